using Ioc.Dashboard.Resources;
using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Systems and incidents in the viewer's words.</summary>
public static class IncidentNames
{
    public static string System(this Profile profile, string? id, Language language) =>
        id is null ? string.Empty : profile.FindSystem(id) is { } system ? (language == Language.English ? system.NameEn : system.NameVi) : id;

    public static string Unit(this Profile profile, string? code) => code is null ? string.Empty : profile.FindUnit(code)?.NameVi ?? code;

    /// <summary>What it is about: the system, the unit, or both.</summary>
    public static string Of(Incident incident, Profile profile, Texts texts) => incident.Kind switch
    {
        IncidentKind.SystemWide => profile.System(incident.System, texts.Language),
        IncidentKind.CommuneOffline => profile.Unit(incident.Unit),
        _ => $"{profile.System(incident.System, texts.Language)} · {profile.Unit(incident.Unit)}",
    };

    public static string Kind(IncidentKind kind, Texts texts) => kind switch
    {
        IncidentKind.SystemWide => texts.Unit.KindSystem,
        IncidentKind.CommuneOffline => texts.Unit.KindCommune,
        _ => texts.Unit.KindSingle,
    };
}
