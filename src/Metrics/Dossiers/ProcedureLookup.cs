using Ioc.Metrics.Profiles;

namespace Ioc.Metrics.Dossiers;

/// <summary>Stands in until the profile has its own index of procedures; a member of the profile with this name goes first.</summary>
internal static class ProcedureLookup
{
    public static Procedure? FindProcedure(this Profile profile, string code) => profile.Procedures.FirstOrDefault(p => p.Code == code);
}
