using System.Text;
using Ioc.Ingest.Broker;
using Ioc.Metrics.Time;

namespace Ioc.LoadTests.Scenarios;

/// <summary>
/// Dossiers that one commune accepts now, one after another. Nothing else is received today, so a board whose `received-today` is n shows
/// markers 1 to n and not n + 1. Thread-safe.
/// </summary>
internal sealed class Markers(string commune, string procedure)
{
    private readonly Lock _gate = new();
    private readonly List<(long ProducedAt, double Clock, bool Measured)> _produced = [];

    public string Commune => commune;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _produced.Count;
            }
        }
    }

    /// <summary>Makes the next one, produced now. Those of the warm-up are not measured.</summary>
    public LoadEvent Next(bool measured)
    {
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        int number = Count + 1;
        byte[] value = Encoding.UTF8.GetBytes(
            $$$"""{"specversion":"1.0","id":"marker-{{{number}}}","source":"/vn/40/tthc","type":"vn.ioc.dossier.status","time":"{{{now}}}","data":{"commune":"{{{commune}}}","dossier":"H41.M-{{{number}}}","procedure":"{{{procedure}}}","sequence":1,"status":"accepted","at":"{{{now}}}","channel":"online"}}""");
        lock (_gate)
        {
            _produced.Add((TimeProvider.System.GetTimestamp(), (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds, measured));
        }

        return new LoadEvent(Topics.ProcedureEvents, commune, value);
    }

    /// <summary>When number n (from 1) was produced; null when it is not measured.</summary>
    public long? ProducedAt(int number)
    {
        lock (_gate)
        {
            (long at, _, bool measured) = _produced[number - 1];
            return measured ? at : null;
        }
    }

    /// <summary>The same by the wall clock, in milliseconds since 1970 (UTC), for a browser of this machine.</summary>
    public double? ProducedAtClock(int number)
    {
        lock (_gate)
        {
            (_, double at, bool measured) = _produced[number - 1];
            return measured ? at : null;
        }
    }
}
