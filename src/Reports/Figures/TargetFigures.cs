using Ioc.Metrics.Counters;
using Ioc.Metrics.Health;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Reports.Figures;

/// <summary>
/// The targets of Plan 02 as far as they are known: figures of the calendar year up to the period's instant, availability of the period, incidents handled in time,
/// and what units reported as indicators. What is not known says so.
/// </summary>
internal sealed class TargetFigures(IKpiReader reader, Profile profile, KpiSheets sheets, HealthFigures health)
{
    private const int TrendDays = 30;

    public async Task<IReadOnlyList<ReportTarget>> ReadAsync(Period period, Instant asOf, CancellationToken cancellation)
    {
        LocalDay last = period.At(asOf).Day;
        var year = new Period(PeriodKind.Range, LocalDay.Of(last.Date.Year, 1, 1), last);
        KpiSheet sheet = await sheets.SheetAsync(Scope.Province, year, cancellation).ConfigureAwait(false);
        CounterVector sums = Sum((await reader.SumsAsync(null, year.First, year.Last, cancellation).ConfigureAwait(false)).Values);
        IReadOnlyList<(LocalDay Day, CounterVector Sums)> days = await reader.DaysAsync(null, last - TrendDays, last - 1, cancellation).ConfigureAwait(false);
        ILookup<string, IndicatorValue> indicators = (await reader.IndicatorsAsync(cancellation).ConfigureAwait(false)).ToLookup(value => value.Indicator, StringComparer.Ordinal);
        return [.. profile.Targets.Select(target => Judge(Measure(Describe(target), target, sheet, sums, days, year, indicators[target.Id]), target, last))];
    }

    private ReportTarget Describe(Target target) => new()
    {
        Id = target.Id,
        NameVi = target.NameVi,
        NameEn = target.NameEn,
        Source = target.Source,
        GoalVi = target.GoalVi,
        GoalEn = target.GoalEn,
        Goal = target.Goal,
        Deadline = target.Deadline?.ToString(),
        MeasuredBy = target.MeasuredBy,
        ResponsibleUnit = target.ResponsibleUnit,
        Head = target.Head,
        Binds = target.Binds(profile.ProvinceCode),
        State = "unknown",
    };

    private ReportTarget Measure(
        ReportTarget known, Target target, KpiSheet year, CounterVector sums, IReadOnlyList<(LocalDay Day, CounterVector Sums)> days, Period over, IEnumerable<IndicatorValue> indicators)
    {
        if (Indicator([.. indicators]) is { } reported)
        {
            return known with
            {
                Basis = "indicator",
                Value = reported.Value,
                ReportedAt = reported.At.ToString(),
                ReportedBy = reported.By,
                UnitsReported = reported.Units,
                Note = reported.Note,
            };
        }

        if (target.Kpi is { } kpi)
        {
            (double? trend, string? forecast) = TargetTrend.Of([.. days.Select(day => (day.Day, Share(kpi, day.Sums)))], target.Goal, over.Last);
            return known with
            {
                Basis = "kpi",
                Value = Share(kpi, sums) ?? OfSheet(kpi, year),
                From = over.First.ToString(),
                To = over.Last.ToString(),
                Trend = trend,
                Forecast = forecast,
            };
        }

        if (target.MeasuredBy.Contains("incidents"))
        {
            return known with { Basis = "incidents", Value = HandledInTime() };
        }

        if (target.MeasuredBy.Contains("health") && target.Systems.Count > 0)
        {
            List<ReportSystem> measured = [.. health.Systems.Where(system => target.Systems.Contains(system.Id))];
            double monitored = measured.Sum(system => system.MonitoredMinutes);
            return known with { Basis = measured.Count == 0 ? null : "health", Value = monitored > 0 ? 1 - (measured.Sum(system => system.DowntimeMinutes) / monitored) : null };
        }

        return known;
    }

    /// <summary>met and missed are of today: a deadline of the past stays with what is so now.</summary>
    private static ReportTarget Judge(ReportTarget target, Target rules, LocalDay today)
    {
        double? gap = target.Value - target.Goal;
        string state = !target.Binds ? "not-binding"
            : target.Value is null ? "unknown"
            : gap is null ? "tracked"
            : gap >= 0 ? "met"
            : rules.Deadline < today ? "missed"
            : "open";
        return target with { Gap = gap, State = state, Value = target.Value, Basis = target.Value is null ? null : target.Basis };
    }

    /// <summary>What the province reported holds; else what its units did, taken together. In doubles: decimals of a time before there were bounds overflow.</summary>
    private static (double? Value, Instant At, string? By, int? Units, string? Note)? Indicator(List<IndicatorValue> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        if (values.Find(value => value.Unit == "province") is { } province)
        {
            return (Number(province), province.At, province.ReportedBy, null, province.Note);
        }

        Instant latest = values.Max(value => value.At);
        double denominator = values.Sum(value => (double)(value.Denominator ?? 0));
        double? all = denominator > 0 ? values.Sum(value => (double)(value.Numerator ?? 0)) / denominator : values.Average(Number);
        return (all, latest, null, values.Count, null);
    }

    private static double? Number(IndicatorValue value) =>
        value.Value is { } plain ? (double)plain : value.Denominator is > 0 ? (double)value.Numerator!.Value / (double)value.Denominator.Value : null;

    /// <summary>Acknowledged within 15 minutes and resolved within 4 working hours less maintenance, of the incidents that opened and were resolved in the period.</summary>
    private double? HandledInTime()
    {
        List<Incident> over = [.. health.Rows.Where(incident => incident.Resolved != Instant.Never && incident.MergedInto is null)];
        int handled = over.Count(incident => incident.AcknowledgedAt is { } seen && seen - incident.Opened <= TimeSpan.FromMinutes(15)
            && IncidentTime.WorkingLength(incident, profile) <= TimeSpan.FromHours(4));
        return over.Count == 0 ? null : (double)handled / over.Count;
    }

    private static double? Share(string kpi, CounterVector sums) =>
        kpi == "resolvedOnlineShare" ? (sums[Counter.Resolved] == 0 ? null : (double)sums[Counter.ResolvedOnline] / sums[Counter.Resolved])
        : Catalogue.Find(kpi) is { Kind: FigureKind.Quotient } figure ? figure.Of(sums)
        : null;

    private static double? OfSheet(string kpi, KpiSheet sheet) => kpi switch
    {
        "availability" => sheet.Availability,
        "ownAvailability" => sheet.OwnAvailability,
        _ => null,
    };

    private static CounterVector Sum(IEnumerable<CounterVector> vectors)
    {
        var all = new CounterVector();
        foreach (CounterVector vector in vectors)
        {
            all.Add(vector);
        }

        return all;
    }
}
