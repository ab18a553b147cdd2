using Ioc.Ingest.State;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Live;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Live;

/// <summary>The points of one minute, of every unit and the province, from the latest live parts.</summary>
internal static class MinutePoints
{
    private static readonly TimeSpan ReportingWindow = TimeSpan.FromMinutes(15);

    /// <summary>Minute: its beginning; the values are as at its end, the state of the source is the worst in it.</summary>
    public static List<SeriesPoint> Of(LatestParts parts, Instant minute, (SourceState State, double LagSeconds) source = default)
    {
        LocalDay day = minute.Day;
        Instant end = minute + TimeSpan.FromMinutes(1);
        var health = parts.Health.ToDictionary(part => part.Unit, StringComparer.Ordinal);
        var points = new List<SeriesPoint>();
        var today = new CounterVector();
        var month = new CounterVector();
        InstantCounts now = default;
        int reporting = 0;
        foreach (DossierPart part in parts.Dossiers)
        {
            CounterVector? ofDay = part.Day == day ? part.Today : null;
            CounterVector? ofMonth = SameMonth(part.Day, day) ? part.Month : null;
            Dictionary<string, double> fields = MinuteFields.Of(ofDay, ofMonth, part.Now);
            HealthPart? ofHealth = health.GetValueOrDefault(part.Unit);
            AddHealth(fields, ofHealth);
            int reports = part.LastArrival > end - ReportingWindow || ofHealth?.LastArrival > end - ReportingWindow ? 1 : 0;
            fields[SourceFields.Reporting] = reports;
            points.Add(new SeriesPoint(part.Unit, minute, fields));
            Sum(today, ofDay);
            Sum(month, ofMonth);
            now += part.Now;
            reporting += reports;
        }

        Dictionary<string, double> ofProvince = Province(MinuteFields.Of(today, month, now), parts, health.Values, reporting);
        ofProvince[SourceFields.State] = (int)source.State;
        ofProvince[SourceFields.Lag] = source.LagSeconds;
        points.Add(new SeriesPoint("province", minute, ofProvince));
        return points;
    }

    private static Dictionary<string, double> Province(
        Dictionary<string, double> fields, LatestParts parts, IReadOnlyCollection<HealthPart> health, int reporting)
    {
        fields[Catalogue.OutagesOpen.Id] = parts.Incidents?.Open.Count ?? 0;
        fields[Catalogue.CommunesOffline.Id] = health.Count(part => part.Offline);
        fields[SourceFields.Reporting] = reporting;
        double monitored = health.Sum(part => part.Monitored.TotalSeconds);
        if (monitored > 0)
        {
            fields["availability"] = 1 - (health.Sum(part => part.Downtime.TotalSeconds) / monitored);
        }

        return fields;
    }

    private static void AddHealth(Dictionary<string, double> fields, HealthPart? health)
    {
        fields[Catalogue.OutagesOpen.Id] = health?.OutagesOpen ?? 0;
        fields[Catalogue.CommunesOffline.Id] = health?.Offline == true ? 1 : 0;
        if (health?.Availability is { } availability)
        {
            fields["availability"] = availability;
        }
    }

    private static void Sum(CounterVector into, CounterVector? part)
    {
        if (part is not null)
        {
            into.Add(part);
        }
    }

    private static bool SameMonth(LocalDay a, LocalDay b) => a.Date.Year == b.Date.Year && a.Date.Month == b.Date.Month;
}
