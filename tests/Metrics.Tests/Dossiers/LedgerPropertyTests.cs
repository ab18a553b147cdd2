using Ioc.Metrics.Profiles;
using Ioc.Metrics.Tests.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Dossiers;

public class LedgerPropertyTests
{
    private static readonly (LocalDay First, LocalDay Last)[] Periods =
    [
        (LocalDay.Of(2025, 4, 1), LocalDay.Of(2025, 4, 30)), (LocalDay.Of(2025, 5, 1), LocalDay.Of(2025, 5, 31)),
        (LocalDay.Of(2025, 4, 28), LocalDay.Of(2025, 4, 28)), (LocalDay.Of(2025, 5, 9), LocalDay.Of(2025, 5, 12)), (LocalDay.Of(2025, 1, 1), LocalDay.Of(2025, 12, 31)),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(100, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task Any_order_duplicates_batches_and_restarts_give_the_figures_of_the_naive_recomputation(int seed) => AnyOrderIsRight(seed, new StoreFolder());

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task Of_units_that_ended_meanwhile_what_is_taken_is_what_the_naive_recomputation_takes(int seed) => AnyOrderIsRight(seed, new StoreFolder(), SmallProfile.WithEndedUnits());

    internal static async Task AnyOrderIsRight(int seed, StoreHome home, Profile? profile = null)
    {
        var random = new Random(seed);
        await using LedgerRun run = await LedgerRun.StartAsync(LocalDay.Of(2025, 5, 6).Start + TimeSpan.FromHours(10), recent: seed % 2 == 0 ? 8 : 50_000, home, profile);
        Queue<ArrivedEvent> waiting = new(WithDuplicates(new RandomDossiers(seed).Events(160), random));
        while (waiting.Count > 0)
        {
            int size = random.Next(1, 90);
            await run.AcceptAsync([.. Enumerable.Range(0, Math.Min(size, waiting.Count)).Select(_ => waiting.Dequeue())]);
            run.NowShouldBeRight();
            if (random.Next(4) == 0)
            {
                await run.RestartAsync();
                run.NowShouldBeRight();
            }
        }

        run.Refused.ShouldBe(run.Naive.Refused);
        (run.Refused > 0).ShouldBe(profile is not null);
        foreach (string unit in run.Units)
        {
            foreach ((LocalDay first, LocalDay last) in Periods)
            {
                (await run.CountersAsync(unit, first, last)).ShouldBe(run.Naive.Figures(unit, first, last, last.Last), $"{unit} {first}..{last}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Time_alone_moves_the_counts_and_names_the_units_it_changed_also_backwards(int seed)
    {
        var random = new Random(seed);
        await using LedgerRun run = await LedgerRun.StartAsync(LocalDay.Of(2025, 4, 20).Start);
        await run.AcceptAsync(new RandomDossiers(seed).Events(120));
        run.NowShouldBeRight();
        while (run.Clock.Now < LocalDay.Of(2025, 6, 10).Start)
        {
            TimeSpan step = random.Next(4) switch
            {
                0 => TimeSpan.FromDays(random.Next(1, 4)),
                1 => new TimeSpan(random.NextInt64(TimeSpan.TicksPerHour)),
                2 => run.Clock.Now.Day.End - run.Clock.Now,
                _ => TimeSpan.FromHours(random.Next(1, 20)),
            };
            Step(run, run.Clock.Now + step);
            if (random.Next(5) == 0)
            {
                Step(run, run.Clock.Now - TimeSpan.FromHours(1));
                Step(run, run.Clock.Now + new TimeSpan(1));
            }
        }
    }

    [Fact]
    public async Task A_clock_that_goes_back_by_weeks_is_right_after_the_next_batch()
    {
        await using LedgerRun run = await LedgerRun.StartAsync(LocalDay.Of(2025, 6, 20).Start);
        await run.AcceptAsync(new RandomDossiers(5).Events(120));
        run.Clock.Now = LocalDay.Of(2025, 5, 5).Start + TimeSpan.FromHours(9);
        run.Ledger.Advance(run.Clock.Now);
        await run.AcceptAsync([]);
        run.NowShouldBeRight();
    }

    private static void Step(LedgerRun run, Instant now)
    {
        var before = run.Units.ToDictionary(u => u, run.Ledger.Now);
        run.Clock.Now = now;
        IReadOnlyCollection<string> changed = run.Ledger.Advance(now);
        run.NowShouldBeRight();
        foreach (string unit in run.Units.Where(u => run.Ledger.Now(u) != before[u]))
        {
            changed.ShouldContain(unit);
        }
    }

    private static List<ArrivedEvent> WithDuplicates(List<ArrivedEvent> events, Random random)
    {
        List<ArrivedEvent> all = [.. events];
        foreach (ArrivedEvent arrived in events.Where(_ => random.Next(8) == 0))
        {
            all.Insert(random.Next(all.Count), arrived with { RecordedAt = arrived.RecordedAt + TimeSpan.FromMinutes(5) });
        }

        return all;
    }
}
