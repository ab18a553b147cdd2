using Ioc.Metrics.Kpis;

namespace Ioc.Ingest.Live;

/// <summary>
/// Figures of a minute by their names in the KPI sheet: counts of the local day so far, instants as now, shares of the calendar month
/// so far (as the tiles show them); a share whose denominator is 0 is left out.
/// </summary>
internal static class MinuteFields
{
    private static readonly (string Name, Counter Counter)[] _counts =
    [
        ("received", Counter.Received), ("receivedOnline", Counter.ReceivedOnline), ("outsideArea", Counter.OutsideArea),
        ("resolved", Counter.Resolved), ("resolvedOnTime", Counter.ResolvedOnTime), ("resolvedEarly", Counter.ResolvedEarly),
        ("resolvedDueByDefault", Counter.ResolvedDueByDefault), ("resolvedFullyOnline", Counter.ResolvedFullyOnline),
        ("rejected", Counter.Rejected), ("withdrawn", Counter.Withdrawn), ("stopped", Counter.Stopped), ("ratings", Counter.Ratings),
    ];

    private static readonly (string Name, Counter Part, Counter Whole)[] _shares =
    [
        ("onlineShare", Counter.ReceivedOnline, Counter.Received), ("onTimeRate", Counter.ResolvedOnTime, Counter.Resolved),
        ("fullyOnlineShare", Counter.ResolvedFullyOnline, Counter.Resolved), ("digitizedResultShare", Counter.DigitizedResult, Counter.Resolved),
        ("digitizedComponentsShare", Counter.DigitizedComponents, Counter.Received),
        ("satisfaction", Counter.RatingSum, Counter.Ratings), ("satisfiedShare", Counter.Satisfied, Counter.Ratings),
    ];

    public static Dictionary<string, double> Of(CounterVector? today, CounterVector? month, InstantCounts now)
    {
        var fields = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["backlog"] = now.Backlog,
            ["overdue"] = now.Overdue,
            ["dueSoon"] = now.DueSoon,
            ["paused"] = now.Paused,
        };
        foreach ((string name, Counter counter) in _counts)
        {
            fields[name] = today?[counter] ?? 0;
        }

        foreach ((string name, Counter part, Counter whole) in _shares)
        {
            if (month is not null && month[whole] > 0)
            {
                fields[name] = (double)month[part] / month[whole];
            }
        }

        return fields;
    }
}
