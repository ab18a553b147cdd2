using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;

namespace Ioc.Operations.Live;

/// <summary>What a viewer watches: the province, or one unit of the profile.</summary>
public readonly record struct LiveScope(Unit? Unit)
{
    public static readonly LiveScope Province = new(null);

    public bool IsProvince => Unit is null;

    /// <summary>Null when it is neither form; then <paramref name="unknownUnit"/> is false. A code that the profile lacks gives null and true.</summary>
    public static LiveScope? Parse(string? text, Profile profile, out bool unknownUnit)
    {
        unknownUnit = false;
        if (!Scope.TryParse(text, out Scope scope))
        {
            return null;
        }

        if (scope.Unit is not { } code)
        {
            return Province;
        }

        Unit? unit = profile.FindUnit(code);
        unknownUnit = unit is null;
        return unit is null ? null : new LiveScope(unit);
    }
}
