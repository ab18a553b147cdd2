using System.Globalization;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>A system that a unit watches. Its reports say what the outage plan says; the step of an emission is its intervalSeconds.</summary>
internal sealed class HealthPair(int index, UnitCharacter unit, GovernmentSystem system, OutagePlan outages, int seed) : IEmitter
{
    /// <summary>From what is reported to when it is sent.</summary>
    public static readonly TimeSpan Travel = TimeSpan.FromMilliseconds(250);

    private readonly ulong hash = Dice.For(seed, $"pair {unit.Unit.Code} {system.Id}").Next();

    public int Index => index;

    public UnitCharacter Unit => unit;

    public GovernmentSystem System => system;

    /// <summary>Where in an interval it reports, 0 to 1, so that reports spread evenly.</summary>
    public double Phase => (hash >> 11) * (1.0 / (1UL << 53));

    public string Key => unit.Unit.Code;

    public EventKind KindOf(int step) => EventKind.SystemHealth;

    public void Write(EventJson json, in Emission emission)
    {
        Instant at = emission.EmitAt - Travel;
        PlannedOutage? outage = outages.Of(this, at);
        var dice = new Dice(hash ^ (ulong)(at.Ticks / TimeSpan.TicksPerSecond));
        double latency = 40 + (hash % 120) + dice.Exponential(25);
        bool degraded = outage is null && dice.Chance(0.004);
        string status = outage is not null ? "down" : degraded ? "degraded" : "up";
        json.Begin(EventKind.SystemHealth, unit.Source, string.Create(CultureInfo.InvariantCulture, $"{system.Id}:{at.ToUnixMilliseconds()}"), at);
        json.Data.WriteString("commune"u8, Key);
        json.Data.WriteString("system"u8, system.Id);
        json.Data.WriteString("status"u8, status);
        json.Data.WriteString("at"u8, at.ToLocal());
        json.Data.WriteNumber("intervalSeconds"u8, emission.Step);
        if (outage is not null)
        {
            json.Data.WriteString("detail"u8, outage.Detail);
        }
        else
        {
            json.Data.WriteNumber("latencyMs"u8, Math.Round(degraded ? latency * 12 : latency));
        }

        json.End();
    }
}
