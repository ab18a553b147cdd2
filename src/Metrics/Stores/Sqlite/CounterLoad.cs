using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Sums the contributions of dossiers that come unit by unit and writes each unit's counters once, so that no more than one unit's are in memory.</summary>
internal sealed class CounterLoad(SqliteSession session)
{
    private readonly CounterDeltas _deltas = new();
    private readonly Dictionary<CounterKey, CounterVector> _counters = [];
    private string? _unit;

    public void Add(string unit, DossierFacts facts)
    {
        if (unit != _unit)
        {
            Flush();
            _unit = unit;
        }

        _deltas.AddTo(_counters, unit, facts, 1);
    }

    /// <summary>Writes what is summed; call it once more at the end.</summary>
    public void Flush()
    {
        CounterTables.Add(session, _counters);
        _counters.Clear();
    }
}
