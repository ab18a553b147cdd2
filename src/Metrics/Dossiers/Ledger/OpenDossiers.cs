using Ioc.Metrics.Counters;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>
/// Open dossiers and what they add to the four figures of their unit now. Time alone moves them through a queue of next changes.
/// Odd for the sake of memory: slots in blocks, an index and a queue of slot numbers, no object a dossier. Measured with 1,000,000 of them: 126 bytes each with the
/// ledger's key filters (LedgerCostTests prints it for 300,000). A dossier stays for <see cref="Kept"/> after it closed, so that a clock that goes back finds it. Not thread-safe.
/// </summary>
internal sealed class OpenDossiers(int units)
{
    /// <summary>How far the clock may go back without reading the store again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    private const int BlockBits = 12;
    private const int BlockMask = (1 << BlockBits) - 1;

    private readonly List<OpenDossier[]> _blocks = [];
    private readonly InstantCounts[] _counts = new InstantCounts[units];
    private int[] _index = new int[1024];
    private int[] _queue = new int[1024];
    private int _queued;
    private int _used;
    private int _free = -1;
    private ulong _now;
    private Instant _latest;

    public int Count { get; private set; }

    public Instant Now { get; private set; }

    public InstantCounts Counts(int unit) => _counts[unit];

    /// <summary>Whether the clock is further back than what is kept allows: the open dossiers must be read again.</summary>
    public bool MustReload => Now < _latest - Kept;

    public void Clear(Instant now)
    {
        _blocks.Clear();
        Array.Clear(_counts);
        _index = new int[1024];
        _queue = new int[1024];
        (_queued, _used, _free, Count) = (0, 0, -1, 0);
        SetNow(now);
        _latest = now;
    }

    /// <summary>Gives a dossier its changes of state; none: it is forgotten. Returns how its unit's counts changed.</summary>
    public InstantCounts Set(KeyHash key, int unit, List<StateChange> changes)
    {
        int place = Find(key);
        int slot = _index[place] - 1;
        bool over = changes.Count == 0 || (changes[^1].State == DossierState.None && changes[^1].At + Kept <= Now);
        InstantCounts before = slot >= 0 ? At(slot).State.ToCounts() : default;
        if (over)
        {
            if (slot >= 0)
            {
                _counts[unit] -= before;
                Remove(slot);
            }

            return default(InstantCounts) - before;
        }

        slot = slot >= 0 ? slot : Take(place, key, unit);
        ref OpenDossier dossier = ref At(slot);
        dossier.Set(changes);
        Look(ref dossier);
        Requeue(slot);
        InstantCounts change = dossier.State.ToCounts() - before;
        _counts[unit] += change;
        return change;
    }

    /// <summary>Moves time, also back; reports each change of a unit's counts.</summary>
    public void Advance(Instant now, Action<int, InstantCounts> changed)
    {
        bool back = now < Now;
        SetNow(now);
        if (back)
        {
            for (int slot = 0; slot < _used; slot++)
            {
                if (At(slot).Unit >= 0)
                {
                    LookAgain(slot, changed);
                }
            }

            return;
        }

        while (_queued > 0 && At(_queue[0]).NextLook <= (_now | 15))
        {
            int slot = _queue[0];
            LookAgain(slot, changed);
            if (IsOver(At(slot)))
            {
                Remove(slot);
            }
        }
    }

    private ref OpenDossier At(int slot) => ref _blocks[slot >> BlockBits][slot & BlockMask];

    private void SetNow(Instant now)
    {
        Now = now;
        _now = PackedChange.Floor(now);
        _latest = Instant.Max(_latest, now);
    }

    private void LookAgain(int slot, Action<int, InstantCounts> changed)
    {
        ref OpenDossier dossier = ref At(slot);
        DossierState before = dossier.State;
        Look(ref dossier);
        Requeue(slot);
        if (dossier.State != before)
        {
            InstantCounts change = dossier.State.ToCounts() - before.ToCounts();
            _counts[dossier.Unit] += change;
            changed(dossier.Unit, change);
        }
    }

    /// <summary>The state now, and when to look again: at the next change, or when it may be forgotten.</summary>
    private void Look(ref OpenDossier dossier)
    {
        dossier.State = DossierState.None;
        for (int i = 0; i < dossier.Count; i++)
        {
            ulong change = dossier[i];
            if (PackedChange.Floor(change) > _now)
            {
                dossier.NextLook = PackedChange.Floor(change);
                return;
            }

            dossier.State = PackedChange.State(change);
        }

        dossier.NextLook = dossier.State == DossierState.None ? ForgetAt(dossier) : PackedChange.Never;
    }

    private static ulong ForgetAt(in OpenDossier dossier) => PackedChange.Floor(dossier[dossier.Count - 1]) + ((ulong)Kept.Ticks << 4);

    private bool IsOver(in OpenDossier dossier) =>
        PackedChange.State(dossier[dossier.Count - 1]) == DossierState.None && ForgetAt(dossier) <= _now;

    private int Take(int place, KeyHash key, int unit)
    {
        int slot = _free;
        if (slot >= 0)
        {
            _free = At(slot).Place;
        }
        else
        {
            slot = _used++;
            if (slot >> BlockBits == _blocks.Count)
            {
                _blocks.Add(new OpenDossier[1 << BlockBits]);
            }
        }

        At(slot) = new OpenDossier { Key = key, Unit = unit, Place = -1 };
        _index[place] = slot + 1;
        if (++Count > _index.Length / 10 * 7)
        {
            GrowIndex();
        }

        return slot;
    }

    private void Remove(int slot)
    {
        Unqueue(slot);
        Unindex(Find(At(slot).Key));
        At(slot) = new OpenDossier { Unit = -1, Place = _free };
        _free = slot;
        Count--;
    }

    private int Find(KeyHash key)
    {
        int mask = _index.Length - 1;
        int place = (int)key.A & mask;
        while (_index[place] != 0 && At(_index[place] - 1).Key != key)
        {
            place = (place + 1) & mask;
        }

        return place;
    }

    /// <summary>Closes the gap that a removed entry leaves, so that every probe still ends at its key.</summary>
    private void Unindex(int gap)
    {
        int mask = _index.Length - 1;
        _index[gap] = 0;
        for (int place = (gap + 1) & mask; _index[place] != 0; place = (place + 1) & mask)
        {
            int home = (int)At(_index[place] - 1).Key.A & mask;
            if (((place - home) & mask) >= ((place - gap) & mask))
            {
                _index[gap] = _index[place];
                _index[place] = 0;
                gap = place;
            }
        }
    }

    private void GrowIndex()
    {
        int[] old = _index;
        _index = new int[old.Length * 2];
        foreach (int entry in old)
        {
            if (entry != 0)
            {
                _index[Find(At(entry - 1).Key)] = entry;
            }
        }
    }

    /// <summary>Puts the slot where its next look belongs in the queue (a binary heap that knows each slot's place).</summary>
    private void Requeue(int slot)
    {
        ref OpenDossier dossier = ref At(slot);
        if (dossier.NextLook == PackedChange.Never)
        {
            Unqueue(slot);
            return;
        }

        if (dossier.Place < 0)
        {
            if (_queued == _queue.Length)
            {
                Array.Resize(ref _queue, _queue.Length * 2);
            }

            dossier.Place = _queued;
            _queue[_queued++] = slot;
        }

        Down(Up(dossier.Place));
    }

    private void Unqueue(int slot)
    {
        int place = At(slot).Place;
        if (place < 0)
        {
            return;
        }

        At(slot).Place = -1;
        int last = _queue[--_queued];
        if (last != slot)
        {
            Put(last, place);
            Down(Up(place));
        }
    }

    private void Put(int slot, int place)
    {
        _queue[place] = slot;
        At(slot).Place = place;
    }

    private int Up(int place)
    {
        int slot = _queue[place];
        ulong look = At(slot).NextLook;
        while (place > 0 && At(_queue[(place - 1) / 2]).NextLook > look)
        {
            Put(_queue[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }

        Put(slot, place);
        return place;
    }

    private void Down(int place)
    {
        int slot = _queue[place];
        ulong look = At(slot).NextLook;
        while ((2 * place) + 1 < _queued)
        {
            int child = (2 * place) + 1;
            child += child + 1 < _queued && At(_queue[child + 1]).NextLook < At(_queue[child]).NextLook ? 1 : 0;
            if (At(_queue[child]).NextLook >= look)
            {
                break;
            }

            Put(_queue[child], place);
            place = child;
        }

        Put(slot, place);
    }
}
