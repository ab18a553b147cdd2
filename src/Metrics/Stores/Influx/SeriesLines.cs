using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>The lines of CONTRACTS.md, "Line protocol written to InfluxDB". A field's type never changes: counts are integers, the rest are floats.</summary>
internal sealed class SeriesLines(string provinceCode)
{
    public const string Province = "province_kpi";
    public const string Commune = "commune_kpi";
    public const string Daily = "daily_kpi";
    public const string CommuneDay = "commune_day";
    public const string ProvinceDay = "province_day";
    public const string State = "archive_state";
    public const string Health = "system_health";

    private static readonly HashSet<string> _counts =
    [
        .. Catalogue.OfSheet.Where(figure => figure.Kind is FigureKind.Count or FigureKind.State).Select(figure => figure.Id),
        Catalogue.OutagesOpen.Id, Catalogue.CommunesOffline.Id, SourceFields.Reporting, SourceFields.State,
    ];

    private static readonly string[] _counters = [.. Enum.GetNames<Counter>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])];

    public string? Minute(SeriesPoint point) => Minute(point, "");

    /// <summary>A minute, or a step of the rollup whose suffix it is.</summary>
    public string? Minute(SeriesPoint point, string suffix)
    {
        LineProtocol line = point.Scope == "province"
            ? new(Province + suffix, provinceCode)
            : new LineProtocol(Commune + suffix, provinceCode).Tag("commune", point.Scope);
        foreach ((string field, double value) in point.Fields)
        {
            _ = _counts.Contains(field) ? line.Field(field, (long)value) : line.Field(field, value);
        }

        return line.At(point.Time);
    }

    /// <summary>All counters, also those that are 0: one that fell back to 0 must not stay as it was.</summary>
    public string? Day(CounterKey key, CounterVector counters)
    {
        LineProtocol line = new LineProtocol(Daily, provinceCode).Tag("commune", key.Unit).Tag("procedure", key.Procedure);
        return Counters(line, counters).At(key.Day.Start);
    }

    /// <summary>All counters of a unit's day, or of the province's (unit null).</summary>
    public string? Day(string? unit, LocalDay day, CounterVector sums) =>
        Counters(unit is null ? new(ProvinceDay, provinceCode) : new LineProtocol(CommuneDay, provinceCode).Tag("commune", unit), sums).At(day.Start);

    /// <summary>Up to when, and from which day on, the days are as the counters say.</summary>
    public string? Mark(DaysMark mark) =>
        new LineProtocol(State, provinceCode).Field("at", mark.At.ToUnixMilliseconds()).Field("firstDay", mark.First.Number).At(mark.At.Day.Start);

    /// <summary>Names of the counters as fields, in the order of <see cref="CounterVector.Values"/>.</summary>
    public static IReadOnlyList<string> CounterFields => _counters;

    private static LineProtocol Counters(LineProtocol line, CounterVector counters)
    {
        ReadOnlySpan<long> values = counters.Values;
        for (int i = 0; i < values.Length; i++)
        {
            line.Field(_counters[i], values[i]);
        }

        return line;
    }

    public string? System(HealthPoint point)
    {
        LineProtocol line = new LineProtocol(Health, provinceCode).Tag("commune", point.Unit).Tag("system", point.System).Field("up", point.Up ? 1 : 0);
        return (point.LatencyMs is { } latency ? line.Field("latencyMs", latency) : line).At(point.Time);
    }
}
