using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>
/// A believable province: every event it sends, as a function of profile and seed alone. A restart may ask again for what it asked before
/// and gets the same bytes. Going forward in time is cheap (ask five times a second); jumping costs about a second. Not thread-safe.
/// </summary>
public sealed class ProvincePlan
{
    /// <summary>A longer stretch means that nobody asked meanwhile: its regular health reports are left out but for <see cref="FreshHealth"/>.</summary>
    private static readonly TimeSpan Absence = TimeSpan.FromHours(1);
    private static readonly TimeSpan FreshHealth = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    /// <summary>The longest interval that is believed (KPIS.md, Outages); a report a day shows that a system is there, and so monitored.</summary>
    private static readonly TimeSpan Sparse = TimeSpan.FromDays(1);

    private readonly DossierDays dossiers;
    private readonly Heartbeats heartbeats;
    private readonly double intervalScale;

    /// <summary>`speed` as of the clock: a fast clock gets rarer health reports (their intervalSeconds says so), so that the machine keeps up.</summary>
    public ProvincePlan(Profile profile, int seed, double speed = 1)
    {
        UnitCharacter[] units = Characters.Of(profile, seed);
        dossiers = new DossierDays(profile, seed, units);
        heartbeats = new Heartbeats(profile, seed, units);
        intervalScale = Math.Max(1, speed / 4);
    }

    /// <summary>Everything sent after one instant (excluded) up to another (included), in order of sending. No event's `at` is after it is sent.</summary>
    public IEnumerable<SimulatedEvent> Between(Instant fromExclusive, Instant toInclusive)
    {
        Instant regularFrom = toInclusive - fromExclusive > Absence ? toInclusive - FreshHealth : fromExclusive;
        return Windows(fromExclusive, toInclusive, (from, to, into) =>
        {
            Dossiers(from, to, into);
            heartbeats.Edges(from, to, alsoSilent: false, 0, into);
            heartbeats.Regular(Instant.Max(from, regularFrom), to, null, intervalScale, into);
        });
    }

    /// <summary>The past of the dossiers with ratings, totals and indicators: what <see cref="Between"/> would have sent.</summary>
    public IEnumerable<SimulatedEvent> DossierHistory(Instant fromExclusive, Instant toInclusive) => Windows(fromExclusive, toInclusive, Dossiers);

    /// <summary>
    /// The past of the systems, sparse: a report of each at the beginning, one a day, one in the last ten minutes, and every outage with its two ends.
    /// </summary>
    public IEnumerable<SimulatedEvent> HealthHistory(Instant fromExclusive, Instant toInclusive)
    {
        bool begun = false;
        return Windows(fromExclusive, toInclusive, (from, to, into) =>
        {
            if (!begun)
            {
                begun = true;
                heartbeats.Once(from + TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), (int)Sparse.TotalSeconds, into);
            }

            heartbeats.Edges(from, to, alsoSilent: true, (int)Sparse.TotalSeconds, into);
            heartbeats.Regular(from, to, Sparse, 1, into);
            if (to == toInclusive)
            {
                heartbeats.Once(Instant.Max(from, to - FreshHealth), Min(FreshHealth, to - from), 3600, into);
            }
        });
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private IEnumerable<SimulatedEvent> Windows(Instant fromExclusive, Instant toInclusive, Action<Instant, Instant, List<Emission>> fill)
    {
        using var json = new EventJson();
        var window = new List<Emission>();
        for (Instant from = fromExclusive; from < toInclusive; from += Window)
        {
            window.Clear();
            fill(from, Instant.Min(from + Window, toInclusive), window);
            foreach (Emission emission in window.OrderBy(e => e.EmitAt))
            {
                yield return json.Event(emission);
            }
        }
    }

    private void Dossiers(Instant from, Instant to, List<Emission> into)
    {
        for (LocalDay day = from.Day; day <= to.Day; day += 1)
        {
            Emission[] all = dossiers.On(day);
            int first = 0;
            int end = all.Length;
            while (first < end)
            {
                int middle = (first + end) / 2;
                (first, end) = all[middle].EmitAt <= from ? (middle + 1, end) : (first, middle);
            }

            for (; first < all.Length && all[first].EmitAt <= to; first++)
            {
                into.Add(all[first]);
            }
        }
    }
}
