using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Operations.Live;

/// <summary>
/// Keeps the latest part of every unit (the greater epoch and commit win) and hands out snapshots. Ingest publishes, pages and
/// the hub subscribe; nobody waits for anybody. Thread-safe.
/// </summary>
public sealed class LiveBoard : ILiveSink
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly ISourceWatch _source;
    private readonly UnitLive[] _units;
    private readonly Dictionary<string, int> _index;
    private readonly Pulse _touched = new();
    private readonly Pulse _taken = new();
    private readonly PageTurns _pages = new();
    private IncidentsPart? _incidents;
    private volatile LiveSnapshot _latest;

    public LiveBoard(Profile profile, ISourceWatch source, TimeProvider clock)
    {
        _clock = clock;
        _source = source;
        _units = [.. profile.Units.Select(unit => new UnitLive(unit, null, null))];
        _index = profile.Units.Select((unit, i) => (unit.Code, i)).ToDictionary(StringComparer.Ordinal);
        _latest = Build(1);
    }

    /// <summary>The latest snapshot; a new one comes at most four times a second.</summary>
    public LiveSnapshot Latest => _latest;

    /// <summary>Completes when a part has changed since it was taken.</summary>
    internal Task Touched => _touched.Next;

    /// <summary>Completes when a snapshot newer than the one that was latest when it was taken is there.</summary>
    internal Task Taken => _taken.Next;

    public void Publish(DossierPart part)
    {
        lock (_gate)
        {
            if (!_index.TryGetValue(part.Unit, out int i) || (_units[i].Dossiers is { } held && !PartOrder.Replaces(part.Epoch, part.Commit, held.Epoch, held.Commit)))
            {
                return;
            }

            _units[i] = _units[i] with { Dossiers = part };
        }

        _touched.Fire();
    }

    public void Publish(HealthPart part)
    {
        lock (_gate)
        {
            if (!_index.TryGetValue(part.Unit, out int i) || (_units[i].Health is { } held && !PartOrder.Replaces(part.Epoch, part.Commit, held.Epoch, held.Commit)))
            {
                return;
            }

            _units[i] = _units[i] with { Health = part };
        }

        _touched.Fire();
    }

    public void Publish(IncidentsPart part)
    {
        lock (_gate)
        {
            if (_incidents is { } held && !PartOrder.Replaces(part.Epoch, part.Commit, held.Epoch, held.Commit))
            {
                return;
            }

            _incidents = part;
        }

        _touched.Fire();
    }

    /// <summary>Takes a snapshot now and wakes who waits for one. Called by LivePace alone.</summary>
    internal void Take()
    {
        _latest = Build(_latest.Number + 1);
        _taken.Fire();
    }

    /// <summary>
    /// Calls back at most once a second, and only when something changed, until disposed. Calls never overlap; a slow callback
    /// misses snapshots, never queues them. It keeps the culture of whoever subscribed. The name is for logs.
    /// </summary>
    public IDisposable Subscribe(string name, Func<LiveSnapshot, Task> callback, ILogger logger) => new LiveSubscription(this, _pages, name, callback, logger);

    private LiveSnapshot Build(long number)
    {
        Instant now = Instant.From(_clock.GetUtcNow());
        lock (_gate)
        {
            return new LiveSnapshot(number, now, _source.Now(now), [.. _units], _incidents?.Open);
        }
    }
}
