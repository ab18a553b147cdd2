using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;

namespace Ioc.Ingest.Live;

/// <summary>
/// Figures of a minute by their ids: counts of the local day so far, states as now, quotients of the calendar month so far (as the tiles show them); a quotient
/// whose denominator is 0 is left out.
/// </summary>
internal static class MinuteFields
{
    private static readonly CounterVector _none = new();

    public static Dictionary<string, double> Of(CounterVector? today, CounterVector? month, InstantCounts now)
    {
        var fields = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (Figure figure in Catalogue.OfSheet)
        {
            if (figure.Of(figure.Kind == FigureKind.Count ? today ?? _none : month ?? _none, now) is { } value)
            {
                fields[figure.Id] = value;
            }
        }

        return fields;
    }
}
