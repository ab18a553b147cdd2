using Ioc.Dashboard.Hosting;

namespace Ioc.Dashboard.Live;

/// <summary>
/// The last 60 minutes of every tile of the province, one value a minute of real time. Null where nothing was known: also while
/// the source is down, as at every start before the ledgers are loaded. Thread-safe.
/// </summary>
public sealed class SparkHistory(Tiles tiles, RealTime clock)
{
    public const int Length = 60;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<double?>> _series = tiles.Kinds.ToDictionary(kind => kind.Id, _ => Empty(), StringComparer.Ordinal);
    private long _minute = long.MinValue;

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

    /// <summary>Fills in what was before this start, oldest first, at most 60 values a tile.</summary>
    public void Preload(string tile, IReadOnlyList<double?> values)
    {
        lock (_gate)
        {
            if (_series.TryGetValue(tile, out Queue<double?>? series))
            {
                foreach (double? value in values.TakeLast(Length))
                {
                    Push(series, value);
                }
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
            Version++;
            foreach (TileKind kind in tiles.Kinds)
            {
                Push(_series[kind.Id], snapshot.Source.Condition == SourceCondition.Down ? null : kind.Value(snapshot.Province));
            }
        }
    }

    private static Queue<double?> Empty() => new(Enumerable.Repeat<double?>(null, Length));

    private static void Push(Queue<double?> series, double? value)
    {
        series.Dequeue();
        series.Enqueue(value);
    }
}
