using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Alerts;

/// <summary>A value of a rule's figure now. Unit null: of the province. Value null: not known.</summary>
public readonly record struct AlertReading(string? Unit, double? Value);

/// <summary>What a rule remembers of one unit: since when it is beyond the threshold, and whether that is long enough.</summary>
public readonly record struct UnitWatch(Instant Since, bool Firing, double Value);

/// <summary>An alert that is not over. Units: those that fire now; empty: the province. Times are of the province's clock.</summary>
public sealed record OpenAlert(string Rule, Instant Since, Instant RaisedAt, IReadOnlyList<string> Units, double Value)
{
    /// <summary>Row of the store; 0: not stored yet.</summary>
    public long Id { get; init; }

    public Instant? NotifiedAt { get; init; }

    public Instant? AcknowledgedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    public Instant? EscalatedAt { get; init; }
}

/// <summary>What happened to an alert in a step.</summary>
public enum AlertChange
{
    /// <summary>It is new.</summary>
    Raised,

    /// <summary>Units joined or left, or the value moved.</summary>
    Moved,

    /// <summary>It is to be sent now: at once, or when quiet hours or silence are over.</summary>
    Notify,

    /// <summary>Nobody acknowledged it in time: it is to be sent again.</summary>
    Escalate,

    Ended,
}

/// <summary>Everything the engine remembers from step to step. Immutable.</summary>
public sealed record AlertState(IReadOnlyDictionary<(string Rule, string Unit), UnitWatch> Watches, IReadOnlyDictionary<string, OpenAlert> Open)
{
    public static readonly AlertState Empty = new(new Dictionary<(string, string), UnitWatch>(), new Dictionary<string, OpenAlert>(StringComparer.Ordinal));
}

/// <summary>
/// Decides what is an alert: a pure function of what it knew, the rules, the values and the time. One rule has at most one alert at a time: a hundred communes at once are one.
/// A value that is not known changes nothing: it neither raises an alert nor ends one. Thread-safe.
/// </summary>
public static class AlertEngine
{
    public static (AlertState State, IReadOnlyList<(AlertChange Change, OpenAlert Alert)> Changes) Step(
        AlertState before, IReadOnlyList<AlertRule> rules, Func<AlertRule, IEnumerable<AlertReading>> readings, Instant now)
    {
        var watches = new Dictionary<(string Rule, string Unit), UnitWatch>();
        var open = new Dictionary<string, OpenAlert>(StringComparer.Ordinal);
        var changes = new List<(AlertChange, OpenAlert)>();
        foreach (AlertRule rule in rules.Where(rule => rule.Enabled))
        {
            var firing = new List<(string Unit, UnitWatch Watch)>();
            foreach (AlertReading reading in readings(rule))
            {
                (string Rule, string Unit) key = (rule.Id, reading.Unit ?? "");
                UnitWatch? was = before.Watches.TryGetValue(key, out UnitWatch known) ? known : null;
                if (Watch(rule, was, reading.Value, now) is not { } watch)
                {
                    continue;
                }

                watches[key] = watch;
                if (watch.Firing)
                {
                    firing.Add((key.Unit, watch));
                }
            }

            if (firing.Count > 0)
            {
                open[rule.Id] = Continue(rule, before.Open.GetValueOrDefault(rule.Id), firing, now, changes);
            }
        }

        changes.AddRange(before.Open.Values.Where(alert => !open.ContainsKey(alert.Rule)).Select(alert => (AlertChange.Ended, alert)));
        return (new AlertState(watches, open), changes);
    }

    /// <summary>What holds again after a restart: open alerts fire on, until their values are clear.</summary>
    public static AlertState Resume(IEnumerable<OpenAlert> alerts)
    {
        var watches = new Dictionary<(string Rule, string Unit), UnitWatch>();
        var open = new Dictionary<string, OpenAlert>(StringComparer.Ordinal);
        foreach (OpenAlert alert in alerts)
        {
            open[alert.Rule] = alert;
            foreach (string unit in alert.Units.Count == 0 ? [""] : alert.Units)
            {
                watches[(alert.Rule, unit)] = new UnitWatch(alert.Since, Firing: true, alert.Value);
            }
        }

        return new AlertState(watches, open);
    }

    private static UnitWatch? Watch(AlertRule rule, UnitWatch? was, double? value, Instant now)
    {
        if (value is not { } known)
        {
            return was;
        }

        if (was is { Firing: true } held)
        {
            return rule.IsClear(known) ? null : held with { Value = known };
        }

        if (!rule.Violates(known))
        {
            return null;
        }

        Instant since = was?.Since ?? now;
        return new UnitWatch(since, now - since >= rule.Duration, known);
    }

    private static OpenAlert Continue(
        AlertRule rule, OpenAlert? was, List<(string Unit, UnitWatch Watch)> firing, Instant now, List<(AlertChange, OpenAlert)> changes)
    {
        string[] units = [.. firing.Select(one => one.Unit).Where(unit => unit.Length > 0).Order(StringComparer.Ordinal)];
        double worst = rule.Above ? firing.Max(one => one.Watch.Value) : firing.Min(one => one.Watch.Value);
        OpenAlert alert = (was ?? new OpenAlert(rule.Id, firing.Min(one => one.Watch.Since), now, units, worst)) with { Units = units, Value = worst };
        if (was is null)
        {
            changes.Add((AlertChange.Raised, alert));
        }
        else if (!units.SequenceEqual(was.Units) || !worst.Equals(was.Value))
        {
            changes.Add((AlertChange.Moved, alert));
        }

        if (rule.IsHeld(now))
        {
            return alert;
        }

        if (alert.NotifiedAt is not { } notified)
        {
            alert = alert with { NotifiedAt = now };
            changes.Add((AlertChange.Notify, alert));
        }
        else if (alert is { AcknowledgedAt: null, EscalatedAt: null } && rule.EscalateAfter is { } patience && now - notified >= patience)
        {
            alert = alert with { EscalatedAt = now };
            changes.Add((AlertChange.Escalate, alert));
        }

        return alert;
    }
}
