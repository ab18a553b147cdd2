using System.Data.Common;
using Dapper;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Operations.Cases;

/// <summary>Directives of many units, for those who follow them up. What a caller may not see is not in the query. Thread-safe.</summary>
public sealed class DirectiveBook(CasesDatabase database)
{
    /// <summary>What shared reads of <see cref="OpenByUnit"/> are called: whoever gives or ends a directive lets them be made anew.</summary>
    public const string OpenOnes = "open directives";

    /// <summary>What is not done first, by the day until which it should be; then what was done last.</summary>
    public IReadOnlyList<Directive> Find(DirectiveQuestion question)
    {
        (string where, DynamicParameters values) = Where(question.Units, question.Unit, question.Person);
        values.Add("today", question.Today.Number);
        values.Add("limit", question.Limit);
        string state = question.State switch
        {
            DirectiveState.Open => "doneAt IS NULL",
            DirectiveState.Late => "doneAt IS NULL AND dueDay < @today",
            DirectiveState.Done => "doneAt IS NOT NULL",
            _ => "1 = 1",
        };
        using DbConnection connection = database.Open();
        return connection.Query<Directive>(
            $"SELECT * FROM directives WHERE {where} AND {state} ORDER BY CASE WHEN doneAt IS NULL THEN 0 ELSE 1 END, CASE WHEN doneAt IS NULL THEN dueDay ELSE -doneAt END, id LIMIT @limit", values).AsList();
    }

    public DirectiveCounts Count(IReadOnlySet<string>? units, string? unit, string? person, LocalDay today)
    {
        (string where, DynamicParameters values) = Where(units, unit, person);
        values.Add("today", today.Number);
        using DbConnection connection = database.Open();
        (long? open, long? late, long? done) = connection.QuerySingle<(long?, long?, long?)>(
            $"""
            SELECT sum(CASE WHEN doneAt IS NULL THEN 1 ELSE 0 END), sum(CASE WHEN doneAt IS NULL AND dueDay < @today THEN 1 ELSE 0 END), sum(CASE WHEN doneAt IS NULL THEN 0 ELSE 1 END)
            FROM directives WHERE {where}
            """,
            values);
        return new DirectiveCounts(open ?? 0, late ?? 0, done ?? 0);
    }

    /// <summary>How many of each unit are given and not done, now or (at) at an instant of the past; units without any are left out.</summary>
    public IReadOnlyDictionary<string, long> OpenByUnit(IReadOnlySet<string>? units, Instant? at)
    {
        (string where, DynamicParameters values) = Where(units, null, null);
        values.Add("at", at?.Ticks);
        string open = at is null ? "doneAt IS NULL" : "issuedAt <= @at AND (doneAt IS NULL OR doneAt > @at)";
        using DbConnection connection = database.Open();
        return connection.Query<(string Unit, long Count)>(
            $"SELECT unit, count(*) FROM directives WHERE {where} AND {open} GROUP BY unit", values)
            .ToDictionary(row => row.Unit, row => row.Count, StringComparer.Ordinal);
    }

    /// <summary>Who has something to do or did, in the order of names.</summary>
    public IReadOnlyList<string> People(IReadOnlySet<string>? units)
    {
        (string where, DynamicParameters values) = Where(units, null, null);
        using DbConnection connection = database.Open();
        return [.. connection.Query<string>($"SELECT DISTINCT assignee FROM directives WHERE {where} ORDER BY assignee LIMIT 500", values).Order(NameOrder.Comparer)];
    }

    private static (string Where, DynamicParameters Values) Where(IReadOnlySet<string>? units, string? unit, string? person)
    {
        var values = new DynamicParameters();
        var conditions = new List<string> { "1 = 1" };
        if (units is not null)
        {
            string[] names = [.. units.Select((_, i) => $"@seen{i}")];
            foreach ((string code, int i) in units.Select((code, i) => (code, i)))
            {
                values.Add($"seen{i}", code);
            }

            conditions.Add(names.Length == 0 ? "1 = 0" : $"unit IN ({string.Join(", ", names)})");
        }

        if (unit is not null)
        {
            conditions.Add("unit = @unit");
            values.Add("unit", unit);
        }

        if (person is not null)
        {
            conditions.Add("assignee = @person");
            values.Add("person", person);
        }

        return (string.Join(" AND ", conditions), values);
    }
}
