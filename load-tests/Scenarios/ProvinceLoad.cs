using System.Text;
using Ioc.Ingest.Broker;
using Ioc.LoadTests.Running;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.LoadTests.Scenarios;

/// <summary>
/// What a province sends: four dossier events to one report of a system. All dossiers were accepted before today, so that what is received today
/// is the markers' alone. Not thread-safe.
/// </summary>
internal sealed class ProvinceLoad(Profile profile, int dossierEvents) : IDisposable
{
    private const int OneHealthIn = 5;

    private readonly IEnumerator<(string Commune, byte[] Bytes)> _dossiers =
        new DossierLives(profile).Events(dossierEvents, Instant.From(TimeProvider.System.GetUtcNow()).Day.Start).GetEnumerator();

    private readonly Unit[] _communes = [.. profile.Units.Where(u => u.Kind == UnitKind.Commune)];
    private readonly GovernmentSystem[] _systems = [.. profile.Systems.Where(s => s.CommuneLevel && s.RetiredAfter is null)];
    private long _sent;

    public LoadEvent Next()
    {
        long number = _sent++;
        return number % OneHealthIn == 0 ? Up(number / OneHealthIn) : NextDossierEvent();
    }

    /// <summary>Throws when all are used up.</summary>
    public LoadEvent NextDossierEvent() =>
        _dossiers.MoveNext()
            ? new LoadEvent(Topics.ProcedureEvents, _dossiers.Current.Commune, _dossiers.Current.Bytes)
            : throw new InvalidOperationException("more events were sent than were planned");

    public void Dispose() => _dossiers.Dispose();

    private LoadEvent Up(long report)
    {
        string unit = _communes[report % _communes.Length].Code;
        string system = _systems[report / _communes.Length % _systems.Length].Id;
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        return new LoadEvent(Topics.SystemHealth, unit, Encoding.UTF8.GetBytes(
            $$$"""{"specversion":"1.0","id":"up-{{{report}}}","source":"/vn/40/health","type":"vn.ioc.system.health","time":"{{{now}}}","data":{"commune":"{{{unit}}}","system":"{{{system}}}","status":"up","at":"{{{now}}}","latencyMs":120}}"""));
    }
}
