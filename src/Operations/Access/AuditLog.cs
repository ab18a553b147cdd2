using System.Data.Common;
using Dapper;
using Ioc.Operations.Timing;

namespace Ioc.Operations.Access;

/// <summary>One row of the audit: who did what to what. At: Unix milliseconds, real clock.</summary>
public sealed record AuditEntry
{
    public long Id { get; init; }

    public long At { get; init; }

    public string Actor { get; init; } = "";

    public string Action { get; init; } = "";

    public string Subject { get; init; } = "";

    public string? Detail { get; init; }
}

/// <summary>Who changed or downloaded what. Rows are only ever added; they hold no secret. Thread-safe.</summary>
public sealed class AuditLog(AccessDatabase database, RealTime clock)
{
    public void Write(string actor, AuditAction action, string subject, string? detail = null)
    {
        using DbConnection connection = database.Open();
        connection.Execute(
            "INSERT INTO audit (at, actor, action, subject, detail) VALUES (@at, @actor, @action, @subject, @detail)",
            new { at = clock.Milliseconds, actor, action = action.Code, subject, detail });
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<AuditEntry> Latest(int limit)
    {
        using DbConnection connection = database.Open();
        return connection.Query<AuditEntry>("SELECT * FROM audit ORDER BY id DESC LIMIT @limit", new { limit }).AsList();
    }

    /// <summary>Rows that the question asks for, the newest first.</summary>
    public IReadOnlyList<AuditEntry> Find(AuditQuestion question)
    {
        var conditions = new List<string> { "id < @before" };
        Add(question.Actor, "actor = @Actor");
        Add(question.Action, "action = @Action");
        Add(question.Subject, "subject = @Subject");
        Add(question.From, "at >= @From");
        Add(question.To, "at < @To");
        using DbConnection connection = database.Open();
        return connection.Query<AuditEntry>(
            $"SELECT * FROM audit WHERE {string.Join(" AND ", conditions)} ORDER BY id DESC LIMIT @Limit",
            new { before = question.Before ?? long.MaxValue, question.Actor, question.Action, question.Subject, question.From, question.To, question.Limit }).AsList();

        void Add(object? value, string condition)
        {
            if (value is not null)
            {
                conditions.Add(condition);
            }
        }
    }
}
