using System.Data.Common;
using System.Text.Json;
using Dapper;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Alerts;

/// <summary>Rules and alerts as stored. Thread-safe, also between processes.</summary>
public sealed class AlertStore(AlertsDatabase database)
{
    private const string AlertColumns = "id, rule, units, since, raisedAt, value, notifiedAt, acknowledgedAt, acknowledgedBy, escalatedAt, endedAt";

    /// <summary>In their order; the defaults when there is no rule yet.</summary>
    public IReadOnlyList<AlertRule> Rules()
    {
        using DbConnection connection = database.Open();
        List<RuleRow> rows = connection.Query<RuleRow>("SELECT * FROM alert_rules ORDER BY position, id").AsList();
        return rows.Count == 0 ? DefaultRules.All : [.. rows.Select(row => row.Rule())];
    }

    /// <summary>Adds or replaces the rule. The first change writes the defaults down.</summary>
    public void Save(AlertRule rule)
    {
        List<AlertRule> rules = [.. Rules()];
        int index = rules.FindIndex(known => known.Id == rule.Id);
        if (index < 0)
        {
            rules.Add(rule);
        }
        else
        {
            rules[index] = rule;
        }

        using DbConnection connection = database.Open();
        using DbTransaction transaction = connection.BeginTransaction();
        connection.Execute("DELETE FROM alert_rules", transaction: transaction);
        connection.Execute(
            """
            INSERT INTO alert_rules (id, name, figure, scope, above, threshold, clear, seconds, critical, quietFrom, quietTo, escalate, enabled, silencedUntil, position)
            VALUES (@Id, @Name, @Figure, @Scope, @Above, @Threshold, @Clear, @Seconds, @Critical, @QuietFrom, @QuietTo, @Escalate, @Enabled, @SilencedUntil, @Position)
            """,
            rules.Select(RuleRow.Of), transaction);
        transaction.Commit();
    }

    public IReadOnlyList<OpenAlert> Open()
    {
        using DbConnection connection = database.Open();
        return [.. connection.Query<AlertRow>($"SELECT {AlertColumns} FROM alerts WHERE endedAt IS NULL ORDER BY id").Select(OfRow)];
    }

    /// <summary>The newest first, over or not.</summary>
    public IReadOnlyList<AlertRow> History(int limit, long? before = null, string? rule = null)
    {
        using DbConnection connection = database.Open();
        return connection.Query<AlertRow>(
            $"SELECT {AlertColumns} FROM alerts WHERE id < @before {(rule is null ? "" : "AND rule = @rule")} ORDER BY id DESC LIMIT @limit", new { before = before ?? long.MaxValue, rule, limit }).AsList();
    }

    /// <summary>Writes a new alert and returns it with its number.</summary>
    public OpenAlert Add(OpenAlert alert)
    {
        using DbConnection connection = database.Open();
        long id = connection.ExecuteScalar<long>(
            "INSERT INTO alerts (rule, units, since, raisedAt, value) VALUES (@Rule, @units, @since, @raisedAt, @Value) RETURNING id",
            new { alert.Rule, units = JsonSerializer.Serialize(alert.Units), since = alert.Since.ToUnixMilliseconds(), raisedAt = alert.RaisedAt.ToUnixMilliseconds(), alert.Value });
        return alert with { Id = id };
    }

    /// <summary>Writes what moved; who acknowledged it is written by <see cref="Acknowledge"/> alone.</summary>
    public void Update(OpenAlert alert)
    {
        using DbConnection connection = database.Open();
        connection.Execute(
            "UPDATE alerts SET units = @units, value = @Value, notifiedAt = @notified, escalatedAt = @escalated WHERE id = @Id",
            new { alert.Id, units = JsonSerializer.Serialize(alert.Units), alert.Value, notified = alert.NotifiedAt?.ToUnixMilliseconds(), escalated = alert.EscalatedAt?.ToUnixMilliseconds() });
    }

    public void End(long id, Instant at)
    {
        using DbConnection connection = database.Open();
        connection.Execute("UPDATE alerts SET endedAt = @at WHERE id = @id AND endedAt IS NULL", new { id, at = at.ToUnixMilliseconds() });
    }

    /// <summary>False: there is none, it is over, or somebody was first.</summary>
    public bool Acknowledge(long id, string by, Instant at)
    {
        using DbConnection connection = database.Open();
        return connection.Execute(
            "UPDATE alerts SET acknowledgedAt = @at, acknowledgedBy = @by WHERE id = @id AND acknowledgedAt IS NULL AND endedAt IS NULL", new { id, by, at = at.ToUnixMilliseconds() }) == 1;
    }

    /// <summary>Whether this process runs the alerts for the next while (Unix milliseconds, real clock). Only one does.</summary>
    public bool HoldLease(string holder, long now, TimeSpan length)
    {
        using DbConnection connection = database.Open();
        return connection.Execute(
            "UPDATE alert_lease SET holder = @holder, until = @until WHERE id = 1 AND (holder = @holder OR until < @now)", new { holder, now, until = now + (long)length.TotalMilliseconds }) == 1;
    }

    private static OpenAlert OfRow(AlertRow row) => new(row.Rule, At(row.Since)!.Value, At(row.RaisedAt)!.Value, row.UnitList, row.Value)
    {
        Id = row.Id,
        NotifiedAt = At(row.NotifiedAt),
        AcknowledgedAt = At(row.AcknowledgedAt),
        AcknowledgedBy = row.AcknowledgedBy,
        EscalatedAt = At(row.EscalatedAt),
    };

    private static Instant? At(long? milliseconds) => milliseconds is { } known ? Instant.FromUnixMilliseconds(known) : null;
}
