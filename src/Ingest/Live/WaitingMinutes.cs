namespace Ioc.Ingest.Live;

/// <summary>Minutes that the time-series store has not taken yet, oldest first: all of the last 24 h, of the 30 days before one each quarter of an hour. Not thread-safe.</summary>
internal sealed class WaitingMinutes
{
    private const int Whole = 24 * 60;
    private const int Quarters = 30 * 24 * 4;

    private readonly LinkedList<PackedMinute> _minutes = new();
    private int _quarters;

    public int Count => _minutes.Count;

    /// <summary>Takes a minute in; returns one that had to go for it: a gap.</summary>
    public PackedMinute? Add(PackedMinute minute)
    {
        _minutes.AddLast(minute);
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

    /// <summary>Those that are not kept with the state of record, oldest first.</summary>
    public IEnumerable<PackedMinute> NotKept => _minutes.Where(minute => !minute.IsKept);

    public PackedMinute? Oldest => _minutes.First?.Value;

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

    private PackedMinute Remove(LinkedListNode<PackedMinute> node, bool quarter = false)
    {
        _quarters -= quarter ? 1 : 0;
        _minutes.Remove(node);
        return node.Value;
    }
}
