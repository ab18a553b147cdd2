using System.Runtime.InteropServices;
using System.Text;
using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Reported;

/// <summary>
/// Indicator reports and source totals on their way into the store, which keeps all of them; which holds is decided when they are read. One that is there
/// already with the same bytes changes nothing and is counted; one whose (source, id) is there with other bytes is kept and flagged. Not thread-safe.
/// </summary>
public sealed class ReportedLedger(IOperationalStore store)
{
    /// <summary>The unit of a report of the whole province.</summary>
    public const string Province = "province";

    private readonly List<Arrived> _arrived = [];

    /// <summary>Reports that wait for the next <see cref="ApplyAsync"/>.</summary>
    public int Waiting => _arrived.Count;

    /// <summary>Takes a report; the event may be used again by the caller.</summary>
    public void Add(DecodedEvent report)
    {
        string unit = report.Unit?.Code ?? Province;
        string id = Encoding.UTF8.GetString(report.Id.Span);
        byte[] sha = [.. report.Sha256];
        bool indicator = report.Kind == EventKind.IndicatorReport;
        _arrived.Add(new Arrived(
            new ReportedKey(report.Source, id), sha, report.Unit?.Code, report.RecordedAt,
            !indicator ? null : new IndicatorValue(
                unit, report.Indicator!, report.At, report.Value, report.Numerator, report.Denominator, report.ReportedBy!, report.Note, report.Time, report.Source, id, sha),
            indicator ? null : new SourceTotal(unit, report.Day, report.Received, report.Resolved, report.Backlog, report.At, report.Time, report.Source, id, sha)));
    }

    /// <summary>
    /// Puts what was taken into the batch: what is new, what is to be counted, and when units were heard of last (by a duplicate too). The batch before must be
    /// committed or given up. When this fails, what was taken is forgotten: it is consumed again.
    /// </summary>
    public async Task ApplyAsync(CommitBatch batch, CancellationToken cancellation)
    {
        if (_arrived.Count == 0)
        {
            return;
        }

        try
        {
            var known = new Dictionary<ReportedKey, List<byte[]>>();
            foreach (ReportedId stored in await store.ReportedIdsAsync([.. _arrived.Select(report => report.Key).Distinct()], cancellation).ConfigureAwait(false))
            {
                Of(known, stored.Key).Add(stored.Sha256);
            }

            foreach (Arrived report in _arrived)
            {
                Apply(report, batch, Of(known, report.Key));
            }
        }
        finally
        {
            _arrived.Clear();
        }
    }

    private static void Apply(Arrived report, CommitBatch batch, List<byte[]> known)
    {
        if (report.Unit is { } unit)
        {
            batch.LastArrival[unit] = batch.LastArrival.TryGetValue(unit, out Instant latest) ? Instant.Max(latest, report.At) : report.At;
        }

        if (known.Exists(sha => sha.AsSpan().SequenceEqual(report.Sha256)))
        {
            batch.Count(report.Unit ?? "", report.At.Day, QualityKinds.Duplicate);
            return;
        }

        if (known.Count > 0)
        {
            batch.Count(report.Unit ?? "", report.At.Day, QualityKinds.ConflictingId);
        }

        known.Add(report.Sha256);
        if (report.Indicator is { } indicator)
        {
            batch.Indicators.Add(indicator);
        }
        else
        {
            batch.SourceTotals.Add(report.Total!);
        }
    }

    private static List<byte[]> Of(Dictionary<ReportedKey, List<byte[]>> by, ReportedKey key) => CollectionsMarshal.GetValueRefOrAddDefault(by, key, out _) ??= [];

    private sealed record Arrived(ReportedKey Key, byte[] Sha256, string? Unit, Instant At, IndicatorValue? Indicator, SourceTotal? Total);
}
