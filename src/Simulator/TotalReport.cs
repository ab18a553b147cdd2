using System.Globalization;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>A unit's own count of a day, sent in the evening.</summary>
internal sealed class TotalReport(UnitCharacter unit, LocalDay day, Instant at, DayCounts counts, int difference) : IEmitter
{
    public string Key => unit.Unit.Code;

    public EventKind KindOf(int step) => EventKind.SourceTotal;

    public void Write(EventJson json, in Emission emission)
    {
        json.Begin(EventKind.SourceTotal, unit.Source, string.Create(CultureInfo.InvariantCulture, $"total:{day}"), at + TimeSpan.FromSeconds(1));
        json.Data.WriteString("commune"u8, Key);
        json.Data.WriteString("day"u8, day.ToString());
        json.Data.WriteNumber("received"u8, Math.Max(0, counts.Received + difference));
        json.Data.WriteNumber("resolved"u8, counts.Resolved);
        json.Data.WriteNumber("backlog"u8, Math.Max(0, counts.Backlog + difference));
        json.Data.WriteString("at"u8, at.ToLocal());
        json.End();
    }
}
