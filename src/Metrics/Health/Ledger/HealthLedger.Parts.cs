using Ioc.Metrics.Live;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>Health as shown live.</summary>
public sealed partial class HealthLedger
{
    /// <summary>A unit now; availability is of the calendar month so far. Systems: those that ever reported and are not retired.</summary>
    public HealthPart Part(string unit, Instant now, long epoch, long commit)
    {
        var month = new LocalDay(now.Day.Number - now.Day.Date.Day + 1);
        var figures = default(HealthTimes);
        var systems = new List<SystemNow>();
        var open = new HashSet<long>();
        bool offline = false;
        foreach (MonitoredSeries series in SeriesOf(unit))
        {
            int interval = series.Head.LastInterval;
            figures += Availability.Of(series.Rules, series.FirstReport, interval, excluded, series.Outages, IsSystemWide, month.Start, now);
            if (series.Rules.RetiredAt <= now)
            {
                continue;
            }

            Outage? outage = OpenOutage(series, now);
            if (outage is not null)
            {
                open.Add(outage.Incident ?? IncidentIds.Of(IncidentKind.Single, unit, outage.System, outage.Start));
                offline |= outage.Incident is { } id && incidents.Book.Find(id)?.Kind == IncidentKind.CommuneOffline;
            }

            systems.Add(State(series, outage, now));
        }

        return new HealthPart(unit, epoch, commit, now, systems, open.Count, offline, figures.Availability, figures.OwnAvailability);
    }

    /// <summary>Open incidents of the province, newest first.</summary>
    public IncidentsPart IncidentsPart(Instant now) =>
        new(now, [.. incidents.Book.Open.OrderByDescending(i => i.Opened).ThenBy(i => i.Id)]);

    /// <summary>Units that ever reported health.</summary>
    public IReadOnlyCollection<string> Units() => [.. all.Select(s => s.Unit.Code).Distinct()];

    private IEnumerable<MonitoredSeries> SeriesOf(string unit)
    {
        int index = units.TryGetValue(unit, out Profiles.Unit? known) ? known.Index : -1;
        for (int i = 0; index >= 0 && i < profile.Systems.Count; i++)
        {
            if (bySlot[(index * profile.Systems.Count) + i] is { } series)
            {
                yield return series;
            }
        }
    }

    private bool IsSystemWide(long incident) => incidents.Book.Find(incident)?.Kind == IncidentKind.SystemWide;

    /// <summary>As it counts; null: none.</summary>
    private Outage? OpenOutage(MonitoredSeries series, Instant now)
    {
        if (series.Outages is not [.., var last] || last.End != Instant.Never)
        {
            return null;
        }

        Interval counted = CountedOutage.Of(last, series.Rules, series.Head.LastInterval, excluded, now);
        return counted.IsEmpty ? null : last with { Start = counted.Start };
    }

    /// <summary>Once a day: what was over before the previous month began leaves memory.</summary>
    private void Forget(Instant now)
    {
        LocalDay today = now.Day;
        if (today == forgotOn)
        {
            return;
        }

        forgotOn = today;
        LocalDay lastOfPrevious = today - today.Date.Day;
        Instant before = (lastOfPrevious - lastOfPrevious.Date.Day).Start;
        if (before <= horizon)
        {
            return;
        }

        horizon = before;
        incidents.Book.Forget(before);
        foreach (MonitoredSeries series in all)
        {
            series.Outages.RemoveAll(o => o.End < before);
        }
    }

    private SystemNow State(MonitoredSeries series, Outage? outage, Instant now)
    {
        SeriesState head = series.Head;
        string id = series.System.Id;
        if (series.Rules.InMaintenance(now))
        {
            Interval window = series.Rules.Maintenance.First(w => w.Contains(now));
            return new SystemNow(id, SystemState.Maintenance, window.Start, null);
        }

        bool overdue = series.Rules.IsPast(series.Rules.After(head.LastAt, head.LastInterval), now);
        if (overdue && (IsBlind || outage is null))
        {
            return new SystemNow(id, SystemState.Unobserved, IsBlind ? unobserved.Windows[^1].Start : head.LastAt, null);
        }

        if (outage is not null)
        {
            return new SystemNow(id, outage.Cause == OutageCause.Silent ? SystemState.Silent : SystemState.Down, outage.Start, series.LatencyMs);
        }

        // One `down` alone is no outage yet: it shows as degraded until a second one says so.
        SystemState state = head.Status == Events.HealthStatus.Up ? SystemState.Up : SystemState.Degraded;
        return new SystemNow(id, state, head.StatusSince, series.LatencyMs);
    }
}
