using Ioc.Metrics.Events;

namespace Ioc.Ingest.Replay;

/// <summary>Decoded events on their way to a shard. The buffers are used again when the chunk comes back.</summary>
internal sealed class EventChunk
{
    public const int Capacity = 2_000;

    private readonly List<DecodedEvent> _pool = [];

    public List<DecodedEvent> Events { get; } = new(Capacity);

    public bool IsFull => Events.Count >= Capacity;

    /// <summary>Keeps the decoded event and gives a free buffer in its place.</summary>
    public void Keep(ref DecodedEvent decoded)
    {
        DecodedEvent free = Events.Count < _pool.Count ? _pool[Events.Count] : new DecodedEvent();
        if (Events.Count < _pool.Count)
        {
            _pool[Events.Count] = decoded;
        }
        else
        {
            _pool.Add(decoded);
        }

        Events.Add(decoded);
        decoded = free;
    }

    public void Clear() => Events.Clear();
}
