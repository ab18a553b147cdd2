using System.Data.Common;
using Dapper;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Alerts;

/// <summary>Alerts as stored, open and over. Thread-safe, also between processes.</summary>
public sealed class AlertStore(AlertsDatabase database)
{
    private const string Columns = "id, rule, units, since, raisedAt, value, notifiedAt, acknowledgedAt, acknowledgedBy, escalatedAt, escalations, members, endedAt";

    public IReadOnlyList<OpenAlert> Open()
    {
        using DbConnection connection = database.Open();
        return [.. connection.Query<AlertRow>($"SELECT {Columns} FROM alerts WHERE endedAt IS NULL ORDER BY id").Select(row => row.Alert())];
    }

    /// <summary>Those that are over, the newest first.</summary>
    public IReadOnlyList<AlertRow> History(int limit, long? before = null)
    {
        using DbConnection connection = database.Open();
        return connection.Query<AlertRow>($"SELECT {Columns} FROM alerts WHERE id < @before AND endedAt IS NOT NULL ORDER BY id DESC LIMIT @limit", new { before = before ?? long.MaxValue, limit }).AsList();
    }

    /// <summary>Writes a new alert and returns it with its number.</summary>
    public OpenAlert Add(OpenAlert alert)
    {
        using DbConnection connection = database.Open();
        long id = connection.ExecuteScalar<long>(
            "INSERT INTO alerts (rule, units, since, raisedAt, value, members) VALUES (@Rule, @Units, @Since, @RaisedAt, @Value, @Members) RETURNING id", AlertRow.Of(alert));
        return alert with { Id = id };
    }

    /// <summary>Writes what moved; who acknowledged it is written by <see cref="Acknowledge"/> alone.</summary>
    public void Update(OpenAlert alert)
    {
        using DbConnection connection = database.Open();
        connection.Execute(
            "UPDATE alerts SET units = @Units, value = @Value, notifiedAt = @NotifiedAt, escalatedAt = @EscalatedAt, escalations = @Escalations, members = @Members WHERE id = @Id",
            AlertRow.Of(alert));
    }

    public void End(long id, Instant at)
    {
        using DbConnection connection = database.Open();
        connection.Execute("UPDATE alerts SET endedAt = @at WHERE id = @id AND endedAt IS NULL", new { id, at = at.ToUnixMilliseconds() });
    }

    /// <summary>Covers the units that are in it at that instant. False: there is none, it is over, or somebody was first.</summary>
    public bool Acknowledge(OpenAlert seen, string by, Instant at)
    {
        using DbConnection connection = database.Open();
        return connection.Execute(
            "UPDATE alerts SET acknowledgedAt = @at, acknowledgedBy = @by WHERE id = @Id AND endedAt IS NULL AND coalesce(acknowledgedAt, -1) = @before",
            new { seen.Id, by, at = at.ToUnixMilliseconds(), before = seen.AcknowledgedAt?.ToUnixMilliseconds() ?? -1 }) == 1;
    }
}
