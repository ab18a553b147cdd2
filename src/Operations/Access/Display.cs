namespace Ioc.Operations.Access;

/// <summary>A paired screen. Times: Unix milliseconds, real clock.</summary>
public sealed record Display
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string ApprovedBy { get; init; } = "";

    public long ApprovedAt { get; init; }

    public long? LastSeenAt { get; init; }

    public long? RevokedAt { get; init; }
}
