using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Live;

/// <summary>What a reader asks about: `province`, or `commune:CODE` with any unit's code.</summary>
public readonly record struct LiveScope(Unit? Unit)
{
    public static readonly LiveScope Province = new(null);

    public bool IsProvince => Unit is null;

    /// <summary>As asked for.</summary>
    public override string ToString() => Unit is null ? "province" : "commune:" + Unit.Code;

    /// <summary>Null when it is neither form; then <paramref name="unknownUnit"/> is false. A code that the profile lacks gives null and true.</summary>
    public static LiveScope? Parse(string? text, Profile profile, out bool unknownUnit)
    {
        const string Prefix = "commune:";
        unknownUnit = false;
        if (text == "province")
        {
            return Province;
        }

        if (text?.StartsWith(Prefix, StringComparison.Ordinal) != true)
        {
            return null;
        }

        Unit? unit = profile.FindUnit(text[Prefix.Length..]);
        unknownUnit = unit is null;
        return unit is null ? null : new LiveScope(unit);
    }
}
