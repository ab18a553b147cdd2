using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>What every sheet of one read shares beside the figures: time, coverage, incidents, known gaps, what the store holds.</summary>
internal sealed record SheetContext(
    Profile Profile, Period Period, Instant Now, StoreState State, IReadOnlyDictionary<string, Instant> Arrivals, IncidentsAt Incidents, IReadOnlySet<string> Gaps)
{
    private static readonly TimeSpan _reportingWindow = TimeSpan.FromMinutes(15);

    public static async Task<SheetContext> ReadAsync(IKpiReader reader, Profile profile, Period period, Instant now, CancellationToken cancellation)
    {
        IReadOnlyDictionary<QualityKey, long> quality = await reader.QualityAsync(period.First, period.Last, cancellation).ConfigureAwait(false);
        return new SheetContext(
            profile,
            period,
            now,
            await reader.StateAsync(cancellation).ConfigureAwait(false),
            await reader.LastArrivalsAsync(cancellation).ConfigureAwait(false),
            await IncidentsAt.ReadAsync(reader, period.At(now), new Instant(period.At(now).Ticks + 1), cancellation).ConfigureAwait(false),
            quality.Where(count => count.Key.Kind == "gap" && count.Value > 0).Select(count => count.Key.Unit).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The instant T of the period.</summary>
    public Instant At => Period.At(Now);

    public SheetCoverage Coverage(string? unit)
    {
        if (unit is not null)
        {
            return new SheetCoverage(Reports(unit) ? 1 : 0, 1);
        }

        List<Unit> valid = [.. Profile.Units.Where(known => known.IsValidOn(Now.Day))];
        return new SheetCoverage(valid.Count(known => Reports(known.Code)), valid.Count);
    }

    /// <summary>A gap of no known unit (an offset range of a partition) may have been of any.</summary>
    public bool Complete(string? unit) => unit is null ? Gaps.Count == 0 : !Gaps.Contains(unit) && !Gaps.Contains("");

    public string Law => State.Law ?? Dossiers.Law.Version;

    private bool Reports(string unit) => Arrivals.TryGetValue(unit, out Instant arrival) && arrival > Now - _reportingWindow;
}
