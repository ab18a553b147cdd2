using System.Data.Common;
using Dapper;
using Ioc.Metrics.Time;

namespace Ioc.Operations.Alerts;

/// <summary>Rules as stored, the shipped ones until they are changed. Thread-safe, also between processes.</summary>
public sealed class AlertRules(AlertsDatabase database)
{
    private const string Insert =
        """
        INSERT INTO alert_rules (id, name, figure, scope, above, threshold, clear, seconds, critical, quietFrom, quietTo, escalate, enabled, silencedUntil, silencedUnits, position)
        VALUES (@Id, @Name, @Figure, @Scope, @Above, @Threshold, @Clear, @Seconds, @Critical, @QuietFrom, @QuietTo, @Escalate, @Enabled, @SilencedUntil, @SilencedUnits, @Position)

        """;

    /// <summary>In their order; shipped ones that nobody changed come last.</summary>
    public IReadOnlyList<AlertRule> All()
    {
        List<RuleRow> rows = Rows();
        return [.. rows.Where(row => row.DeletedAt is null).Select(row => row.Rule()), .. DefaultRules.All.Where(shipped => rows.All(row => row.Id != shipped.Id))];
    }

    /// <summary>By id, deleted ones too: what their alerts were called.</summary>
    public IReadOnlyDictionary<string, AlertRule> EverKnown() =>
        DefaultRules.All.Concat(Rows().Select(row => row.Rule())).GroupBy(rule => rule.Id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);

    /// <summary>Adds the rule behind the others, or replaces it; rules that others save meanwhile are kept. The first change writes the shipped ones down.</summary>
    public void Save(AlertRule rule)
    {
        using DbConnection connection = database.Open();
        using DbTransaction transaction = connection.BeginTransaction();
        connection.Execute(Insert + "ON CONFLICT (id) DO NOTHING", DefaultRules.All.Select(RuleRow.Of), transaction);
        connection.Execute(
            Insert + """
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, figure = excluded.figure, scope = excluded.scope, above = excluded.above, threshold = excluded.threshold, clear = excluded.clear,
                seconds = excluded.seconds, critical = excluded.critical, quietFrom = excluded.quietFrom, quietTo = excluded.quietTo, escalate = excluded.escalate, enabled = excluded.enabled,
                silencedUntil = excluded.silencedUntil, silencedUnits = excluded.silencedUnits
            """,
            RuleRow.Of(rule, connection.ExecuteScalar<int>("SELECT max(position) + 1 FROM alert_rules", transaction: transaction)), transaction);
        transaction.Commit();
    }

    /// <summary>Its alert is over with the next look. False: there is none, or it was shipped.</summary>
    public bool Delete(AlertRule rule, Instant at)
    {
        using DbConnection connection = database.Open();
        return !rule.IsShipped
            && connection.Execute("UPDATE alert_rules SET deletedAt = @at WHERE id = @Id AND deletedAt IS NULL", new { rule.Id, at = at.ToUnixMilliseconds() }) == 1;
    }

    private List<RuleRow> Rows()
    {
        using DbConnection connection = database.Open();
        return connection.Query<RuleRow>("SELECT * FROM alert_rules ORDER BY position, id").AsList();
    }
}
