using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Components.Map;

/// <summary>The province's map, worked out once for the communes that exist on a day: by the profile's boundaries when it has them, else drawn around their centres. Thread-safe.</summary>
public sealed class Maps(Profile profile)
{
    private readonly Lock _gate = new();
    private (LocalDay Day, ProvinceMap Map)? _held;

    /// <summary>Whether its boundaries are ours, not surveyed ones.</summary>
    public bool IsDrawn => profile.Boundaries.Count == 0;

    public ProvinceMap On(LocalDay day)
    {
        lock (_gate)
        {
            if (_held is not { } held || held.Day != day)
            {
                // Communes come and go on few days; a map drawn for another day is usually the same.
                ProvinceMap map = _held is { } other && SameCommunes(other.Day, day) ? other.Map
                    : IsDrawn ? DrawnMap.Of(profile, day) : SurveyedMap.Of(profile, day);
                _held = held = (day, map);
            }

            return held.Map;
        }
    }

    private bool SameCommunes(LocalDay a, LocalDay b) =>
        profile.Units.Where(unit => unit.Kind == UnitKind.Commune).All(unit => unit.IsValidOn(a) == unit.IsValidOn(b));
}
