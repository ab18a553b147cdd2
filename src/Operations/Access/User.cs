namespace Ioc.Operations.Access;

/// <summary>A person who signs in. Without a password hash only a one-time link lets them in. Stamp changes with password, roles, units and when disabled: sessions that carry another are over.</summary>
public sealed record User
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Name of the person or post; null: none given.</summary>
    public string? FullName { get; init; }

    /// <summary>One role or several, parted by spaces.</summary>
    public string Role { get; init; } = "";

    /// <summary>Codes of the units it may see, as a JSON array; null: the whole province.</summary>
    public string? Units { get; init; }

    /// <summary>Ids of the systems on whose incidents it acts, as a JSON array; null: all.</summary>
    public string? Systems { get; init; }

    public string? PasswordHash { get; init; }

    public string Stamp { get; init; } = "";

    /// <summary>Wrong passwords since the last right one.</summary>
    public long Failures { get; init; }

    /// <summary>Unix milliseconds; null: not locked out.</summary>
    public long? LockedUntil { get; init; }

    /// <summary>Unix milliseconds; null: not disabled.</summary>
    public long? DisabledAt { get; init; }

    /// <summary>Unix milliseconds; null: never.</summary>
    public long? LastSignInAt { get; init; }

    public IReadOnlyList<string> RoleList => Role.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Null: the whole province.</summary>
    public IReadOnlySet<string>? UnitSet => CodeList.Read(Units);

    /// <summary>Null: all.</summary>
    public IReadOnlySet<string>? SystemSet => CodeList.Read(Systems);
}
