using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;
using Ioc.Resources;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Incidents in the viewer's words.</summary>
public static class IncidentNames
{
    /// <summary>What it is about: the system, the unit, or both.</summary>
    public static string Of(Incident incident, Profile profile, Texts texts) => incident.Kind switch
    {
        IncidentKind.SystemWide => profile.System(incident.System, texts.Language),
        IncidentKind.CommuneOffline => profile.Unit(incident.Unit, texts.Language),
        _ => $"{profile.System(incident.System, texts.Language)} · {profile.Unit(incident.Unit, texts.Language)}",
    };

    public static string Kind(IncidentKind kind, Texts texts) => kind switch
    {
        IncidentKind.SystemWide => texts.Unit.KindSystem,
        IncidentKind.CommuneOffline => texts.Unit.KindCommune,
        _ => texts.Unit.KindSingle,
    };
}
