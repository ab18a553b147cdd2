using Ioc.Metrics.Calendar;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>Which outages there are, as a function of seed and day: single systems, a commune offline now and then, seldom a system of the whole province. At least one is open at any time.</summary>
internal sealed class OutagePlan(int seed, WorkingCalendar calendar)
{
    private const int DaysKept = 4;

    private readonly SortedDictionary<int, DayOutages> days = [];
    private HealthPair[][] byUnit = [];
    private HealthPair[][] bySystem = [];
    private HealthPair[] pairs = [];

    /// <summary>Called once, when the pairs are known.</summary>
    public void Watch(HealthPair[] all)
    {
        pairs = all;
        byUnit = [.. all.Where(p => p.System.CommuneLevel && p.Unit.Unit.Kind == UnitKind.Commune).GroupBy(p => p.Unit.Unit.Index).Select(g => g.ToArray())];
        bySystem = [.. byUnit.SelectMany(u => u).GroupBy(p => p.System.Index).Select(g => g.ToArray())];
    }

    /// <summary>The outage that the pair is in; a silent one first.</summary>
    public PlannedOutage? Of(HealthPair pair, Instant at)
    {
        PlannedOutage? today = On(at.Day).Of(pair, at);
        return today is { Silent: true } ? today : On(at.Day - 1).Of(pair, at) ?? today;
    }

    /// <summary>Outages that begin on the day.</summary>
    public IReadOnlyList<PlannedOutage> Beginning(LocalDay day) => On(day).All;

    private DayOutages On(LocalDay day)
    {
        if (!days.TryGetValue(day.Number, out DayOutages? outages))
        {
            days[day.Number] = outages = new DayOutages(pairs.Length == 0 ? [] : Plan(day));
            if (days.Count > DaysKept)
            {
                int first = days.Keys.First();
                days.Remove(Math.Abs(first - day.Number) > DaysKept / 2 ? first : days.Keys.Last());
            }
        }

        return outages;
    }

    private List<PlannedOutage> Plan(LocalDay day)
    {
        Dice dice = Dice.For(seed, "outages", day.Number);
        var outages = new List<PlannedOutage>();
        for (int slot = 0; slot < 12; slot++)
        {
            Instant begins = day.Start + TimeSpan.FromHours(2 * slot);
            outages.Add(Single(ref dice, begins + dice.Minutes(0, 10), begins + TimeSpan.FromHours(2) + dice.Minutes(12, 40)));
        }

        for (int n = dice.Poisson(9); n > 0; n--)
        {
            Instant start = day.Start + dice.Minutes(0, 1440);
            outages.Add(Single(ref dice, start, start + dice.Minutes(12, 170)));
        }

        for (int n = byUnit.Length == 0 ? 0 : dice.Poisson(5); n > 0; n--)
        {
            HealthPair[] commune = byUnit[dice.Below(byUnit.Length)];
            Instant start = day.Start + dice.Minutes(360, 1320);
            bool silent = dice.Chance(0.5);
            double share = silent ? 1 : dice.Between(0.6, 1);
            HealthPair[] some = Some(ref dice, commune, share);
            outages.Add(Planned(start, start + dice.Minutes(20, 90), silent, some, silent ? "" : "Mất kết nối đường truyền tại xã, phường"));
        }

        if (bySystem.Length > 0 && dice.Chance(0.5))
        {
            HealthPair[] system = bySystem[dice.Below(bySystem.Length)];
            Instant start = day.Start + dice.Minutes(420, 1200);
            outages.Add(Planned(start, start + dice.Minutes(20, 75), false, Some(ref dice, system, dice.Between(0.45, 0.9)), $"{system[0].System.NameVi}: gián đoạn diện rộng"));
        }

        return outages;
    }

    /// <summary>A system of office hours is judged in working time only: an outage whose end is reported outside it would never be seen to close.</summary>
    private bool CanBeSeen(HealthPair pair, Instant start, Instant end) =>
        !pair.System.OfficeHours || (calendar.IsWorkingTime(start) && calendar.IsWorkingTime(end) && calendar.IsWorkingTime(end + Heartbeats.Confirmation));

    private PlannedOutage Planned(Instant start, Instant end, bool silent, HealthPair[] of, string detail) =>
        new(start, end, silent, [.. of.Where(pair => CanBeSeen(pair, start, end))], detail);

    private static HealthPair[] Some(ref Dice dice, HealthPair[] all, double share)
    {
        int skip = dice.Below(all.Length);
        int take = Math.Clamp((int)Math.Ceiling(all.Length * share), 1, all.Length);
        return [.. Enumerable.Range(0, take).Select(i => all[(skip + i) % all.Length])];
    }

    /// <summary>Lagging communes fail more often.</summary>
    private PlannedOutage Single(ref Dice dice, Instant start, Instant end)
    {
        HealthPair pair = pairs[dice.Below(pairs.Length)];
        for (int tries = 0; tries < 3 && !pair.Unit.Lagging; tries++)
        {
            HealthPair other = pairs[dice.Below(pairs.Length)];
            pair = other.Unit.Lagging ? other : pair;
        }

        for (int tries = 0; tries < 20 && !CanBeSeen(pair, start, end); tries++)
        {
            pair = pairs[dice.Below(pairs.Length)];
        }

        return Planned(start, end, false, [pair], $"{pair.System.NameVi}: không phản hồi");
    }

    private sealed class DayOutages
    {
        private readonly ILookup<int, PlannedOutage> byPair;

        public DayOutages(List<PlannedOutage> all)
        {
            All = all;
            byPair = all.SelectMany(o => o.Pairs, (outage, pair) => (outage, pair.Index)).ToLookup(x => x.Index, x => x.outage);
        }

        public IReadOnlyList<PlannedOutage> All { get; }

        public PlannedOutage? Of(HealthPair pair, Instant at)
        {
            PlannedOutage? found = null;
            foreach (PlannedOutage outage in byPair[pair.Index])
            {
                if (outage.Contains(at) && (found is null || outage.Silent))
                {
                    found = outage;
                }
            }

            return found;
        }
    }
}
