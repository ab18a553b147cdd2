using System.Text.Json;
using Ioc.Metrics.Time;

namespace Ioc.Operations.Alerts;

/// <summary>A rule as stored: seconds of the day and of durations, Unix milliseconds, 0 and 1.</summary>
internal sealed record RuleRow
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string Figure { get; init; } = "";

    public string Scope { get; init; } = "";

    public long Above { get; init; }

    public double Threshold { get; init; }

    public double Clear { get; init; }

    public long Seconds { get; init; }

    public long Critical { get; init; }

    public long? QuietFrom { get; init; }

    public long? QuietTo { get; init; }

    public long? Escalate { get; init; }

    public long Enabled { get; init; }

    public long? SilencedUntil { get; init; }

    /// <summary>JSON: until when by unit; null: none.</summary>
    public string? SilencedUnits { get; init; }

    /// <summary>Unix milliseconds of the province's clock; null: not deleted.</summary>
    public long? DeletedAt { get; init; }

    public long Position { get; init; }

    public static RuleRow Of(AlertRule rule, int position) => new()
    {
        Id = rule.Id,
        Name = rule.Name,
        Figure = rule.Figure,
        Scope = rule.Scope,
        Above = rule.Above ? 1 : 0,
        Threshold = rule.Threshold,
        Clear = rule.Clear,
        Seconds = (long)rule.Duration.TotalSeconds,
        Critical = rule.Critical ? 1 : 0,
        QuietFrom = (long?)rule.QuietFrom?.TotalSeconds,
        QuietTo = (long?)rule.QuietTo?.TotalSeconds,
        Escalate = (long?)rule.EscalateAfter?.TotalSeconds,
        Enabled = rule.Enabled ? 1 : 0,
        SilencedUntil = rule.SilencedUntil?.ToUnixMilliseconds(),
        SilencedUnits = rule.SilencedUnits.Count == 0 ? null : JsonSerializer.Serialize(rule.SilencedUnits.ToDictionary(one => one.Key, one => one.Value.ToUnixMilliseconds())),
        Position = position,
    };

    public AlertRule Rule() => new()
    {
        Id = Id,
        Name = Name,
        Figure = Figure,
        Scope = Scope,
        Above = Above == 1,
        Threshold = Threshold,
        Clear = Clear,
        Duration = TimeSpan.FromSeconds(Seconds),
        Critical = Critical == 1,
        QuietFrom = Span(QuietFrom),
        QuietTo = Span(QuietTo),
        EscalateAfter = Span(Escalate),
        Enabled = Enabled == 1,
        SilencedUntil = SilencedUntil is { } until ? Instant.FromUnixMilliseconds(until) : null,
        SilencedUnits = SilencedUnits is null
            ? new Dictionary<string, Instant>(StringComparer.Ordinal)
            : JsonSerializer.Deserialize<Dictionary<string, long>>(SilencedUnits)!.ToDictionary(one => one.Key, one => Instant.FromUnixMilliseconds(one.Value), StringComparer.Ordinal),
    };

    private static TimeSpan? Span(long? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;
}
