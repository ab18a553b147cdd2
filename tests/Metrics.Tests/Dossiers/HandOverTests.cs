using System.Text;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
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

        // Also what took effect before its end, and a rating: nothing that is said of it here is lost without a word.
        CommitBatch older = await run.AcceptAsync([Event(Old, 2, "supplement-requested", accepted + TimeSpan.FromHours(1)), Rating(Old, accepted + TimeSpan.FromHours(2))]);
        older.DeadLetters.Select(letter => letter.Detail).ShouldAllBe(detail => detail == late.DeadLetters.Single().Detail);
        older.DeadLetters.Count.ShouldBe(2);
        (await FactsAsync(run, Old)).ShouldBeEquivalentTo(old);
        await FiguresShouldBeRightAsync(run);
    }

    /// <summary>Whoever hands over has read the dossier before; what was said of it since would be at neither unit.</summary>
    [Fact]
    public async Task A_status_that_came_meanwhile_keeps_the_dossier_until_that_was_taken_over_too()
    {
        await using LedgerRun run = await LedgerRun.StartAsync(_now, profile: SmallProfile.WithEndedUnits());
        await AcceptedAsync(run);
        (byte[][] taking, byte[] giving) = await HandingAsync(run);
        await run.AcceptAsync([.. taking.Select(Arrived), Event(Old, 3, "supplement-requested", _now + TimeSpan.FromMinutes(1))]);
        CommitBatch early = await run.AcceptAsync([Arrived(giving)]);
        (early.DeadLetters.Single().Reason, early.DeadLetters.Single().Detail).ShouldBe((RejectReason.InvalidField, "data.sequence: expected the one after the highest that the unit has of the dossier"));
        (await FactsAsync(run, Old)).Outcome.ShouldBe(DossierOutcome.None);

        (taking, giving) = await HandingAsync(run);
        taking.Length.ShouldBe(1, "the rest is there");
        await run.AcceptAsync([.. taking.Append(giving).Select(Arrived)]);
        ((await FactsAsync(run, Old)).HandedOverTo, (await FactsAsync(run, New)).Status, run.Ledger.Now(New).Backlog, run.Ledger.Now(Old).Backlog)
            .ShouldBe((New, DossierStatus.SupplementRequested, 1, 0));
        run.NowShouldBeRight();
        await FiguresShouldBeRightAsync(run);
    }

    /// <summary>Between taking and giving it ended at the old unit, at an instant before it was taken over, or after.</summary>
    [Theory]
    [InlineData(-1, Old)]
    [InlineData(1, New)]
    public async Task One_that_ends_meanwhile_counts_once(int hours, string counts)
    {
        await using LedgerRun run = await LedgerRun.StartAsync(_now, profile: SmallProfile.WithEndedUnits());
        await AcceptedAsync(run);
        await run.AcceptAsync([.. (await HandingAsync(run)).Taking.Select(Arrived)]);
        run.Clock.Now += TimeSpan.FromHours(2);
        await run.AcceptAsync([Event(Old, 3, "completed", _now + TimeSpan.FromHours(hours))]);
        (byte[][] taking, byte[] giving) = await HandingAsync(run);
        await run.AcceptAsync([.. taking.Select(Arrived)]);
        (await run.AcceptAsync([Arrived(giving)])).DeadLetters.Count.ShouldBe(counts == Old ? 1 : 0);

        foreach (string unit in new[] { Old, New })
        {
            (await run.CountersAsync(unit, _now.Day, _now.Day)).ShouldSatisfyAllConditions(
                figures => figures.Resolved.ShouldBe(unit == counts ? 1 : 0, unit), figures => (figures.Backlog, figures.Stopped, figures.Received).ShouldBe((0, 0, 0), unit));
        }

        run.NowShouldBeRight();
        await FiguresShouldBeRightAsync(run);
        await run.RestartAsync();
        run.NowShouldBeRight();
    }

    /// <summary>What the old unit can no longer say, the successor says; it counts there, also with an instant before it was taken over.</summary>
    [Fact]
    public async Task What_the_successor_itself_says_counts_there_whenever_it_was()
    {
        await using LedgerRun run = await LedgerRun.StartAsync(_now, profile: SmallProfile.WithEndedUnits());
        await AcceptedAsync(run);
        await HandOverAsync(run);
        run.Clock.Now += TimeSpan.FromHours(2);
        await run.AcceptAsync([Event(New, 3, "completed", _now - TimeSpan.FromHours(1))]);
        (await run.CountersAsync(New, _now.Day, _now.Day)).ShouldSatisfyAllConditions(figures => figures.Resolved.ShouldBe(1), figures => figures.Backlog.ShouldBe(0));

        // Its source sends all steps again under the new code: they replace the repeated ones, and it stays one that was taken over.
        await run.AcceptAsync([Event(New, 1, "accepted", Instant.Parse("2025-05-02T09:00:00+07:00")), Event(New, 2, "processing", _now - TimeSpan.FromHours(2))]);
        (await FactsAsync(run, New)).ShouldSatisfyAllConditions(facts => facts.TakenOverFrom.ShouldBe(Old), facts => facts.EntersAt.ShouldBe(_now));
        run.NowShouldBeRight();
        await FiguresShouldBeRightAsync(run);
    }

    /// <summary>Open since before its due time: what ends the pause is the handing over alone.</summary>
    [Fact]
    public async Task A_pause_that_is_open_when_it_is_handed_over_restates_no_day_before()
    {
        await using LedgerRun run = await LedgerRun.StartAsync(_now, profile: SmallProfile.WithEndedUnits());
        await AcceptedAsync(run);
        Instant due = (await FactsAsync(run, Old)).DueAt!.Value;
        await run.AcceptAsync([Event(Old, 3, "supplement-requested", due - TimeSpan.FromHours(2))]);
        Dictionary<(string, LocalDay), NaiveFigures> before = await DaysAsync(run, _now.Day - 1);
        await HandOverAsync(run);
        (await DaysAsync(run, _now.Day - 1)).ShouldBe(before);
        ((await FactsAsync(run, Old)).DueAt, (await FactsAsync(run, New)).DueAt).ShouldBe((due, due));
        run.NowShouldBeRight();
        await FiguresShouldBeRightAsync(run);
    }

    [Fact]
    public async Task A_rating_that_came_first_is_no_dossier_of_that_number()
    {
        await using LedgerRun run = await LedgerRun.StartAsync(_now, profile: SmallProfile.WithEndedUnits());
        await AcceptedAsync(run);
        await run.AcceptAsync([Rating(New, _now - TimeSpan.FromHours(1))]);
        (byte[][] taking, byte[] giving) = await HandingAsync(run);
        (await run.AcceptAsync([.. taking.Append(giving).Select(Arrived)])).DeadLetters.ShouldBeEmpty();
        ((await FactsAsync(run, New)).TakenOverFrom, (await FactsAsync(run, New)).Rating).ShouldBe((Old, 5));
        await FiguresShouldBeRightAsync(run);
    }

    [Fact]
    public async Task Two_who_hand_over_at_once_take_it_over_at_one_instant_and_what_is_closed_stays()
    {
        await using LedgerRun run = await LedgerRun.StartAsync(_now, profile: SmallProfile.WithEndedUnits());
        await AcceptedAsync(run);
        (byte[][] taking, byte[] giving) = await HandingAsync(run);
        byte[][] others = (await HandingAsync(run, _now + TimeSpan.FromSeconds(1))).Taking;
        CommitBatch both = await run.AcceptAsync([.. taking.Select(Arrived), Arrived(others[0])]);
        both.DeadLetters.Single().Detail.ShouldBe("data.takenOverFrom: the unit has a dossier of that number that it did not take over from there then");
        (await FactsAsync(run, New)).TakenOverAt.ShouldBe(_now);

        await run.AcceptAsync([Event(Old, 3, "withdrawn", _now - TimeSpan.FromHours(1))]);
        CommitBatch closed = await run.AcceptAsync([Arrived(giving)]);
        closed.DeadLetters.Single().Detail.ShouldBe("data.handedOverTo: the dossier is not in progress there at that instant");
        (await FactsAsync(run, Old)).Outcome.ShouldBe(DossierOutcome.Withdrawn);
        run.NowShouldBeRight();
    }

    private static Task AcceptedAsync(LedgerRun run)
    {
        Instant accepted = Instant.Parse("2025-05-02T09:00:00+07:00");
        return run.AcceptAsync([Event(Old, 1, "accepted", accepted, ",\"procedure\":\"1.000003\",\"channel\":\"online\""), Event(Old, 2, "processing", accepted + TimeSpan.FromDays(4))]);
    }

    /// <summary>What hands the dossier over as it is now.</summary>
    private static async Task<(byte[][] Taking, byte[] Giving)> HandingAsync(LedgerRun run, Instant? at = null)
    {
        IReadOnlyList<DossierRow> rows = await run.Store.FindDossiersAsync([new(Old, "H1"), new(New, "H1")], default);
        var codec = new DossierHistoryCodec();
        DossierRow here = rows.Single(row => row.Key.Unit == Old);
        DossierHistory history = codec.Decode(here.History);
        DossierHistory? there = rows.SingleOrDefault(row => row.Key.Unit == New) is { } taken ? codec.Decode(taken.History) : null;
        return ([.. HandOverEvents.Taking(here.Key, history, there, New, at ?? _now)], HandOverEvents.Giving(here.Key, history, New, at ?? _now));
    }

    private static ArrivedEvent Arrived(byte[] json) => new(Encoding.UTF8.GetString(json), _now + TimeSpan.FromHours(2));

    private static ArrivedEvent Rating(string unit, Instant at) => new(
        $"{{\"specversion\":\"1.0\",\"id\":\"{unit}-{at.Ticks}\",\"source\":\"/vn/99/tthc\",\"type\":\"vn.ioc.dossier.rating\",\"time\":\"{at}\",\"data\":{{\"commune\":\"{unit}\",\"dossier\":\"H1\",\"at\":\"{at}\",\"rating\":5}}}}", at);

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
            events.AddRange(HandOverEvents.Taking(row.Key, history, null, New, run.Clock.Now).Append(HandOverEvents.Giving(row.Key, history, New, run.Clock.Now))
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
