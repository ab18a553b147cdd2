using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.EndToEnd.Faults;

/// <summary>Random dossier events of a few communes, old enough that none is in the future.</summary>
internal static class FaultEvents
{
    public static Profile Profile { get; } = Repository.LoadProfile();

    public static string[] Units { get; } = [.. Profile.Units.Where(u => u.Kind == UnitKind.Commune).Take(4).Select(u => u.Code)];

    /// <summary>By the clock of the programs that are started here: always the machine's.</summary>
    public static Instant Now => Instant.From(TimeProvider.System.GetUtcNow());

    /// <summary>The day on which the tests began.</summary>
    public static LocalDay Today { get; } = Now.Day;

    public static IEnumerable<string> Of(int seed, int dossiers) =>
        new RandomDossiers(seed, Units, [.. Profile.Procedures.Take(5).Select(p => p.Code)], Today - 120, Today - 60).Events(dossiers).Select(e => e.Json).Distinct();

    /// <summary>Dossiers accepted a minute ago and still open, one event each.</summary>
    public static IEnumerable<string> Open(int dossiers)
    {
        Instant at = Now - TimeSpan.FromMinutes(1);
        return Enumerable.Range(0, dossiers).Select(i =>
            $$$"""{"specversion":"1.0","id":"open-{{{i}}}","source":"/vn/40/tthc","type":"vn.ioc.dossier.status","time":"{{{at}}}","data":{"commune":"{{{Units[0]}}}","dossier":"open-{{{i}}}","procedure":"{{{Profile.Procedures[0].Code}}}","sequence":1,"status":"accepted","at":"{{{at}}}","channel":"online"}}""");
    }
}
