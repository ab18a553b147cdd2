using Ioc.Metrics.Health;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared.Health;
using static Ioc.Metrics.Tests.Health.Story;

namespace Ioc.Metrics.Tests.Health;

/// <summary>Any order, duplicates, batches and restarts give the outages, minutes and incidents of the naive oracle.</summary>
public sealed class HealthPropertyTests
{
    private static readonly string[] _systems = ["a", "b", "office"];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Outages_minutes_and_incidents_are_those_of_the_oracle(int seed)
    {
        var random = new Random(seed);
        Instant from = At(seed % 2 == 0 ? "10:30" : "16:20");
        var length = TimeSpan.FromMinutes(random.Next(30, 240));
        List<Report> reports = [];
        for (int commune = 1; commune <= 6; commune++)
        {
            foreach (string system in _systems)
            {
                reports.AddRange(RandomReports.Series(random, commune, system, from, length));
            }
        }

        Instant now = reports.Max(r => r.At) + TimeSpan.FromSeconds(random.Next(3) switch { 0 => 1, 1 => random.Next(600), _ => random.Next(20_000) });
        await using HealthRun run = await HealthRun.StartAsync();
        List<UnobservedWindow> windows = await BlindAsync(run, random, reports[0], from, length);
        run.Now = now + TimeSpan.FromHours(random.Next(2) * 6);
        if (random.Next(2) == 0)
        {
            await run.RestartAsync();
        }

        await FeedAsync(run, random, random.Next(3) == 0 ? RandomReports.Shuffled(random, reports) : RandomReports.NearlyInOrder(random, reports), now);

        List<Outage> expected = [];
        var totals = default(HealthTimes);
        Instant start = from + TimeSpan.FromMinutes(10);
        foreach (IGrouping<(int Commune, string System), Report> series in reports.GroupBy(r => (r.Commune, r.System)))
        {
            bool office = series.Key.System == "office";
            var naive = new NaiveHealth(run.Profile.Calendar, office, 60, windows);
            List<(Instant Start, Instant End, OutageCause Cause)> outages = naive.Outages(series, now);
            expected.AddRange(outages.Select(o => new Outage(HealthProvince.Code(series.Key.Commune), series.Key.System, o.Start, o.End, o.Cause)));
            (long down, long monitored, long unobserved) = naive.Seconds([.. series], outages, start, now);
            totals += new HealthTimes(TimeSpan.FromSeconds(down), TimeSpan.FromSeconds(monitored), TimeSpan.FromSeconds(unobserved), default);
        }

        Lines((await run.OutagesAsync()).Select(Text)).ShouldBe(Lines(expected.Select(Text)));
        HealthTimes times = (await new HealthTimesReader(run.Reader, run.Profile).ReadAsync(start, now, default)).Values.Aggregate(default(HealthTimes), (a, b) => a + b);
        (times with { HeldBySystemWide = default }).ShouldBe(totals);

        var incidents = new NaiveIncidents(expected, reports, HealthProvince.Code);
        Lines((await run.IncidentsAsync()).Select(Text)).ShouldBe(Lines(incidents.Incidents.Select(Text)));
        Lines((await run.OutagesAsync()).Select(o => $"{Text(o)} {o.TakenInAt}")).ShouldBe(Lines(incidents.Outages.Select(o => $"{Text(o)} {o.TakenInAt}")));
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 14)];

    private static string Lines(IEnumerable<string> lines) => string.Join("\n", lines.Order(StringComparer.Ordinal));

    /// <summary>What a running store missed, known before the rest arrives.</summary>
    private static async Task<List<UnobservedWindow>> BlindAsync(HealthRun run, Random random, Report first, Instant from, TimeSpan length)
    {
        var windows = new List<UnobservedWindow>();
        await run.ApplyAsync([first]);
        Instant at = from;
        for (int i = random.Next(3); i > 0; i--)
        {
            var window = new UnobservedWindow(at + TimeSpan.FromSeconds(random.Next(1, (int)length.TotalSeconds / 2)), default);
            at = window.Start + TimeSpan.FromSeconds(random.Next(1200));
            windows.Add(window with { End = at });
            run.Ledger.Blind(window.Start);
            run.Ledger.CaughtUp(at);
        }

        await run.AdvanceAsync(first.At);
        return windows;
    }

    private static async Task FeedAsync(HealthRun run, Random random, List<Report> reports, Instant now)
    {
        for (int next = 0; next < reports.Count;)
        {
            int size = random.Next(1, random.Next(3) == 0 ? 800 : 200);
            await run.ApplyAsync(reports.Skip(next).Take(size));
            next += size;
            switch (random.Next(8))
            {
                case 0: await run.RestartAsync(); break;
                case 1: await run.AdvanceAsync(now - TimeSpan.FromSeconds(random.Next(10_000))); break;
            }
        }

        await run.AdvanceAsync(now);
    }
}
