using System.Text;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Tests.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Metrics.Tests.Dossiers;

/// <summary>KPIS.md, Handing over: nothing of before is restated, the province counts what it counted, and the successor goes on with the dossier's own times.</summary>
public sealed class HandOverTests
{
    private const string Old = "10002", New = "10001";
    private static readonly LocalDay _first = LocalDay.Of(2025, 4, 1), _last = LocalDay.Of(2025, 6, 30);

    /// <summary>After the last of the random events.</summary>
    private static readonly Instant _now = LocalDay.Of(2025, 6, 3).Start + TimeSpan.FromHours(10);

    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(203)]
    public Task Days_before_stay_the_province_stays_and_the_dossiers_count_at_the_successor(int seed) => StaysRight(seed, new StoreFolder());

    internal static async Task StaysRight(int seed, StoreHome home)
    {
        await using LedgerRun run = await LedgerRun.StartAsync(_now, 8, home, SmallProfile.WithEndedUnits());
        await run.AcceptAsync(new RandomDossiers(seed, [Old, New, "TT"], last: LocalDay.Of(2025, 4, 30)).Events(160));
        long open = run.Ledger.Now(Old).Backlog;
        open.ShouldBeGreaterThan(3);
        InstantCounts province = All(run);
        Dictionary<(string, LocalDay), NaiveFigures> before = await DaysAsync(run, _now.Day - 1);
        NaiveFigures whole = await WholeAsync(run);

        int stay = await HandOverAsync(run);
        run.NowShouldBeRight();
        run.Ledger.Now(Old).Backlog.ShouldBe(stay);
        stay.ShouldBeLessThan(2);
        All(run).ShouldBe(province);
        (await DaysAsync(run, _now.Day - 1)).ShouldBe(before);
        (await WholeAsync(run)).ShouldBe(whole);
        await FiguresShouldBeRightAsync(run);

        await run.RestartAsync();
        run.NowShouldBeRight();
        run.Clock.Now += TimeSpan.FromMinutes(1);
        await HandOverAsync(run); // nothing is left
        All(run).ShouldBe(province);
        run.NowShouldBeRight();
    }

    [Fact]
    public async Task The_successor_goes_on_and_what_still_comes_for_the_old_unit_is_refused_with_its_name()
    {
        await using LedgerRun run = await LedgerRun.StartAsync(_now, profile: SmallProfile.WithEndedUnits());
        Instant accepted = Instant.Parse("2025-05-02T09:00:00+07:00");
        await run.AcceptAsync([Event(Old, 1, "accepted", accepted, ",\"procedure\":\"1.000003\",\"channel\":\"online\""), Event(Old, 2, "processing", accepted + TimeSpan.FromDays(4))]);
        DossierFacts was = await FactsAsync(run, Old);
        await HandOverAsync(run);

        DossierFacts old = await FactsAsync(run, Old), taken = await FactsAsync(run, New);
        (old.Outcome, old.FinishedAt, old.HandedOverTo).ShouldBe((DossierOutcome.HandedOver, _now, New));
        (taken.TakenOverFrom, taken.TakenOverAt, taken.EntersAt).ShouldBe((Old, _now, _now));
        (taken.AcceptedAt, taken.DueAt, taken.DueBasis, taken.Channel, taken.Status).ShouldBe((was.AcceptedAt, was.DueAt, was.DueBasis, was.Channel, DossierStatus.Processing));

        run.Clock.Now += TimeSpan.FromHours(3);
        CommitBatch late = await run.AcceptAsync([Event(Old, 3, "completed", run.Clock.Now), Event(New, 3, "completed", run.Clock.Now)]);
        late.DeadLetters.Single().Detail.ShouldBe($"data.commune: ended 2025-05-02, its successor is {New}; the dossier was handed over to {New}");
        (await FactsAsync(run, New)).Outcome.ShouldBe(DossierOutcome.Resolved);
        await FiguresShouldBeRightAsync(run);
        NaiveFigures day = await run.CountersAsync(New, _now.Day, _now.Day);
        (day.Received, day.Resolved, day.ResolvedOnTime, day.Backlog).ShouldBe((0, 1, 0, 0));
        (await run.CountersAsync(Old, _now.Day, _now.Day)).ShouldBe(new NaiveFigures());

        // Of before its end, and after its hand-over: it is kept and changes nothing.
        await run.AcceptAsync([Event(Old, 3, "completed", accepted + TimeSpan.FromHours(1))]);
        (await FactsAsync(run, Old)).ShouldSatisfyAllConditions(facts => facts.Outcome.ShouldBe(DossierOutcome.HandedOver), facts => facts.FinishedAt.ShouldBe(_now));
    }

    private static InstantCounts All(LedgerRun run) => run.Units.Aggregate(default(InstantCounts), (sum, unit) => sum + run.Ledger.Now(unit));

    /// <summary>Returns how many stay, since the successor has another dossier of that number.</summary>
    private static async Task<int> HandOverAsync(LedgerRun run)
    {
        int stay = 0;
        List<ArrivedEvent> events = [];
        var codec = new DossierHistoryCodec();
        await foreach (DossierRow row in run.Store.OpenDossiersAsync(run.Clock.Now, new HashSet<string> { Old }, default))
        {
            if ((await run.Store.FindDossiersAsync([row.Key with { Unit = New }], default)).Any(other => other.Facts.TakenOverFrom != Old))
            {
                stay++;
                continue;
            }

            DossierHistory history = codec.Decode(row.History);
            events.AddRange(HandOverEvents.Taking(row.Key, history, New, run.Clock.Now).Append(HandOverEvents.Giving(row.Key, history, New, run.Clock.Now))
                .Select(json => new ArrivedEvent(Encoding.UTF8.GetString(json), run.Clock.Now)));
        }

        long refused = run.Refused;
        CommitBatch batch = await run.AcceptAsync(events);
        run.Refused.ShouldBe(refused);
        batch.LastArrival.ShouldBeEmpty("nobody was heard of");
        return stay;
    }

    private static async Task<Dictionary<(string, LocalDay), NaiveFigures>> DaysAsync(LedgerRun run, LocalDay last)
    {
        var days = new Dictionary<(string, LocalDay), NaiveFigures>();
        foreach (string unit in run.Units)
        {
            for (LocalDay day = _first; day <= last; day += 1)
            {
                days[(unit, day)] = await run.CountersAsync(unit, day, day);
            }
        }

        return days;
    }

    /// <summary>The province from the first day to the last, by its counters.</summary>
    private static async Task<NaiveFigures> WholeAsync(LedgerRun run)
    {
        var sums = new CounterVector();
        foreach (CounterVector unit in (await run.Store.SumsAsync(null, _first, _last, default)).Values)
        {
            sums.Add(unit);
        }

        return CounterFigures.Of(sums, (await run.Store.AtEndOfAsync(null, _last, default)).Values.Aggregate(default(InstantCounts), (all, unit) => all + unit));
    }

    private static async Task FiguresShouldBeRightAsync(LedgerRun run)
    {
        foreach (string unit in run.Units)
        {
            foreach ((LocalDay first, LocalDay last) in new[] { (_first, _last), (_now.Day, _now.Day), (_first, _now.Day - 1) })
            {
                (await run.CountersAsync(unit, first, last)).ShouldBe(run.Naive.Figures(unit, first, last, last.Last), $"{unit} {first}..{last}");
            }
        }
    }

    private static async Task<DossierFacts> FactsAsync(LedgerRun run, string unit) => (await run.Store.FindDossiersAsync([new DossierKey(unit, "H1")], default)).Single().Facts;

    private static ArrivedEvent Event(string unit, int sequence, string status, Instant at, string more = "") => new(
        $"{{\"specversion\":\"1.0\",\"id\":\"{unit}-{sequence}-{at.Ticks}\",\"source\":\"/vn/99/tthc\",\"type\":\"vn.ioc.dossier.status\",\"time\":\"{at}\",\"data\":{{\"commune\":\"{unit}\",\"dossier\":\"H1\",\"sequence\":{sequence},\"status\":\"{status}\",\"at\":\"{at}\"{more}}}}}", at);
}
