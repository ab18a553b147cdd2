using Ioc.Dashboard.Past;
using Ioc.Dashboard.Tests.Cases;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Live;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Tests.Past;

/// <summary>A day of the past is read once, whoever else looks at another.</summary>
public sealed class PastBoardTests : IAsyncLifetime
{
    private readonly CasesFolder _stores = new();
    private Counted<IKpiReader> _reads = null!;
    private PastBoard _past = null!;

    private LocalDay Today => _stores.Clock.Now.Day;

    private int DaysRead => _reads.Calls.GetValueOrDefault(nameof(IKpiReader.StateAsync));

    public async Task InitializeAsync()
    {
        await _stores.InitializeAsync();
        (IKpiReader reader, _reads) = Counted<IKpiReader>.Of(_stores.Store);
        _past = new PastBoard(reader, _stores.Store, _stores.Series, _stores.Store, _stores.Profile, _stores.Clock);
    }

    [Fact]
    public async Task Two_viewers_who_play_two_days_read_each_once()
    {
        for (int hour = 0; hour < 24; hour++)
        {
            foreach (LocalDay day in new[] { Today - 9, Today - 2 })
            {
                Instant at = day.Start + TimeSpan.FromHours(hour);
                (await _past.AtAsync(at, default)).AsOf.ShouldBe(at);
            }
        }

        DaysRead.ShouldBe(2);
    }

    [Fact]
    public async Task The_day_that_was_not_looked_at_for_longest_goes_first()
    {
        for (int day = 1; day <= PastBoard.MostDays; day++)
        {
            await LookAsync(day);
        }

        await LookAsync(1);
        await LookAsync(PastBoard.MostDays + 1);
        DaysRead.ShouldBe(PastBoard.MostDays + 1);
        await LookAsync(1);
        DaysRead.ShouldBe(PastBoard.MostDays + 1);
        await LookAsync(2);
        DaysRead.ShouldBe(PastBoard.MostDays + 2);
    }

    [Fact]
    public async Task A_day_that_could_not_be_read_is_read_again()
    {
        _reads.Failure = new StoreUnavailableException("away");
        await Should.ThrowAsync<StoreUnavailableException>(() => LookAsync(1));
        _reads.Failure = null;
        await LookAsync(1);
    }

    /// <summary>The unit that took it over says that it was done the day before: it counts then, though it is in nobody's backlog there until later.</summary>
    [Fact]
    public async Task What_was_finished_before_it_was_taken_over_counts_from_its_own_instant()
    {
        Instant finished = (Today - 3).Start + TimeSpan.FromHours(15);
        string unit = _stores.Profile.Units[0].Code;
        var facts = new DossierFacts
        {
            AcceptedAt = (Today - 20).Start + TimeSpan.FromHours(9),
            TakenOverFrom = _stores.Profile.Units[1].Code,
            TakenOverAt = (Today - 2).Start + TimeSpan.FromHours(10),
            FinishedAt = finished,
            Outcome = DossierOutcome.Resolved,
            Status = DossierStatus.Completed,
        };
        var batch = new CommitBatch { CommittedAt = _stores.Clock.Now, Simulated = false };
        batch.Dossiers.Add(new DossierRow(new DossierKey(unit, "H1"), [], facts));
        new CounterDeltas().AddTo(batch.Counters, unit, facts, 1);
        await _stores.Store.CommitAsync(batch, default);

        foreach ((Instant at, long resolved) in new[] { (finished - TimeSpan.FromHours(1), 0L), (finished + TimeSpan.FromHours(1), 1), ((Today - 3).Last, 1), ((Today - 2).Start + TimeSpan.FromHours(11), 0) })
        {
            DossierPart part = (await _past.AtAsync(at, default)).Unit(unit)!.Dossiers!;
            (part.Today[Counter.Resolved], part.Month[Counter.Resolved] >= resolved, part.Now).ShouldBe((resolved, true, default), $"{at}");
        }
    }

    public async Task DisposeAsync()
    {
        _past.Dispose();
        await _stores.DisposeAsync();
    }

    private Task LookAsync(int daysAgo) => _past.AtAsync((Today - daysAgo).Start, default);
}
