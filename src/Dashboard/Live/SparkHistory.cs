using Ioc.Operations.Live;
using Ioc.Operations.Timing;

namespace Ioc.Dashboard.Live;

/// <summary>
/// The last 60 minutes of every tile of the province and of each unit, one value a minute of real time. Null where nothing was known: also while
/// the source is down, as at every start before the ledgers are loaded. Thread-safe.
/// </summary>
public sealed class SparkHistory(Tiles tiles, RealTime clock)
{
    public const int Length = 60;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<double?>> _series = tiles.Kinds.ToDictionary(kind => kind.Id, _ => Empty(), StringComparer.Ordinal);
    private readonly Dictionary<string, double[][]> _units = new(StringComparer.Ordinal);
    private long _minute = long.MinValue;
    private int _next;
    private int _taken;

    /// <summary>Grows with each minute.</summary>
    public long Version { get; private set; }

    /// <summary>The province's series by tile id, oldest first, each of 60 values.</summary>
    public IReadOnlyDictionary<string, double?[]> Read()
    {
        lock (_gate)
        {
            return _series.ToDictionary(series => series.Key, series => series.Value.ToArray(), StringComparer.Ordinal);
        }
    }

    /// <summary>A unit's series by tile id, oldest first, each of 60 values, since this start; null where nothing was known.</summary>
    public IReadOnlyDictionary<string, double?[]> Read(string unit)
    {
        lock (_gate)
        {
            double[][]? kept = _units.GetValueOrDefault(unit);
            return tiles.Kinds.Select((kind, i) => (kind.Id, Values: kept?[i])).ToDictionary(
                kind => kind.Id,
                kind => Enumerable.Range(0, Length).Select(i => kind.Values?[(_next + i) % Length] is { } value && !double.IsNaN(value) ? value : (double?)null).ToArray(),
                StringComparer.Ordinal);
        }
    }

    /// <summary>Minutes kept since this start.</summary>
    public int Taken
    {
        get
        {
            lock (_gate)
            {
                return _taken;
            }
        }
    }

    /// <summary>Fills in what is not known: 60 values of a tile, oldest first, of the minutes before the one that ran when so many were taken.</summary>
    public void Preload(string tile, IReadOnlyList<double?> values, int taken)
    {
        lock (_gate)
        {
            if (_series.TryGetValue(tile, out Queue<double?>? series))
            {
                double?[] known = [.. series];
                int later = _taken - taken + (taken > 0 ? 1 : 0); // the minute that ran was taken at its beginning
                _series[tile] = new Queue<double?>(known.Select((value, i) => value ?? (i + later < values.Count ? values[i + later] : null)));
            }

            Version++;
        }
    }

    /// <summary>Keeps the snapshot's values when a new minute has begun.</summary>
    public void Sample(LiveSnapshot snapshot)
    {
        long minute = clock.Milliseconds / 60_000;
        lock (_gate)
        {
            if (minute == _minute)
            {
                return;
            }

            _minute = minute;
            _taken++;
            Version++;
            foreach (TileKind kind in tiles.Kinds)
            {
                Push(_series[kind.Id], snapshot.Source.Condition == SourceCondition.Down ? null : kind.Value(snapshot.Province));
            }

            SampleUnits(snapshot);
        }
    }

    /// <summary>Rings of plain numbers (NaN: not known), since there may be thousands of units.</summary>
    private void SampleUnits(LiveSnapshot snapshot)
    {
        foreach (UnitLive unit in snapshot.Units)
        {
            if (!_units.TryGetValue(unit.Unit.Code, out double[][]? rings))
            {
                if (unit.Dossiers is null)
                {
                    continue;
                }

                _units.Add(unit.Unit.Code, rings = [.. tiles.Kinds.Select(_ => Enumerable.Repeat(double.NaN, Length).ToArray())]);
            }

            LiveFigures figures = LiveFigures.Of([unit], null, snapshot.AsOf);
            for (int i = 0; i < rings.Length; i++)
            {
                rings[i][_next] = snapshot.Source.Condition == SourceCondition.Down ? double.NaN : tiles.Kinds[i].Value(figures) ?? double.NaN;
            }
        }

        _next = (_next + 1) % Length;
    }

    private static Queue<double?> Empty() => new(Enumerable.Repeat<double?>(null, Length));

    private static void Push(Queue<double?> series, double? value)
    {
        series.Dequeue();
        series.Enqueue(value);
    }
}
