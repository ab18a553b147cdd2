namespace Ioc.Operations.Access;

/// <summary>Which units a caller may see. Units null: all of them, and the province as a whole. Immutable, thread-safe.</summary>
/// <remarks>Pages get it as a cascading parameter; queries take <see cref="Units"/> or filter by <see cref="Contains"/>. What is not visible does not exist (404).</remarks>
public sealed record VisibleUnits(IReadOnlySet<string>? Units)
{
    public static readonly VisibleUnits All = new((IReadOnlySet<string>?)null);

    public static readonly VisibleUnits None = new(new HashSet<string>());

    /// <summary>Whether figures of the whole province may be seen.</summary>
    public bool Province => Units is null;

    /// <summary>The only unit, when there is just one.</summary>
    public string? Only => Units is { Count: 1 } ? Units.First() : null;

    /// <summary>Equal for callers who may see the same: what was read for one is there for the other.</summary>
    public string Key => Units is null ? "*" : string.Join(',', Units.Order(StringComparer.Ordinal));

    public bool Contains(string unit) => Units is null || Units.Contains(unit);

    /// <summary>Those of a visible unit, in their order.</summary>
    public IReadOnlyList<T> Of<T>(IReadOnlyList<T> items, Func<T, string> unitOf) => Units is null ? items : [.. items.Where(item => Contains(unitOf(item)))];
}
