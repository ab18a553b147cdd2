namespace Ioc.Dashboard.Access;

/// <summary>A person who signs in. Without a password hash only a one-time link lets them in. Stamp changes with the password: sessions that carry another are over.</summary>
public sealed record User
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string Role { get; init; } = "";

    public string? PasswordHash { get; init; }

    public string Stamp { get; init; } = "";

    /// <summary>Wrong passwords since the last right one.</summary>
    public long Failures { get; init; }

    /// <summary>Unix milliseconds; null: not locked out.</summary>
    public long? LockedUntil { get; init; }
}
