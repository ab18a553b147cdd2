using Ioc.Metrics.Counters;
using Ioc.Metrics.Health;
using Ioc.Metrics.Time;

namespace Ioc.Operations.Live;

/// <summary>
/// Live figures of a scope: sums over its units' latest parts. Shares of the calendar month so far, instants now, counts of today.
/// Summing anew costs about 10 µs for 140 units, at most four times a second; so there is nothing incremental that could drift.
/// </summary>
public sealed record LiveFigures
{
    public required CounterVector Today { get; init; }

    public required CounterVector Month { get; init; }

    public required InstantCounts Now { get; init; }

    public required int OutagesOpen { get; init; }

    public required int CommunesOffline { get; init; }

    /// <summary>1 − downtime / monitored of the month so far; null when nothing was monitored.</summary>
    public required double? Availability { get; init; }

    /// <summary>Units from which an accepted event arrived in the last 15 minutes.</summary>
    public required int Reporting { get; init; }

    /// <summary>Units of the profile that are valid now.</summary>
    public required int Expected { get; init; }

    /// <summary>Whether any part of dossiers came at all.</summary>
    public required bool Known { get; init; }

    /// <summary>Figures of these units. Incidents: the open ones of the scope, null when health parts shall count them (a commune).</summary>
    public static LiveFigures Of(IReadOnlyList<UnitLive> units, IReadOnlyList<Incident>? incidents, Instant now)
    {
        LocalDay day = now.Day;
        var today = new CounterVector();
        var month = new CounterVector();
        InstantCounts counts = default;
        int expected = 0, reporting = 0, outages = 0, offline = 0;
        bool known = false;
        TimeSpan downtime = TimeSpan.Zero, monitored = TimeSpan.Zero;
        foreach (UnitLive unit in units)
        {
            expected += unit.Unit.IsValidOn(day) ? 1 : 0;
            if (unit.Dossiers is { } dossiers)
            {
                known = true;
                counts += dossiers.Now;
                reporting += unit.Unit.IsValidOn(day) && Latest(dossiers.LastArrival, unit.Health?.LastArrival) is { } arrival && arrival > now - Coverage.Window ? 1 : 0;

                // A part of yesterday says nothing of today: after midnight an idle unit's counts are 0 until its next part.
                if (dossiers.Day == day)
                {
                    today.Add(dossiers.Today);
                }

                if (dossiers.Day.Date.Month == day.Date.Month && dossiers.Day.Date.Year == day.Date.Year)
                {
                    month.Add(dossiers.Month);
                }
            }

            if (unit.Health is { } health)
            {
                downtime += health.Downtime;
                monitored += health.Monitored;
                outages += health.OutagesOpen;
                offline += health.Offline ? 1 : 0;
            }
        }

        return new LiveFigures
        {
            Today = today,
            Month = month,
            Now = counts,
            OutagesOpen = incidents?.Count ?? outages,
            CommunesOffline = incidents?.Count(incident => incident.Kind == IncidentKind.CommuneOffline) ?? offline,
            Availability = monitored > TimeSpan.Zero ? 1 - (downtime / monitored) : null,
            Reporting = reporting,
            Expected = expected,
            Known = known,
        };
    }

    /// <summary>Who consumes dossiers and who consumes health each know of their own arrivals.</summary>
    private static Instant? Latest(Instant? a, Instant? b) => a is null || b > a ? b : a;
}
