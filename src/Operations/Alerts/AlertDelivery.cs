namespace Ioc.Operations.Alerts;

/// <summary>A message about an alert on its way. Slot: no two are made for the same thing. Times: Unix milliseconds, real clock.</summary>
public sealed record AlertDelivery
{
    public const string Webhook = "webhook";
    public const string Mail = "mail";

    public long Id { get; init; }

    public string Slot { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Target { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Body { get; init; } = "";

    /// <summary>waiting, done, failed.</summary>
    public string State { get; init; } = "";

    public long CreatedAt { get; init; }

    public long Attempts { get; init; }

    public long NextAt { get; init; }

    /// <summary>What the other side said last.</summary>
    public string? Answer { get; init; }
}
