using System.Text.Json;
using Ioc.Metrics.Time;

namespace Ioc.Operations.Alerts;

/// <summary>An alert as stored, over or not. Times: Unix milliseconds of the province's clock.</summary>
public sealed record AlertRow
{
    public long Id { get; init; }

    public string Rule { get; init; } = "";

    /// <summary>JSON array of codes; empty: the province.</summary>
    public string Units { get; init; } = "[]";

    public long Since { get; init; }

    public long RaisedAt { get; init; }

    public double Value { get; init; }

    public long? NotifiedAt { get; init; }

    public long? AcknowledgedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    public long? EscalatedAt { get; init; }

    public long Escalations { get; init; }

    /// <summary>JSON: unit to [joined, told]; null: stored before it was kept.</summary>
    public string? Members { get; init; }

    public long? EndedAt { get; init; }

    public Instant? Ended => At(EndedAt);

    /// <summary>As the engine and pages know it.</summary>
    public OpenAlert Alert()
    {
        string[] units = JsonSerializer.Deserialize<string[]>(Units)!;
        return new OpenAlert(Rule, Instant.FromUnixMilliseconds(Since), Instant.FromUnixMilliseconds(RaisedAt), units, Value)
        {
            Id = Id,
            Members = Members is null
                ? (units.Length == 0 ? [OpenAlert.Province] : units).ToDictionary(unit => unit, _ => new AlertMember(Instant.FromUnixMilliseconds(RaisedAt), At(NotifiedAt)), StringComparer.Ordinal)
                : JsonSerializer.Deserialize<Dictionary<string, long?[]>>(Members)!.ToDictionary(one => one.Key, one => new AlertMember(At(one.Value[0])!.Value, At(one.Value[1])), StringComparer.Ordinal),
            NotifiedAt = At(NotifiedAt),
            AcknowledgedAt = At(AcknowledgedAt),
            AcknowledgedBy = AcknowledgedBy,
            EscalatedAt = At(EscalatedAt),
            Escalations = (int)Escalations,
        };
    }

    /// <summary>The columns of an alert.</summary>
    public static AlertRow Of(OpenAlert alert) => new()
    {
        Id = alert.Id,
        Rule = alert.Rule,
        Units = JsonSerializer.Serialize(alert.Units),
        Since = alert.Since.ToUnixMilliseconds(),
        RaisedAt = alert.RaisedAt.ToUnixMilliseconds(),
        Value = alert.Value,
        NotifiedAt = alert.NotifiedAt?.ToUnixMilliseconds(),
        EscalatedAt = alert.EscalatedAt?.ToUnixMilliseconds(),
        Escalations = alert.Escalations,
        Members = JsonSerializer.Serialize(alert.Members.ToDictionary(
            one => one.Key, one => new[] { one.Value.Joined.ToUnixMilliseconds(), one.Value.Told?.ToUnixMilliseconds() })),
    };

    private static Instant? At(long? milliseconds) => milliseconds is { } known ? Instant.FromUnixMilliseconds(known) : null;
}
