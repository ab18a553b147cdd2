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

    /// <summary>Takes a minute in, in its place; one that is there already changes nothing. Returns one that had to go for it: a gap.</summary>
    public PackedMinute? Add(PackedMinute minute)
    {
        LinkedListNode<PackedMinute>? before = _minutes.Last;
        while (before is not null && before.Value.Start > minute.Start)
        {
            before = before.Previous;
        }

        if (before?.Value.Start == minute.Start)
        {
            before.Value.IsKept |= minute.IsKept;
            return null;
        }

        if (before != _minutes.Last && _quarters > 0 && minute.Start < FirstWhole().Value.Start)
        {
            return IsQuarter(minute) ? Insert(before, minute, quarter: true) : minute;
        }

        return Insert(before, minute, quarter: false);
    }

    /// <summary>When the minutes that wait begin.</summary>
    public IEnumerable<Instant> Starts => _minutes.Select(minute => minute.Start);

    /// <summary>Those that are not kept with the state of record, oldest first.</summary>
    public IEnumerable<PackedMinute> NotKept => _minutes.Where(minute => !minute.IsKept);

    public PackedMinute? Oldest => _minutes.First?.Value;

    /// <summary>The oldest was written.</summary>
    public void RemoveOldest() => Remove(_minutes.First!, quarter: _quarters > 0);

    private PackedMinute? Insert(LinkedListNode<PackedMinute>? before, PackedMinute minute, bool quarter)
    {
        _ = before is null ? _minutes.AddFirst(minute) : _minutes.AddAfter(before, minute);
        _quarters += quarter ? 1 : 0;
        if (!quarter && _minutes.Count - _quarters > Whole)
        {
            LinkedListNode<PackedMinute> oldest = FirstWhole();
            if (!IsQuarter(oldest.Value))
            {
                return Remove(oldest);
            }

            _quarters++;
        }

        return _quarters > Quarters ? Remove(_minutes.First!, quarter: true) : null;
    }

    private static bool IsQuarter(PackedMinute minute) => minute.Start.Ticks % (15 * TimeSpan.TicksPerMinute) == 0;

    /// <summary>The oldest of those that are not thinned.</summary>
    private LinkedListNode<PackedMinute> FirstWhole()
    {
        LinkedListNode<PackedMinute> node = _minutes.Last!;
        for (int i = _minutes.Count - _quarters; i > 1; i--)
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
