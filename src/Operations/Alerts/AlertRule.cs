using Ioc.Metrics.Time;

namespace Ioc.Operations.Alerts;

/// <summary>When something is an alert: a figure of a scope beyond a threshold for some time. Immutable, thread-safe.</summary>
public sealed record AlertRule
{
    /// <summary>Scope of a rule that watches every unit by itself; all that fire at once are one alert.</summary>
    public const string EachUnit = "each";

    private static readonly Dictionary<string, Instant> NoUnit = new(StringComparer.Ordinal);

    public required string Id { get; init; }

    /// <summary>As people named it; empty: made of the figure and the threshold.</summary>
    public string Name { get; init; } = "";

    /// <summary>An id of <see cref="AlertFigures"/>.</summary>
    public required string Figure { get; init; }

    /// <summary>`province`, `each`, or `commune:CODE`.</summary>
    public required string Scope { get; init; }

    /// <summary>Fires above the threshold; else below it.</summary>
    public bool Above { get; init; } = true;

    public required double Threshold { get; init; }

    /// <summary>Hysteresis: over only when the value is back at this or better.</summary>
    public required double Clear { get; init; }

    /// <summary>How long it must last before it is an alert.</summary>
    public TimeSpan Duration { get; init; }

    public bool Critical { get; init; }

    /// <summary>Local time of the day at which quiet hours begin; then it shows, and is sent only when they end. Null: none.</summary>
    public TimeSpan? QuietFrom { get; init; }

    public TimeSpan? QuietTo { get; init; }

    /// <summary>Sent again, to those of escalation too, each time nobody acknowledged it for so long; null: never.</summary>
    public TimeSpan? EscalateAfter { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>Until then it shows, and is not sent. Null: not silenced.</summary>
    public Instant? SilencedUntil { get; init; }

    /// <summary>Units that show, and are not sent, until then.</summary>
    public IReadOnlyDictionary<string, Instant> SilencedUnits { get; init; } = NoUnit;

    /// <summary>Whether it was shipped: then it may be switched off, not deleted.</summary>
    public bool IsShipped => DefaultRules.All.Any(shipped => shipped.Id == Id);

    public bool Violates(double value) => Above ? value > Threshold : value < Threshold;

    public bool IsClear(double value) => Above ? value <= Clear : value >= Clear;

    /// <summary>Whether nothing is sent of this unit now.</summary>
    public bool IsSilenced(string unit, Instant now) => SilencedUnits.TryGetValue(unit, out Instant until) && until > now;

    /// <summary>Silent until then, one unit or (null) all; until null: no longer. What is over is forgotten.</summary>
    public AlertRule Silenced(string? unit, Instant? until, Instant now)
    {
        if (unit is null)
        {
            return this with { SilencedUntil = until };
        }

        var units = SilencedUnits.Where(one => one.Value > now && one.Key != unit).ToDictionary(StringComparer.Ordinal);
        if (until is { } end)
        {
            units[unit] = end;
        }

        return this with { SilencedUnits = units };
    }

    /// <summary>Whether it may not be sent now: quiet hours (they may go over midnight) or silence.</summary>
    public bool IsHeld(Instant now)
    {
        if (SilencedUntil > now)
        {
            return true;
        }

        if (QuietFrom is not { } from || QuietTo is not { } to || from == to)
        {
            return false;
        }

        TimeSpan time = now - now.Day.Start;
        return from < to ? time >= from && time < to : time >= from || time < to;
    }
}
