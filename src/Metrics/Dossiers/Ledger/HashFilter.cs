namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>A set of 64-bit hashes in one array (11 to 23 bytes each): says which dossiers cannot exist, so that new ones need no query. Never forgets. Not thread-safe.</summary>
internal sealed class HashFilter
{
    private ulong[] _slots = new ulong[1024];

    public int Count { get; private set; }

    public bool Contains(ulong hash) => _slots[Find(_slots, hash)] != 0;

    /// <summary>False when it was there. The hash must not be 0.</summary>
    public bool Add(ulong hash)
    {
        int slot = Find(_slots, hash);
        if (_slots[slot] != 0)
        {
            return false;
        }

        _slots[slot] = hash;
        if (++Count > _slots.Length / 10 * 7)
        {
            Grow();
        }

        return true;
    }

    private void Grow()
    {
        var grown = new ulong[_slots.Length * 2];
        foreach (ulong hash in _slots)
        {
            if (hash != 0)
            {
                grown[Find(grown, hash)] = hash;
            }
        }

        _slots = grown;
    }

    private static int Find(ulong[] slots, ulong hash)
    {
        int mask = slots.Length - 1;
        int slot = (int)hash & mask;
        while (slots[slot] != 0 && slots[slot] != hash)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }
}
