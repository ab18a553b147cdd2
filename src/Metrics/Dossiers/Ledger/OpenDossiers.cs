using Ioc.Metrics.Counters;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>
/// Open dossiers and what they add to the four figures of their unit now. Time alone moves them through a queue of next changes.
/// Odd for the sake of memory: slots in blocks (<see cref="OpenDossierSlots"/>), an index and a queue (<see cref="LookQueue"/>) of slot numbers, no object a dossier. Measured with 1,000,000 of them: 126 bytes each with the
/// ledger's key filters (LedgerCostTests prints it for 300,000). A dossier stays for <see cref="Kept"/> after it closed, so that a clock that goes back finds it. Not thread-safe.
/// </summary>
internal sealed class OpenDossiers
{
    /// <summary>How far the clock may go back without reading the store again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    private readonly OpenDossierSlots _slots = new();
    private readonly LookQueue _queue;
    private readonly InstantCounts[] _counts;
    private int[] _index = new int[1024];
    private ulong _now;
    private Instant _latest;

    public OpenDossiers(int units) => (_counts, _queue) = (new InstantCounts[units], new LookQueue(_slots));

    public int Count { get; private set; }

    public Instant Now { get; private set; }

    public InstantCounts Counts(int unit) => _counts[unit];

    /// <summary>Whether the clock is further back than what is kept allows: the open dossiers must be read again.</summary>
    public bool MustReload => Now < _latest - Kept;

    public void Clear(Instant now)
    {
        _slots.Clear();
        _queue.Clear();
        Array.Clear(_counts);
        (_index, Count) = (new int[1024], 0);
        SetNow(now);
        _latest = now;
    }

    /// <summary>Gives a dossier its changes of state; none: it is forgotten. Returns how its unit's counts changed.</summary>
    public InstantCounts Set(KeyHash key, int unit, List<StateChange> changes)
    {
        int place = Find(key);
        int slot = _index[place] - 1;
        bool over = changes.Count == 0 || (changes[^1].State == DossierState.None && changes[^1].At + Kept <= Now);
        InstantCounts before = slot >= 0 ? _slots[slot].State.ToCounts() : default;
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
        ref OpenDossier dossier = ref _slots[slot];
        dossier.Set(changes);
        Look(ref dossier);
        _queue.Put(slot);
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
            for (int slot = 0; slot < _slots.Used; slot++)
            {
                if (_slots[slot].Unit >= 0)
                {
                    LookAgain(slot, changed);
                }
            }

            return;
        }

        while (_queue.First is var slot and >= 0 && _slots[slot].NextLook <= (_now | 15))
        {
            LookAgain(slot, changed);
            if (IsOver(_slots[slot]))
            {
                Remove(slot);
            }
        }
    }

    private void SetNow(Instant now)
    {
        Now = now;
        _now = PackedChange.Floor(now);
        _latest = Instant.Max(_latest, now);
    }

    private void LookAgain(int slot, Action<int, InstantCounts> changed)
    {
        ref OpenDossier dossier = ref _slots[slot];
        DossierState before = dossier.State;
        Look(ref dossier);
        _queue.Put(slot);
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
        int slot = _slots.Take(key, unit);
        _index[place] = slot + 1;
        if (++Count > _index.Length / 10 * 7)
        {
            GrowIndex();
        }

        return slot;
    }

    private void Remove(int slot)
    {
        _queue.Remove(slot);
        Unindex(Find(_slots[slot].Key));
        _slots.GiveBack(slot);
        Count--;
    }

    private int Find(KeyHash key)
    {
        int mask = _index.Length - 1;
        int place = (int)key.A & mask;
        while (_index[place] != 0 && _slots[_index[place] - 1].Key != key)
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
            int home = (int)_slots[_index[place] - 1].Key.A & mask;
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
                _index[Find(_slots[entry - 1].Key)] = entry;
            }
        }
    }
}
