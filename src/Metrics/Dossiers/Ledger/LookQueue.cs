namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>Slots of open dossiers by when they are to be looked at: a binary heap in which each slot knows its place. Not thread-safe.</summary>
internal sealed class LookQueue(OpenDossierSlots slots)
{
    private int[] _queue = new int[1024];
    private int _queued;

    /// <summary>The slot that is looked at next; -1: none.</summary>
    public int First => _queued > 0 ? _queue[0] : -1;

    public void Clear() => (_queue, _queued) = (new int[1024], 0);

    /// <summary>Puts the slot where its next look belongs; one that time changes no more leaves the queue.</summary>
    public void Put(int slot)
    {
        ref OpenDossier dossier = ref slots[slot];
        if (dossier.NextLook == PackedChange.Never)
        {
            Remove(slot);
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

    public void Remove(int slot)
    {
        int place = slots[slot].Place;
        if (place < 0)
        {
            return;
        }

        slots[slot].Place = -1;
        int last = _queue[--_queued];
        if (last != slot)
        {
            Lay(last, place);
            Down(Up(place));
        }
    }

    private void Lay(int slot, int place)
    {
        _queue[place] = slot;
        slots[slot].Place = place;
    }

    private int Up(int place)
    {
        int slot = _queue[place];
        ulong look = slots[slot].NextLook;
        while (place > 0 && slots[_queue[(place - 1) / 2]].NextLook > look)
        {
            Lay(_queue[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }

        Lay(slot, place);
        return place;
    }

    private void Down(int place)
    {
        int slot = _queue[place];
        ulong look = slots[slot].NextLook;
        while ((2 * place) + 1 < _queued)
        {
            int child = (2 * place) + 1;
            child += child + 1 < _queued && slots[_queue[child + 1]].NextLook < slots[_queue[child]].NextLook ? 1 : 0;
            if (slots[_queue[child]].NextLook >= look)
            {
                break;
            }

            Lay(_queue[child], place);
            place = child;
        }

        Lay(slot, place);
    }
}
