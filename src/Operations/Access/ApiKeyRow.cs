namespace Ioc.Operations.Access;

/// <summary>An API key as it is listed: without its secret, of which only the hash is kept. Times: Unix milliseconds, real clock.</summary>
public sealed record ApiKeyRow
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string Role { get; init; } = "";

    /// <summary>JSON array; null: every source.</summary>
    public string? Sources { get; init; }

    /// <summary>JSON array; null: every unit.</summary>
    public string? Communes { get; init; }

    public long CreatedAt { get; init; }

    public long? RevokedAt { get; init; }

    public long? LastUsedAt { get; init; }

    /// <summary>Given by the environment at start: it is revoked there, not here.</summary>
    public bool OfEnvironment => Id.StartsWith("environment-", StringComparison.Ordinal);

    public IReadOnlySet<string>? SourceSet => CodeList.Read(Sources);

    public IReadOnlySet<string>? CommuneSet => CodeList.Read(Communes);
}
