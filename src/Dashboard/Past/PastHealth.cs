using Ioc.Metrics.Health;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Past;

/// <summary>Systems, outages and incidents of a day and its month so far. Immutable after the read, thread-safe.</summary>
internal sealed class PastHealth
{
    private readonly Profile _profile;
    private readonly ILookup<string, HealthSeries> _series;
    private readonly ILookup<(string Unit, string System), Outage> _outages;
    private readonly IReadOnlyList<Incident> _list;
    private readonly IReadOnlyList<UnobservedWindow> _unobserved;
    private readonly IncidentsAt _incidents;
    private readonly Func<Instant, Instant, IReadOnlyDictionary<string, HealthTimes>> _times;
    private readonly Instant _month;
    private volatile TimesOf _last = new(default, new Dictionary<string, HealthTimes>());

    private PastHealth(
        Profile profile, Instant month, IReadOnlyList<HealthSeries> series, IReadOnlyList<Outage> outages, IReadOnlyList<Incident> list,
        IReadOnlyList<UnobservedWindow> unobserved, IncidentsAt incidents, Func<Instant, Instant, IReadOnlyDictionary<string, HealthTimes>> times)
    {
        (_profile, _month, _list, _unobserved, _incidents, _times) = (profile, month, list, unobserved, incidents, times);
        _series = series.ToLookup(row => row.Unit, StringComparer.Ordinal);
        _outages = outages.ToLookup(outage => (outage.Unit, outage.System));
    }

    public static async Task<PastHealth> ReadAsync(IKpiReader reader, Profile profile, Instant month, LocalDay day, CancellationToken cancellation)
    {
        IReadOnlyList<HealthSeries> series = await reader.HealthSeriesAsync(cancellation);
        IReadOnlyList<UnobservedWindow> unobserved = await reader.UnobservedAsync(day.Start, day.End, cancellation);
        return new PastHealth(
            profile,
            month,
            series,
            CountedOutage.Of(profile, series, await reader.OutagesAsync(day.Start, day.End, cancellation), unobserved, day.End),
            await reader.IncidentsAsync(day.Start, day.End, cancellation),
            unobserved,
            await IncidentsAt.ReadAsync(reader, day.Start, day.End, cancellation),
            await new HealthTimesReader(reader, profile).ReadAsync(null, month, day.End, cancellation));
    }

    /// <summary>Incidents open at the instant, newest first, as open ones.</summary>
    public IReadOnlyList<Incident> OpenAt(Instant at) =>
        [.. _list.Where(incident => incident.Opened <= at && at < incident.Resolved).OrderByDescending(incident => incident.Opened).ThenBy(incident => incident.Id)];

    /// <summary>Since when systems were not observed at the instant; null: they were.</summary>
    public Instant? UnobservedAt(Instant at) => _unobserved.FirstOrDefault(w => w.Start <= at && at < w.End)?.Start;

    public HealthPart? PartAt(Unit unit, Instant at)
    {
        List<SystemNow> systems = [.. _series[unit.Code].Where(row => row.FirstReport <= at).Select(row => StateAt(row, at)).OfType<SystemNow>()];
        if (systems.Count == 0)
        {
            return null;
        }

        HealthTimes times = TimesAt(at).GetValueOrDefault(unit.Code);
        return new HealthPart(unit.Code, 0, at.Ticks, at, systems, _incidents.Open(unit.Code, at), _incidents.Offline(unit.Code, at) > 0, times.Availability, times.OwnAvailability)
        {
            Downtime = times.Downtime,
            Monitored = times.Monitored,
        };
    }

    private IReadOnlyDictionary<string, HealthTimes> TimesAt(Instant at)
    {
        // Asked for each unit of one instant in turn; another caller's instant in between only costs the work again.
        TimesOf last = _last;
        if (last.At != at)
        {
            _last = last = new TimesOf(at, _times(_month, at));
        }

        return last.Times;
    }

    private SystemNow? StateAt(HealthSeries row, Instant at)
    {
        if (_profile.FindSystem(row.System) is not { } system || system.RetiredAfter?.End <= at)
        {
            return null;
        }

        if (_profile.Maintenance.FirstOrDefault(w => (w.Commune is null || w.Commune == row.Unit) && (w.System is null || w.System == row.System) && w.From <= at && at < w.To) is { } window)
        {
            return new SystemNow(row.System, SystemState.Maintenance, window.From, null);
        }

        if (_unobserved.FirstOrDefault(w => w.Start <= at && at < w.End) is { } missed)
        {
            return new SystemNow(row.System, SystemState.Unobserved, missed.Start, null);
        }

        Outage? outage = _outages[(row.Unit, row.System)].FirstOrDefault(o => o.Start <= at && at < o.End);
        return outage is null
            ? new SystemNow(row.System, SystemState.Up, null, null)
            : new SystemNow(row.System, outage.Cause == OutageCause.Silent ? SystemState.Silent : SystemState.Down, outage.Start, null);
    }

    private sealed record TimesOf(Instant At, IReadOnlyDictionary<string, HealthTimes> Times);
}
