namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>Where open dossiers lie: in blocks, so that growing moves none. What was given back is taken first. Not thread-safe.</summary>
internal sealed class OpenDossierSlots
{
    private const int BlockBits = 12;
    private const int BlockMask = (1 << BlockBits) - 1;

    private readonly List<OpenDossier[]> _blocks = [];
    private int _free = -1;

    /// <summary>Every slot that was ever taken is below; the unit of one that was given back is -1.</summary>
    public int Used { get; private set; }

    public ref OpenDossier this[int slot] => ref _blocks[slot >> BlockBits][slot & BlockMask];

    public int Take(KeyHash key, int unit)
    {
        int slot = _free;
        if (slot >= 0)
        {
            _free = this[slot].Place;
        }
        else
        {
            slot = Used++;
            if (slot >> BlockBits == _blocks.Count)
            {
                _blocks.Add(new OpenDossier[1 << BlockBits]);
            }
        }

        this[slot] = new OpenDossier { Key = key, Unit = unit, Place = -1 };
        return slot;
    }

    public void GiveBack(int slot)
    {
        this[slot] = new OpenDossier { Unit = -1, Place = _free };
        _free = slot;
    }

    public void Clear()
    {
        _blocks.Clear();
        (Used, _free) = (0, -1);
    }
}
