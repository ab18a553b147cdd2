using System.Text;
using Ioc.Ingest.Broker;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Worker;

/// <summary>Indicator reports and source totals as rows. The store keeps all; which of them holds is decided when they are read.</summary>
internal static class ReportedRows
{
    public static void Add(DecodedEvent report, CommitBatch commit)
    {
        string unit = report.Unit?.Code ?? Topics.ProvinceKey;
        string id = Encoding.UTF8.GetString(report.Id.Span);
        byte[] sha = [.. report.Sha256];
        if (report.Kind == EventKind.IndicatorReport)
        {
            commit.Indicators.Add(new IndicatorValue(
                unit, report.Indicator!, report.At, report.Value, report.Numerator, report.Denominator, report.ReportedBy!, report.Note,
                report.Time, report.Source, id, sha));
        }
        else
        {
            commit.SourceTotals.Add(new SourceTotal(
                unit, report.Day, report.Received, report.Resolved, report.Backlog, report.At, report.Time, report.Source, id, sha));
        }

        if (report.Unit is not null)
        {
            commit.LastArrival[unit] = commit.LastArrival.TryGetValue(unit, out Instant known) ? Instant.Max(known, report.RecordedAt) : report.RecordedAt;
        }
    }
}
