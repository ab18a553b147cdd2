using Ioc.Metrics.Time;

namespace Ioc.Ingest.Live;

/// <summary>Minutes that the time-series store has not taken yet, oldest first: all of the last 24 h, of the 30 days before one each quarter of an hour. Not thread-safe.</summary>
internal sealed class WaitingMinutes
{
    private const int Whole = 24 * 60;
    private const int Quarters = 30 * 24 * 4;

    private readonly LinkedList<PackedMinute> _minutes = new();
    private int _quarters;

    public int Count => _minutes.Count;

    /// <summary>Takes a minute in; returns the start of one that had to go for it: a gap.</summary>
    public Instant? Add(Minute minute)
    {
        _minutes.AddLast(new PackedMinute(minute));
        if (_minutes.Count - _quarters <= Whole)
        {
            return null;
        }

        LinkedListNode<PackedMinute> oldest = _quarters == 0 ? _minutes.First! : FirstWhole();
        if (oldest.Value.Start.Ticks % (15 * TimeSpan.TicksPerMinute) != 0)
        {
            return Remove(oldest);
        }

        return ++_quarters > Quarters ? Remove(_minutes.First!, quarter: true) : null;
    }

    public bool TryOldest(out Minute oldest)
    {
        oldest = _minutes.First?.Value.Unpack()!;
        return oldest is not null;
    }

    /// <summary>The oldest was written.</summary>
    public void RemoveOldest() => Remove(_minutes.First!, quarter: _quarters > 0);

    private LinkedListNode<PackedMinute> FirstWhole()
    {
        LinkedListNode<PackedMinute> node = _minutes.Last!;
        for (int i = 0; i < Whole; i++)
        {
            node = node.Previous!;
        }

        return node;
    }

    private Instant Remove(LinkedListNode<PackedMinute> node, bool quarter = false)
    {
        _quarters -= quarter ? 1 : 0;
        _minutes.Remove(node);
        return node.Value.Start;
    }
}
