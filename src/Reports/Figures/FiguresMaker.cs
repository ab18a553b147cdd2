using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Reports.Figures;

/// <summary>Makes the figures of a report from one snapshot. The result depends on the snapshot, the profile, the period and AsOf, on nothing else.</summary>
public sealed class FiguresMaker(IStoreSnapshot snapshot, Profile profile)
{
    /// <summary>Steps that progress counts.</summary>
    public const int Steps = 7;

    /// <summary>
    /// The instant a report speaks of: the store's last commit, so that the same state gives the same report; for a period that is over at least its end,
    /// for one that runs or comes, with a store that knows nothing of it, the time of making.
    /// </summary>
    public static Instant AsOf(Period period, StoreState state, Instant now)
    {
        Instant known = state.LastCommittedAt ?? new Instant(0);
        return period.IsOver(now) ? Instant.Max(known, period.Last.End)
            : known >= period.First.Start ? known
            : new Instant(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond));
    }

    /// <summary>The figures as of an instant and the keys of the dossiers they count. Progress: steps done of <see cref="Steps"/>.</summary>
    public async Task<MadeFigures> MakeAsync(Period period, Instant asOf, IProgress<int>? progress, CancellationToken cancellation)
    {
        StoreState state = await snapshot.StateAsync(cancellation).ConfigureAwait(false);
        using DossierScan scan = await DossierScan.RunAsync(snapshot, period, asOf, cancellation).ConfigureAwait(false);
        progress?.Report(1);
        var sheets = new KpiSheets(snapshot, profile, scan, new FixedTime(asOf));
        Period before = period.Before(asOf), lastYear = YearBefore(period, asOf);
        KpiSheet province = await sheets.SheetAsync(Scope.Province, period, cancellation).ConfigureAwait(false);
        KpiSheet provinceBefore = await sheets.SheetAsync(Scope.Province, before, cancellation).ConfigureAwait(false);
        KpiSheet provinceLastYear = await sheets.SheetAsync(Scope.Province, lastYear, cancellation).ConfigureAwait(false);
        progress?.Report(2);
        IReadOnlyList<ReportUnit> units = await new UnitFigures(sheets, profile).ReadAsync(period, before, lastYear, cancellation).ConfigureAwait(false);
        progress?.Report(3);
        HealthFigures health = await HealthFigures.ReadAsync(snapshot, profile, period, asOf, cancellation).ConfigureAwait(false);
        progress?.Report(4);
        IReadOnlyList<ReportDay> days = await DayFigures.ReadAsync(snapshot, period, asOf, cancellation).ConfigureAwait(false);
        SourceComparison comparison = await ComparisonFigures.ReadAsync(snapshot, period, asOf, cancellation).ConfigureAwait(false);
        progress?.Report(5);
        IReadOnlyList<ReportTarget> targets = await new TargetFigures(snapshot, profile, sheets, health).ReadAsync(period, asOf, cancellation).ConfigureAwait(false);
        progress?.Report(6);
        DossierKeys keys = scan.Keys();
        var figures = new ReportFigures
        {
            Period = new ReportPeriod(period.Kind.ToString().ToLowerInvariant(), period.First.ToString(), period.Last.ToString(), period.IsOver(asOf)),
            AsOf = asOf.ToString(),
            Law = province.Law,
            Profile = profile.Name,
            ProfileFingerprint = profile.Fingerprint,
            ProvinceCode = profile.ProvinceCode,
            ProvinceNameVi = profile.ProvinceNameVi,
            ProvinceNameEn = profile.ProvinceNameEn,
            CommitNumber = state.CommitNumber,
            Simulated = state.Simulated == true,
            Complete = province.Complete,
            Province = province,
            Before = provinceBefore,
            LastYear = provinceLastYear,
            Units = units,
            Days = days,
            Procedures = scan.Procedures(profile),
            Targets = targets,
            Systems = health.Systems,
            Incidents = health.Incidents,
            DataQuality = await QualityAsync(period, cancellation).ConfigureAwait(false),
            OurCount = comparison,
            Dossiers = keys.Summary,
        };
        progress?.Report(Steps);
        return new MadeFigures(figures, FiguresJson.Write(figures), keys);
    }

    /// <summary>The same calendar period a year earlier; of a running one only the days that have elapsed, as for the period before.</summary>
    internal static Period YearBefore(Period period, Instant asOf)
    {
        LocalDay last = period.IsRunning(asOf) ? asOf.Day : period.Last;
        var first = new LocalDay(period.First.Date.AddYears(-1).DayNumber);
        bool wholeMonths = last == period.Last && last.Date.AddDays(1).Day == 1;
        DateOnly end = wholeMonths ? last.Date.AddDays(1).AddYears(-1).AddDays(-1) : last.Date.AddYears(-1);
        return new Period(PeriodKind.Range, first, new LocalDay(end.DayNumber));
    }

    private async Task<IReadOnlyList<QualityCount>> QualityAsync(Period period, CancellationToken cancellation)
    {
        IReadOnlyDictionary<QualityKey, long> counts = await snapshot.QualityAsync(period.First, period.Last, cancellation).ConfigureAwait(false);
        return [.. counts.GroupBy(count => (count.Key.Unit, QualityKinds.Parts(count.Key.Kind).Kind))
            .Select(group => new QualityCount(group.Key.Unit, group.Key.Kind, group.Sum(count => count.Value)))
            .Where(count => count.Count > 0)
            .OrderBy(count => count.Unit, StringComparer.Ordinal).ThenBy(count => count.Kind, StringComparer.Ordinal)];
    }
}
