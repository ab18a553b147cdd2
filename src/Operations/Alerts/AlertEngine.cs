using Ioc.Metrics.Time;

namespace Ioc.Operations.Alerts;

/// <summary>A value of a rule's figure now. Unit null: of the province. Value null: not known.</summary>
public readonly record struct AlertReading(string? Unit, double? Value);

/// <summary>What a rule remembers of one unit: since when it is beyond the threshold, and whether that is long enough.</summary>
public readonly record struct UnitWatch(Instant Since, bool Firing, double Value);

/// <summary>Everything the engine remembers from step to step. Immutable.</summary>
public sealed record AlertState(IReadOnlyDictionary<(string Rule, string Unit), UnitWatch> Watches, IReadOnlyDictionary<string, OpenAlert> Open)
{
    public static readonly AlertState Empty = new(new Dictionary<(string, string), UnitWatch>(), new Dictionary<string, OpenAlert>(StringComparer.Ordinal));
}

/// <summary>
/// Decides what is an alert: a pure function of what it knew, the rules, the values and the time. One rule has at most one alert at a time: a hundred communes at once are one.
/// Each unit of it is told of once, however late it joins. A value that is not known changes nothing: it neither raises an alert nor ends one. Thread-safe.
/// </summary>
public static class AlertEngine
{
    /// <summary>Units that join an alert are told of together, at most this often.</summary>
    public static readonly TimeSpan NewsEvery = TimeSpan.FromMinutes(10);

    /// <summary>An alert that nobody acknowledges is sent again so many times, then only when units join.</summary>
    public const int MostEscalations = 10;

    public static (AlertState State, IReadOnlyList<AlertStep> Steps) Step(
        AlertState before, IReadOnlyList<AlertRule> rules, Func<AlertRule, IEnumerable<AlertReading>> readings, Instant now)
    {
        var watches = new Dictionary<(string Rule, string Unit), UnitWatch>();
        var open = new Dictionary<string, OpenAlert>(StringComparer.Ordinal);
        var steps = new List<AlertStep>();
        foreach (AlertRule rule in rules.Where(rule => rule.Enabled))
        {
            var firing = new Dictionary<string, UnitWatch>(StringComparer.Ordinal);
            foreach (AlertReading reading in readings(rule))
            {
                (string Rule, string Unit) key = (rule.Id, reading.Unit ?? OpenAlert.Province);
                UnitWatch? was = before.Watches.TryGetValue(key, out UnitWatch known) ? known : null;
                if (Watch(rule, was, reading.Value, now) is not { } watch)
                {
                    continue;
                }

                watches[key] = watch;
                if (watch.Firing)
                {
                    firing[key.Unit] = watch;
                }
            }

            if (firing.Count > 0)
            {
                open[rule.Id] = Continue(rule, before.Open.GetValueOrDefault(rule.Id), firing, now, steps);
            }
        }

        steps.AddRange(before.Open.Values.Where(alert => !open.ContainsKey(alert.Rule)).Select(alert => new AlertStep(AlertChange.Ended, alert, alert)));
        return (new AlertState(watches, open), steps);
    }

    /// <summary>What holds again after a restart: open alerts fire on, until their values are clear.</summary>
    public static AlertState Resume(IEnumerable<OpenAlert> alerts)
    {
        var watches = new Dictionary<(string Rule, string Unit), UnitWatch>();
        var open = new Dictionary<string, OpenAlert>(StringComparer.Ordinal);
        foreach (OpenAlert alert in alerts)
        {
            open[alert.Rule] = alert;
            foreach (string unit in alert.Units.Count == 0 ? [OpenAlert.Province] : alert.Units)
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

    private static OpenAlert Continue(AlertRule rule, OpenAlert? was, Dictionary<string, UnitWatch> firing, Instant now, List<AlertStep> steps)
    {
        Dictionary<string, AlertMember> members = firing.Keys.ToDictionary(
            unit => unit, unit => was is not null && was.Members.TryGetValue(unit, out AlertMember member) ? member : new AlertMember(now, null), StringComparer.Ordinal);
        OpenAlert alert = (was ?? new OpenAlert(rule.Id, firing.Values.Min(watch => watch.Since), now, [], 0)) with
        {
            Units = Named(members.Keys),
            Members = members,
            Value = Worst(rule, firing.Values),
        };
        if (was is null)
        {
            steps.Add(new AlertStep(AlertChange.Raised, alert, alert));
        }
        else if (!alert.Units.SequenceEqual(was.Units) || !alert.Value.Equals(was.Value))
        {
            steps.Add(new AlertStep(AlertChange.Moved, alert, alert));
        }

        if (rule.IsHeld(now))
        {
            return alert;
        }

        string[] heard = [.. members.Keys.Where(unit => !rule.IsSilenced(unit, now))];
        return Escalate(rule, Tell(rule, alert, firing, heard, now, steps), firing, heard, now, steps);
    }

    /// <summary>Sends it about units that were not told of yet.</summary>
    private static OpenAlert Tell(AlertRule rule, OpenAlert alert, Dictionary<string, UnitWatch> firing, string[] heard, Instant now, List<AlertStep> steps)
    {
        string[] news = [.. heard.Where(unit => alert.Members[unit].Told is null)];
        if (news.Length == 0 || (alert.NotifiedAt is { } last && now - last < NewsEvery))
        {
            return alert;
        }

        var members = alert.Members.ToDictionary(StringComparer.Ordinal);
        foreach (string unit in news)
        {
            members[unit] = members[unit] with { Told = now };
        }

        OpenAlert told = alert with { Members = members, NotifiedAt = now, Escalations = 0 };
        steps.Add(new AlertStep(alert.NotifiedAt is null ? AlertChange.Notify : AlertChange.Joined, told, About(rule, told, firing, news)));
        return told;
    }

    /// <summary>Sends it again about units that nobody took, counted from when they were told of or it was last sent again.</summary>
    private static OpenAlert Escalate(AlertRule rule, OpenAlert alert, Dictionary<string, UnitWatch> firing, string[] heard, Instant now, List<AlertStep> steps)
    {
        string[] waiting = [.. heard.Where(unit => alert.Members[unit].Told is not null && !alert.Covers(unit))];
        if (rule.EscalateAfter is not { } patience || waiting.Length == 0 || alert.Escalations >= MostEscalations)
        {
            return alert;
        }

        Instant from = Instant.Max(waiting.Min(unit => alert.Members[unit].Told!.Value), alert.EscalatedAt ?? default);
        if (now - from < patience)
        {
            return alert;
        }

        OpenAlert sent = alert with { EscalatedAt = now, Escalations = alert.Escalations + 1 };
        steps.Add(new AlertStep(AlertChange.Escalate, sent, About(rule, sent, firing, waiting)));
        return sent;
    }

    private static OpenAlert About(AlertRule rule, OpenAlert alert, Dictionary<string, UnitWatch> firing, string[] units) => alert.Of(Named(units)) with
    {
        Value = Worst(rule, units.Select(unit => firing[unit])),
        Since = units.Length == alert.Members.Count ? alert.Since : units.Min(unit => firing[unit].Since),
    };

    private static double Worst(AlertRule rule, IEnumerable<UnitWatch> watches) => rule.Above ? watches.Max(watch => watch.Value) : watches.Min(watch => watch.Value);

    private static string[] Named(IEnumerable<string> members) => [.. members.Where(unit => unit.Length > 0).Order(StringComparer.Ordinal)];
}
