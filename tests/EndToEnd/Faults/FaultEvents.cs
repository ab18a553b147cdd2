using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.EndToEnd.Faults;

/// <summary>Random dossier events of a few communes, old enough that none is in the future.</summary>
internal static class FaultEvents
{
    public static Profile Profile { get; } = Repository.LoadProfile();

    public static string[] Units { get; } = [.. Profile.Units.Where(u => u.Kind == UnitKind.Commune).Take(4).Select(u => u.Code)];

    public static LocalDay Today { get; } = Instant.From(TimeProvider.System.GetUtcNow()).Day;

    public static IEnumerable<string> Of(int seed, int dossiers) =>
        new RandomDossiers(seed, Units, [.. Profile.Procedures.Take(5).Select(p => p.Code)], Today - 120, Today - 60).Events(dossiers).Select(e => e.Json).Distinct();
}
