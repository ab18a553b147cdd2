using System.Globalization;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>A target's figure, reported by the unit that answers for it: a share with numerator and denominator, or a number.</summary>
internal sealed class IndicatorReport(string indicator, Instant at, decimal value, int? denominator, string reportedBy) : IEmitter
{
    public string Key => "province";

    public EventKind KindOf(int step) => EventKind.IndicatorReport;

    public void Write(EventJson json, in Emission emission)
    {
        json.Begin(EventKind.IndicatorReport, "/sim/province", string.Create(CultureInfo.InvariantCulture, $"{indicator}:{at.Day}"), at + TimeSpan.FromSeconds(1));
        json.Data.WriteString("unit"u8, "province"u8);
        json.Data.WriteString("indicator"u8, indicator);
        json.Data.WriteString("at"u8, at.ToLocal());
        if (denominator is { } whole)
        {
            json.Data.WriteNumber("numerator"u8, Math.Round(value * whole));
            json.Data.WriteNumber("denominator"u8, whole);
        }
        else
        {
            json.Data.WriteNumber("value"u8, value);
        }

        json.Data.WriteString("reportedBy"u8, reportedBy);
        json.End();
    }
}
