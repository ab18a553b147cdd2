using System.Data.Common;
using Dapper;
using Ioc.Metrics.Time;

namespace Ioc.Operations.Alerts;

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

    /// <summary>Writes a new alert and returns it with its number; null: one of its rule is open already.</summary>
    public OpenAlert? Add(OpenAlert alert)
    {
        using DbConnection connection = database.Open();
        using DbTransaction transaction = connection.BeginTransaction();
        if (connection.ExecuteScalar<long?>(
            """
            INSERT INTO alerts (rule, units, since, raisedAt, value, members) VALUES (@Rule, @Units, @Since, @RaisedAt, @Value, @Members)
            ON CONFLICT (rule) WHERE endedAt IS NULL DO NOTHING RETURNING id
            """,
            AlertRow.Of(alert), transaction) is not { } id)
        {
            return null;
        }

        OpenAlert added = alert with { Id = id };
        NoteUnits(connection, transaction, added, alert.RaisedAt);
        transaction.Commit();
        return added;
    }

    /// <summary>Writes what moved until that instant; who acknowledged it is written by <see cref="Acknowledge"/> alone. False: it is over.</summary>
    public bool Update(OpenAlert alert, Instant at)
    {
        using DbConnection connection = database.Open();
        using DbTransaction transaction = connection.BeginTransaction();
        if (connection.Execute(
            """
            UPDATE alerts SET units = @Units, value = @Value, notifiedAt = @NotifiedAt, escalatedAt = @EscalatedAt, escalations = @Escalations, members = @Members
            WHERE id = @Id AND endedAt IS NULL
            """,
            AlertRow.Of(alert), transaction) == 0)
        {
            return false;
        }

        NoteUnits(connection, transaction, alert, at);
        transaction.Commit();
        return true;
    }

    public void End(long id, Instant at)
    {
        using DbConnection connection = database.Open();
        using DbTransaction transaction = connection.BeginTransaction();
        connection.Execute("UPDATE alerts SET endedAt = @at WHERE id = @id AND endedAt IS NULL", new { id, at = at.ToUnixMilliseconds() }, transaction);
        connection.Execute("UPDATE alert_units SET leftAt = @at WHERE alert = @id AND leftAt IS NULL", new { id, at = at.ToUnixMilliseconds() }, transaction);
        transaction.Commit();
    }

    /// <summary>When the unit was part of alerts of these rules within [from, to), the latest so many, oldest first. Left null: it still is.</summary>
    public IReadOnlyList<(string Rule, Instant Joined, Instant? Left)> Stays(string unit, IReadOnlyCollection<string> rules, Instant from, Instant to, int limit)
    {
        using DbConnection connection = database.Open();
        return [.. connection.Query<(string Rule, long Joined, long? Left)>(
            "SELECT a.rule, u.joined, u.leftAt FROM alert_units u JOIN alerts a ON a.id = u.alert WHERE u.unit = @unit AND u.joined < @to AND (u.leftAt IS NULL OR u.leftAt > @from) ORDER BY u.joined DESC LIMIT @limit",
            new { unit, from = from.ToUnixMilliseconds(), to = to.ToUnixMilliseconds(), limit })
            .Where(stay => rules.Contains(stay.Rule)).Reverse()
            .Select(stay => (stay.Rule, Instant.FromUnixMilliseconds(stay.Joined), stay.Left is { } left ? Instant.FromUnixMilliseconds(left) : (Instant?)null))];
    }

    /// <summary>Covers the units that are in it at that instant. False: there is none, it is over, or somebody was first.</summary>
    public bool Acknowledge(OpenAlert seen, string by, Instant at)
    {
        using DbConnection connection = database.Open();
        return connection.Execute(
            "UPDATE alerts SET acknowledgedAt = @at, acknowledgedBy = @by WHERE id = @Id AND endedAt IS NULL AND coalesce(acknowledgedAt, -1) = @before",
            new { seen.Id, by, at = at.ToUnixMilliseconds(), before = seen.AcknowledgedAt?.ToUnixMilliseconds() ?? -1 }) == 1;
    }

    /// <summary>An alert knows who is part of it now; this keeps who was.</summary>
    private static void NoteUnits(DbConnection connection, DbTransaction transaction, OpenAlert alert, Instant at)
    {
        HashSet<string> held = [.. connection.Query<string>("SELECT unit FROM alert_units WHERE alert = @Id AND leftAt IS NULL", new { alert.Id }, transaction)];
        object[] joined = [.. alert.Members.Where(member => member.Key != OpenAlert.Province && !held.Contains(member.Key))
            .Select(member => new { alert.Id, Unit = member.Key, Joined = member.Value.Joined.ToUnixMilliseconds() })];
        object[] left = [.. held.Where(unit => !alert.Members.ContainsKey(unit)).Select(unit => new { alert.Id, Unit = unit, At = at.ToUnixMilliseconds() })];
        if (joined.Length > 0)
        {
            connection.Execute("INSERT INTO alert_units (alert, unit, joined) VALUES (@Id, @Unit, @Joined) ON CONFLICT DO NOTHING", joined, transaction);
        }

        if (left.Length > 0)
        {
            connection.Execute("UPDATE alert_units SET leftAt = @At WHERE alert = @Id AND unit = @Unit AND leftAt IS NULL", left, transaction);
        }
    }
}
