using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>What we missed ourselves, as windows in order of start; the last may be open. Not thread-safe.</summary>
internal sealed class UnobservedTime
{
    private readonly List<UnobservedWindow> windows = [];

    public IReadOnlyList<UnobservedWindow> Windows => windows;

    /// <summary>Not caught up yet.</summary>
    public bool IsBlind => windows.Count > 0 && windows[^1].End == Instant.Never;

    public void Load(IEnumerable<UnobservedWindow> stored)
    {
        windows.Clear();
        windows.AddRange(stored.OrderBy(w => w.Start));
    }

    /// <summary>Opens a window; null when one is open already.</summary>
    public UnobservedWindow? Open(Instant from)
    {
        if (IsBlind)
        {
            return null;
        }

        // A clock that went back must not put windows out of order: the new one then begins where the last one ended.
        Instant start = windows.Count > 0 ? Instant.Max(from, windows[^1].End) : from;
        var window = new UnobservedWindow(start, Instant.Never);
        if (windows.Count > 0 && windows[^1].Start == start)
        {
            windows[^1] = window;
        }
        else
        {
            windows.Add(window);
        }

        return window;
    }

    /// <summary>Closes the open window; null when there is none.</summary>
    public UnobservedWindow? Close(Instant at)
    {
        if (!IsBlind)
        {
            return null;
        }

        windows[^1] = windows[^1] with { End = Instant.Max(at, windows[^1].Start) };
        return windows[^1];
    }

    /// <summary>The deadline, or when it falls in a window the end of that window with its grace; Never while that window is open.</summary>
    public Instant Moved(Instant deadline, int intervalSeconds, SeriesRules rules)
    {
        int first = windows.Count;
        while (first > 0 && rules.After(windows[first - 1].End, intervalSeconds) > deadline)
        {
            first--;
        }

        for (int i = first; i < windows.Count && windows[i].Start <= deadline; i++)
        {
            deadline = Instant.Max(deadline, rules.After(windows[i].End, intervalSeconds));
        }

        return deadline;
    }
}
