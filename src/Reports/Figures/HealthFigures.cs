using System.Globalization;
using Ioc.Metrics.Health;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Reports.Figures;

/// <summary>Availability of each system and the incidents of a period.</summary>
internal sealed record HealthFigures(IReadOnlyList<ReportSystem> Systems, IReadOnlyList<ReportIncident> Incidents, IReadOnlyList<Incident> Rows)
{
    private static readonly TimeSpan _longestGrace = TimeSpan.FromDays(31);

    public static async Task<HealthFigures> ReadAsync(IKpiReader reader, Profile profile, Period period, Instant asOf, CancellationToken cancellation)
    {
        (Instant from, Instant to) = (period.First.Start, Instant.Min(period.Last.End, asOf));
        if (to <= from)
        {
            return new HealthFigures([], [], []);
        }

        IReadOnlyList<HealthSeries> series = await reader.HealthSeriesAsync(cancellation).ConfigureAwait(false);
        IReadOnlyList<Outage> reported = await reader.OutagesAsync(from, to, cancellation).ConfigureAwait(false);
        IReadOnlyList<Incident> incidents = await reader.IncidentsAsync(from, to, cancellation).ConfigureAwait(false);
        IReadOnlyList<UnobservedWindow> unobserved = await reader.UnobservedAsync(from - _longestGrace, to, cancellation).ConfigureAwait(false);
        ILookup<string, HealthSeries> bySystem = series.ToLookup(row => row.System, StringComparer.Ordinal);
        ILookup<string, Outage> outagesOf = reported.ToLookup(outage => outage.System, StringComparer.Ordinal);
        ILookup<string, Outage> countedOf = CountedOutage.Of(profile, series, reported, unobserved, asOf).ToLookup(outage => outage.System, StringComparer.Ordinal);
        List<ReportSystem> systems = [.. profile.Systems.Where(system => bySystem.Contains(system.Id)).Select(system =>
        {
            HealthTimes times = Availability.Compute(profile, bySystem[system.Id], outagesOf[system.Id], incidents, unobserved, from, to)
                .Values.Aggregate(default(HealthTimes), (a, b) => a + b);
            return new ReportSystem(
                system.Id, system.NameVi, system.NameEn, system.Critical, system.OfficeHours ? "office" : "always",
                bySystem[system.Id].Select(row => row.Unit).Distinct(StringComparer.Ordinal).Count(), countedOf[system.Id].Count(),
                times.Downtime.TotalMinutes, times.Monitored.TotalMinutes, times.Unobserved.TotalMinutes, times.Availability);
        })];
        return new HealthFigures(systems, [.. incidents.Select(incident => Of(incident, profile, from, to))], incidents);
    }

    private static ReportIncident Of(Incident incident, Profile profile, Instant from, Instant to)
    {
        return new ReportIncident(
            incident.Id.ToString(CultureInfo.InvariantCulture),
            incident.Kind switch { IncidentKind.SystemWide => "system-wide", IncidentKind.CommuneOffline => "commune-offline", _ => "single" },
            incident.Unit, incident.Unit is null ? null : profile.FindUnit(incident.Unit)?.NameVi,
            incident.System, incident.System is null ? null : profile.FindSystem(incident.System)?.NameVi,
            incident.Opened.ToString(), incident.Resolved >= to ? null : incident.Resolved.ToString(), IncidentTime.Length(incident, profile, from, to).TotalMinutes,
            incident.AcknowledgedAt?.ToString(), incident.AcknowledgedBy);
    }
}
