namespace Ioc.Metrics.Kpis;

/// <summary>What a sheet is of: the whole province (all units), or one unit, written `commune:CODE` whatever its kind.</summary>
public readonly record struct Scope(string? Unit)
{
    private const string Prefix = "commune:";

    public static readonly Scope Province = new(null);

    public static Scope Of(string unit) => new(unit);

    /// <summary>Parses `province` or `commune:CODE`; whether the code exists is for the caller to say.</summary>
    public static bool TryParse(string? text, out Scope scope)
    {
        bool unit = text is not null && text.Length > Prefix.Length && text.StartsWith(Prefix, StringComparison.Ordinal);
        scope = unit ? new Scope(text![Prefix.Length..]) : Province;
        return unit || text == "province";
    }

    /// <summary>The one unit, or null for all: as the readers of figures take it.</summary>
    public IReadOnlySet<string>? Units => Unit is { } unit ? new HashSet<string>(StringComparer.Ordinal) { unit } : null;

    public override string ToString() => Unit is { } unit ? Prefix + unit : "province";
}
