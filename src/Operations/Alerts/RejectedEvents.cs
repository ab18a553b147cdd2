using System.Data.Common;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Timing;

namespace Ioc.Operations.Alerts;

/// <summary>How many events were rejected today by unit, read from the store at most once a minute. Not thread-safe.</summary>
public sealed class RejectedEvents(IKpiReader reader, RealTime clock)
{
    private const long Every = 60_000;

    private static readonly HashSet<string> Reasons = [.. Enum.GetValues<RejectReason>().Select(RejectReasons.Code)];

    private (long At, LocalDay Day, IReadOnlyDictionary<string, long> Counts)? _known;

    /// <summary>Null: the store does not answer.</summary>
    public async Task<IReadOnlyDictionary<string, long>?> TodayAsync(LocalDay day, CancellationToken cancellation)
    {
        if (_known is { } known && known.Day == day && clock.Milliseconds - known.At < Every)
        {
            return known.Counts;
        }

        try
        {
            IReadOnlyDictionary<string, long> counts = (await reader.QualityAsync(day, day, cancellation)).Where(count => Reasons.Contains(count.Key.Kind))
                .GroupBy(count => count.Key.Unit, StringComparer.Ordinal).ToDictionary(unit => unit.Key, unit => unit.Sum(count => count.Value), StringComparer.Ordinal);
            _known = (clock.Milliseconds, day, counts);
            return counts;
        }
        catch (Exception away) when (away is StoreUnavailableException or DbException)
        {
            return null;
        }
    }
}
