using Ioc.Metrics.Time;

namespace Ioc.Ingest.Live;

/// <summary>
/// The last minutes as a process saw them that was not coordinator: if there was none at all, nobody else has them. A minute is about 20 kB, two hours are kept.
/// Not thread-safe.
/// </summary>
internal sealed class SpareMinutes
{
    /// <summary>How far back a minute that nobody wrote is looked for.</summary>
    public static readonly TimeSpan LooksBack = TimeSpan.FromHours(24);

    private const int Kept = 120;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly SortedDictionary<Instant, PackedMinute> _minutes = [];

    public void Add(IEnumerable<PackedMinute> minutes)
    {
        foreach (PackedMinute minute in minutes)
        {
            _minutes[minute.Start] = minute;
        }

        while (_minutes.Count > Kept)
        {
            _minutes.Remove(_minutes.Keys.First());
        }
    }

    public void Clear() => _minutes.Clear();

    /// <summary>
    /// Of the minutes after the last written one and before this one, those that do not wait anyway: ours, and the starts of those that nobody kept.
    /// Without a written one there is no telling what is missing.
    /// </summary>
    public (IReadOnlyList<PackedMinute> Kept, IReadOnlyList<Instant> Gone) Since(Instant? written, Instant before, WaitingMinutes waiting)
    {
        HashSet<Instant> known = [.. waiting.Starts];
        PackedMinute[] kept = [.. _minutes.Values.Where(minute => !(minute.Start <= written) && minute.Start < before && !known.Contains(minute.Start))];
        known.UnionWith(kept.Select(minute => minute.Start));
        var gone = new List<Instant>();
        for (Instant at = (written ?? before) + Length; at < before; at += Length)
        {
            if (!known.Contains(at))
            {
                gone.Add(at);
            }
        }

        return (kept, gone);
    }
}
