using Ioc.Faults.Running;
using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared.Health;

namespace Ioc.Faults.Judging;

/// <summary>Health figures of yesterday, all of whose reports were sent today, counted second by second. Yesterday was observed: the store was not there yet to miss it.</summary>
internal sealed class NaiveHealthFigures
{
    private readonly Profile _profile;
    private readonly List<Series> _series = [];
    private readonly NaiveIncidents? _incidents;

    public NaiveHealthFigures(JudgedTopology topology)
    {
        _profile = topology.Profile;
        Day = topology.Today - 1;
        List<Outage> raw = [];
        foreach (IGrouping<(int Commune, string System), Report> reports in topology.Reports.GroupBy(report => (report.Commune, report.System)))
        {
            GovernmentSystem system = _profile.Systems.Single(each => each.Id == reports.Key.System);
            var naive = new NaiveHealth(_profile.Calendar, system.OfficeHours, system.IntervalSeconds, []);
            List<(Instant Start, Instant End, OutageCause Cause)> outages = naive.Outages(reports, Day.End);
            (long down, long monitored, _) = naive.Seconds([.. reports], outages, Day.Start, Day.End);
            string unit = Code(reports.Key.Commune);
            _series.Add(new Series(unit, system, down, monitored));
            raw.AddRange(outages.Select(outage => new Outage(unit, system.Id, outage.Start, outage.End, outage.Cause)));
        }

        _incidents = _series.Count == 0 ? null : new NaiveIncidents(raw, topology.Reports, Code);
    }

    public LocalDay Day { get; }

    /// <summary>Figures of a unit; null: of the province.</summary>
    public Sheet Of(string? unit)
    {
        List<Series> series = [.. _series.Where(each => unit is null || each.Unit == unit)];
        long held = _incidents is null ? 0 : _incidents.Outages.Where(outage => unit is null || outage.Unit == unit).Sum(HeldSeconds);
        return new Sheet(
            series.Sum(each => each.Down), series.Sum(each => each.Monitored), held,
            _incidents?.Incidents.Count(incident => IsOpen(incident) && (unit is null || Concerns(incident, unit))) ?? 0,
            _incidents?.Groups.Count(group => group.Kind == IncidentKind.CommuneOffline && IsOpen(group) && (unit is null || group.Unit == unit)) ?? 0);
    }

    private string Code(int commune) => _profile.Units[commune - 1].Code;

    private bool IsOpen(Incident incident) => incident.Opened <= Day.Last && Day.Last < incident.Resolved;

    /// <summary>A system-wide one touches the units whose outage it holds and that is still open.</summary>
    private bool Concerns(Incident incident, string unit) => incident.Kind == IncidentKind.SystemWide
        ? _incidents!.Outages.Any(outage => outage.Unit == unit && outage.Incident == incident.Id && outage.TakenInAt <= Day.Last && Day.Last < outage.End)
        : incident.Unit == unit;

    /// <summary>Seconds that count in which a system-wide incident holds the outage.</summary>
    private long HeldSeconds(Outage outage)
    {
        if (outage.Incident is not { } group || _incidents!.Groups[(int)group].Kind != IncidentKind.SystemWide)
        {
            return 0;
        }

        bool office = _profile.Systems.Single(system => system.Id == outage.System).OfficeHours;
        long held = 0;
        for (Instant t = outage.TakenInAt!.Value; t < Instant.Min(outage.End, Day.End); t += TimeSpan.FromSeconds(1))
        {
            held += !office || _profile.Calendar.IsWorkingTime(t) ? 1 : 0;
        }

        return held;
    }

    /// <summary>In seconds; Held: by system-wide incidents.</summary>
    internal sealed record Sheet(long Down, long Monitored, long Held, int OutagesOpen, int CommunesOffline)
    {
        public double? Availability => Monitored == 0 ? null : 1 - ((double)Down / Monitored);

        public double? OwnAvailability => Monitored == Held ? null : 1 - ((double)(Down - Held) / (Monitored - Held));
    }

    private sealed record Series(string Unit, GovernmentSystem System, long Down, long Monitored);
}
