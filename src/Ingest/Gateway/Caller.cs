namespace Ioc.Ingest.Gateway;

/// <summary>
/// Who sends over HTTP, and for whom they may speak. Null: for all. A source entry covers itself and what lies below it
/// (`/vn/40` covers `/vn/40/tthc`). Units holds codes; the province's own indicator reports need `province` in it.
/// </summary>
public sealed record Caller(string Name, IReadOnlyCollection<string>? Sources, IReadOnlySet<string>? Units)
{
    /// <summary>May speak for every source and unit.</summary>
    public static Caller Anyone(string name) => new(name, null, null) { MayHandOver = true };

    /// <summary>Ioc's own desk and operators; never a key.</summary>
    public bool MayHandOver { get; private init; }

    public bool SpeaksFor(string source) =>
        Sources is null || Sources.Any(entry => source.StartsWith(entry, StringComparison.Ordinal)
            && (source.Length == entry.Length || entry.EndsWith('/') || source[entry.Length] == '/'));

    public bool SpeaksForUnit(string unit) => Units is null || Units.Contains(unit);
}
