namespace Ioc.Dashboard.Alerts;

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

    public long? EndedAt { get; init; }

    public IReadOnlyList<string> UnitList => System.Text.Json.JsonSerializer.Deserialize<string[]>(Units)!;
}
