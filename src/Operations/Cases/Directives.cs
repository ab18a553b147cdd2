using System.Data.Common;
using Dapper;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;

namespace Ioc.Operations.Cases;

/// <summary>Directives to units. Every step is audited. Thread-safe.</summary>
public sealed class Directives(CasesDatabase database, AuditLog audit, TimeProvider time)
{
    /// <summary>Of a unit: those not done first by due day, then the done ones, newest first.</summary>
    public IReadOnlyList<Directive> Of(string unit, int most = 100)
    {
        using DbConnection connection = database.Open();
        return [.. connection.Query<Directive>("SELECT * FROM directives WHERE unit = @unit ORDER BY id DESC LIMIT @most", new { unit, most })
            .OrderBy(d => d.DoneAt is not null).ThenBy(d => d.DoneAt is null ? d.DueDay : -d.Id)];
    }

    /// <summary>How many a unit has.</summary>
    public long CountOf(string unit)
    {
        using DbConnection connection = database.Open();
        return connection.ExecuteScalar<long>("SELECT count(*) FROM directives WHERE unit = @unit", new { unit });
    }

    /// <summary>Gives a directive; the value is the figure's over those days. Throws ArgumentException when it does not say what, who and when.</summary>
    public void Issue(string unit, string figure, double? valueThen, Period over, string text, string assignee, LocalDay due, string issuedBy)
    {
        if (string.IsNullOrWhiteSpace(text) || string.IsNullOrWhiteSpace(assignee) || text.Length > Notes.MostLetters || assignee.Length > 200)
        {
            throw new ArgumentException("A directive says what is to be done and who does it.", nameof(text));
        }

        using DbConnection connection = database.Open();
        connection.Execute(
            "INSERT INTO directives (unit, figure, valueThen, firstDay, lastDay, text, assignee, dueDay, issuedBy, issuedAt) VALUES (@unit, @figure, @valueThen, @first, @last, @text, @assignee, @due, @issuedBy, @now)",
            new { unit, figure, valueThen, first = over.First.Number, last = over.Last.Number, text = text.Trim(), assignee = assignee.Trim(), due = due.Number, issuedBy, now = Now });
        audit.Write(issuedBy, AuditAction.DirectiveIssued, "unit:" + unit, figure);
    }

    /// <summary>Marks it as done with what came of it; false when it is done already or not this unit's.</summary>
    public bool Complete(long id, string unit, string outcome, string by)
    {
        using DbConnection connection = database.Open();
        bool done = connection.Execute(
            "UPDATE directives SET doneAt = @now, doneBy = @by, outcome = @outcome WHERE id = @id AND unit = @unit AND doneAt IS NULL",
            new { id, unit, outcome = outcome.Trim(), by, now = Now }) > 0;
        if (done)
        {
            audit.Write(by, AuditAction.DirectiveDone, "unit:" + unit, connection.ExecuteScalar<string>("SELECT figure FROM directives WHERE id = @id", new { id }));
        }

        return done;
    }

    private long Now => Instant.From(time.GetUtcNow()).Ticks;
}
