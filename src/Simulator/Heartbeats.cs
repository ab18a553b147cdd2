using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>Health reports: every pair once an interval, spread evenly, and a pair of reports at each end of an outage so that a sparse rhythm misses none.</summary>
internal sealed class Heartbeats
{
    /// <summary>From the first report of a change to the one that makes it count.</summary>
    public static readonly TimeSpan Confirmation = TimeSpan.FromSeconds(3);

    private readonly OutagePlan outages;
    private readonly HealthPair[] byPhase;

    public Heartbeats(Profile profile, int seed, UnitCharacter[] units)
    {
        outages = new OutagePlan(seed, profile.Calendar);
        var pairs = new List<HealthPair>();
        foreach (UnitCharacter unit in units)
        {
            foreach (GovernmentSystem system in profile.Systems.Where(s => Watches(unit.Unit, s, profile.CentreCode)))
            {
                pairs.Add(new HealthPair(pairs.Count, unit, system, outages, seed));
            }
        }

        byPhase = [.. pairs.OrderBy(p => p.Phase)];
        outages.Watch([.. pairs]);
    }

    public IReadOnlyList<HealthPair> Pairs => byPhase;

    public OutagePlan Outages => outages;

    /// <summary>The regular reports sent in (from, to], every `intervalScale` times the system's interval (or every `interval`).</summary>
    public void Regular(Instant from, Instant to, TimeSpan? interval, double intervalScale, List<Emission> into)
    {
        foreach (int seconds in byPhase.Select(p => Seconds(p, interval, intervalScale)).Distinct())
        {
            long length = seconds * TimeSpan.TicksPerSecond;
            for (long cycle = from.Ticks / length; cycle * length < to.Ticks; cycle++)
            {
                Cycle(new Instant(cycle * length), length, seconds, from, to, p => Seconds(p, interval, intervalScale) == seconds, into);
            }
        }
    }

    /// <summary>Reports at the beginning and the end of outages, sent in (from, to]. Silent outages show in them only when asked for.</summary>
    public void Edges(Instant from, Instant to, bool alsoSilent, int intervalSeconds, List<Emission> into)
    {
        for (LocalDay day = from.Day - 1; day <= to.Day; day += 1)
        {
            foreach (PlannedOutage outage in outages.Beginning(day).Where(o => alsoSilent || !o.Silent))
            {
                foreach (Instant at in (ReadOnlySpan<Instant>)[outage.Start, outage.Start + Confirmation, outage.End, outage.End + Confirmation])
                {
                    foreach (HealthPair pair in outage.Pairs)
                    {
                        Add(new Emission(at + HealthPair.Travel, pair, intervalSeconds > 0 ? intervalSeconds : pair.System.IntervalSeconds), from, to, alsoSilent, into);
                    }
                }
            }
        }
    }

    /// <summary>One report of every pair, spread over a stretch.</summary>
    public void Once(Instant start, TimeSpan over, int intervalSeconds, List<Emission> into)
    {
        foreach (HealthPair pair in byPhase)
        {
            into.Add(new Emission(Millisecond(start + (over * pair.Phase)), pair, intervalSeconds));
        }
    }

    private static bool Watches(Unit unit, GovernmentSystem system, string centre) =>
        unit.Kind == UnitKind.Commune ? system.CommuneLevel
        : unit.Code == centre ? !system.CommuneLevel
        : system.Id == "tthc";

    private static int Seconds(HealthPair pair, TimeSpan? interval, double scale) =>
        (int)Math.Clamp(interval?.TotalSeconds ?? Math.Ceiling(pair.System.IntervalSeconds * scale), 1, int.MaxValue);

    private static Instant Millisecond(Instant at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMillisecond));

    private void Cycle(Instant start, long length, int seconds, Instant from, Instant to, Func<HealthPair, bool> which, List<Emission> into)
    {
        int first = 0;
        int end = byPhase.Length;
        double notBefore = (from.Ticks - start.Ticks - TimeSpan.TicksPerMillisecond) / (double)length;
        while (first < end)
        {
            int middle = (first + end) / 2;
            (first, end) = byPhase[middle].Phase < notBefore ? (middle + 1, end) : (first, middle);
        }

        for (int i = first; i < byPhase.Length; i++)
        {
            var emission = new Emission(Millisecond(start + new TimeSpan((long)(length * byPhase[i].Phase))), byPhase[i], seconds);
            if (emission.EmitAt > to)
            {
                return;
            }

            if (which(byPhase[i]))
            {
                Add(emission, from, to, alsoSilent: false, into);
            }
        }
    }

    private void Add(in Emission emission, Instant from, Instant to, bool alsoSilent, List<Emission> into)
    {
        if (emission.EmitAt <= from || emission.EmitAt > to)
        {
            return;
        }

        var pair = (HealthPair)emission.Emitter;
        if (pair.Unit.Unit.IsValidOn((emission.EmitAt - HealthPair.Travel).Day)
            && (alsoSilent || outages.Of(pair, emission.EmitAt - HealthPair.Travel) is not { Silent: true }))
        {
            into.Add(emission);
        }
    }
}
