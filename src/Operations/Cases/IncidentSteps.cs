using System.Data.Common;
using System.Globalization;
using Dapper;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;

namespace Ioc.Operations.Cases;

/// <summary>One step that a person took at an incident. Kind: assigned (Text: to whom), note, resolved (Text: cause and remedy), reopened.</summary>
public sealed record IncidentStep
{
    public long Id { get; init; }

    public long Incident { get; init; }

    public string Kind { get; init; } = "";

    public string Person { get; init; } = "";

    public long DoneAt { get; init; }

    public string Text { get; init; } = "";

    public Instant At => new(DoneAt);
}

/// <summary>Steps people take at incidents; rows are only ever added, each is audited. Thread-safe.</summary>
public sealed class IncidentSteps(CasesDatabase database, AuditLog audit, TimeProvider time)
{
    public const string Assigned = "assigned";
    public const string Noted = "note";
    public const string Resolved = "resolved";
    public const string Reopened = "reopened";

    /// <summary>Of an incident, oldest first.</summary>
    public IReadOnlyList<IncidentStep> Of(long incident)
    {
        using DbConnection connection = database.Open();
        return connection.Query<IncidentStep>("SELECT * FROM incident_steps WHERE incident = @incident ORDER BY id", new { incident }).AsList();
    }

    /// <summary>The latest assignment and whether people called it resolved, of each of these.</summary>
    public ILookup<long, IncidentStep> Of(IReadOnlyCollection<long> incidents)
    {
        using DbConnection connection = database.Open();
        return incidents.Chunk(400).SelectMany(some => connection.Query<IncidentStep>(
            $"SELECT * FROM incident_steps WHERE incident IN ({string.Join(',', some)}) ORDER BY id")).ToLookup(step => step.Incident);
    }

    private static AuditAction ActionOf(string kind) => kind switch
    {
        Assigned => AuditAction.IncidentAssigned,
        Noted => AuditAction.IncidentNote,
        Resolved => AuditAction.IncidentResolved,
        Reopened => AuditAction.IncidentReopened,
        _ => throw new ArgumentException($"There is no step '{kind}'.", nameof(kind)),
    };

    /// <summary>Adds a step; throws ArgumentException without words.</summary>
    public void Add(long incident, string kind, string text, string person)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Notes.MostLetters)
        {
            throw new ArgumentException($"A step has 1 to {Notes.MostLetters} letters.", nameof(text));
        }

        AuditAction action = ActionOf(kind);
        using DbConnection connection = database.Open();
        connection.Execute(
            "INSERT INTO incident_steps (incident, kind, person, doneAt, text) VALUES (@incident, @kind, @person, @now, @text)",
            new { incident, kind, person, now = Instant.From(time.GetUtcNow()).Ticks, text = text.Trim() });
        audit.Write(person, action, "incident:" + incident.ToString(CultureInfo.InvariantCulture));
    }
}
