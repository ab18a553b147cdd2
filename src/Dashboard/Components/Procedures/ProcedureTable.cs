using Ioc.Dashboard.Dossiers;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Resources;

namespace Ioc.Dashboard.Components.Procedures;

/// <summary>Figures by procedure and by field of some units over a period, from the stored sums. Immutable.</summary>
public sealed record ProcedureTable(IReadOnlyList<ProcedureRow> Procedures, IReadOnlyList<ProcedureRow> Fields)
{
    /// <summary>Fewer resolved than these say nothing of a unit.</summary>
    public const int FewestResolved = 5;

    private const int MostWorst = 3;

    public static async Task<ProcedureTable> ReadAsync(IDrillReader drill, Profile profile, IReadOnlyCollection<string> units, Period period, Texts texts, CancellationToken cancellation)
    {
        IReadOnlyList<ProcedureSum> sums = await drill.ProcedureSumsAsync(units, period.First, period.Last, cancellation);
        double goal = profile.FindLagComponent(Catalogue.OnTimeRate.Component)?.Goal ?? 1;
        double hoursADay = HoursOf(profile);
        List<ProcedureRow> procedures = [.. sums.GroupBy(sum => sum.Procedure, StringComparer.Ordinal).Select(group => Row(group.Key, [.. group])).Where(HasDossiers)];
        List<ProcedureRow> fields = [.. sums.GroupBy(sum => profile.FindProcedure(sum.Procedure)?.FieldVi ?? DossierQuestion.Unknown, StringComparer.Ordinal)
            .Select(group => (group, Name: group.Key == DossierQuestion.Unknown ? texts.Unit.NoField : group.Key))
            .Select(field => new ProcedureRow(field.group.Key, field.Name, field.Name, null, Sum(field.group)) { IsField = true, Worst = WorstOf(field.group, profile, goal) }).Where(HasDossiers)];
        return new ProcedureTable(procedures, fields);

        ProcedureRow Row(string code, IReadOnlyList<ProcedureSum> of)
        {
            Procedure? known = profile.FindProcedure(code);
            string name = known?.NameVi ?? (code.Length == 0 ? texts.Procedures.Unknown : $"{texts.Procedures.Unknown} ({code})");
            return new ProcedureRow(code, name, known?.FieldVi ?? texts.Unit.NoField, known, Sum(of))
            {
                Worst = WorstOf(of, profile, goal),
                AllowedHours = known?.WorkingDays is { } days ? Math.Max(1, days) * hoursADay : null,
            };
        }
    }

    /// <summary>Greatest volume first, or by the figure; values that are not known last; ties by code.</summary>
    public static IReadOnlyList<ProcedureRow> Sorted(IEnumerable<ProcedureRow> rows, string? key, bool descending)
    {
        Func<ProcedureRow, double?> value = key == "allowance" ? row => row.AllowedHours : row => (Catalogue.Find(key) ?? Catalogue.Received).Of(row.Sums);
        double sign = descending ? -1 : 1;
        return [.. rows.OrderBy(row => value(row) is null).ThenBy(row => sign * value(row)).ThenBy(row => row.Key, StringComparer.Ordinal)];
    }

    /// <summary>Hours of one ordinary working day.</summary>
    private static double HoursOf(Profile profile)
    {
        Metrics.Time.LocalDay day = profile.Calendar.NextWorkingDay(Metrics.Time.LocalDay.Of(2026, 3, 1));
        return profile.Calendar.WorkingTimeBetween(day.Start, day.End).TotalHours;
    }

    private static bool HasDossiers(ProcedureRow row) => row.Sums[Counter.Received] + row.Sums[Counter.Resolved] > 0;

    private static IReadOnlyList<WorstUnit> WorstOf(IEnumerable<ProcedureSum> sums, Profile profile, double goal) =>
        [.. sums.GroupBy(sum => sum.Unit, StringComparer.Ordinal).Select(unit => (Unit: profile.FindUnit(unit.Key), Sums: Sum(unit)))
            .Where(unit => unit.Unit is not null && unit.Sums[Counter.Resolved] >= FewestResolved)
            .Select(unit => new WorstUnit(unit.Unit!, Catalogue.OnTimeRate.Of(unit.Sums)!.Value, unit.Sums[Counter.Resolved]))
            .Where(unit => unit.OnTimeRate < goal).OrderBy(unit => unit.OnTimeRate).ThenBy(unit => unit.Unit.Index).Take(MostWorst)];

    private static CounterVector Sum(IEnumerable<ProcedureSum> sums)
    {
        var all = new CounterVector();
        foreach (ProcedureSum sum in sums)
        {
            all.Add(sum.Sums);
        }

        return all;
    }
}
