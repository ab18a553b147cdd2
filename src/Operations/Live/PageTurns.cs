namespace Ioc.Operations.Live;

/// <summary>
/// Spreads open pages over the second: after a silence each is called a little later than the one before, and from then on at its own beat. All at once, hundreds of pages would draw
/// ahead of the boards of everybody else. Places that got free are given again, so that a few pages hardly wait. Thread-safe.
/// </summary>
internal sealed class PageTurns
{
    /// <summary>About what drawing a page takes; two hundred of them are a second.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5), Second = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly SortedSet<int> _free = [];
    private int _given;

    public int Take()
    {
        lock (_gate)
        {
            if (_free.Count == 0)
            {
                return _given++;
            }

            int lowest = _free.Min;
            _free.Remove(lowest);
            return lowest;
        }
    }

    public void GiveBack(int place)
    {
        lock (_gate)
        {
            _free.Add(place);
        }
    }

    /// <summary>How long who has this place waits after a silence: less than a second.</summary>
    public static TimeSpan Of(int place) => new(place * Step.Ticks % Second.Ticks);
}
