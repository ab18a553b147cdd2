using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Live;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Dossiers;

public sealed class LedgerCommitTests : IAsyncLifetime
{
    private const string Unit = "10001";
    private static readonly Instant Now = Instant.Parse("2025-05-06T10:00:00+07:00");
    private LedgerRun _run = null!;

    public async Task InitializeAsync() => _run = await LedgerRun.StartAsync(Now);

    public async Task DisposeAsync() => await _run.DisposeAsync();

    [Fact]
    public async Task A_duplicate_changes_nothing_but_its_count_and_the_latest_arrival()
    {
        ArrivedEvent accepted = Event("a", 1, "accepted", "2025-05-06T09:00:00+07:00");
        await _run.AcceptAsync([accepted]);
        CommitBatch batch = await _run.AcceptAsync([accepted with { RecordedAt = Now }]);
        batch.Counters.ShouldBeEmpty();
        batch.Quality.ShouldBe(new Dictionary<QualityKey, long> { [new QualityKey(Unit, Now.Day, "duplicate")] = 1 });
        batch.LastArrival[Unit].ShouldBe(Now);
        DossierHistory history = new DossierHistoryCodec().Decode(batch.Dossiers.ShouldHaveSingleItem().History);
        (history.Events.Length, history.Duplicates).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Ten_events_of_one_dossier_in_a_batch_are_one_row_and_only_what_remains_of_their_deltas()
    {
        ArrivedEvent[] events = [.. Enumerable.Range(1, 10).Select(i => Event("a", i, i == 1 ? "accepted" : "processing", $"2025-05-06T09:{i:00}:00+07:00"))];
        CommitBatch batch = await _run.AcceptAsync(events);
        batch.Dossiers.ShouldHaveSingleItem();
        batch.Counters[new CounterKey(Unit, Now.Day, "1.000003")][Counter.Received].ShouldBe(1);

        // Received on another day: what the first batch counted is taken away from its day.
        batch = await _run.AcceptAsync([Event("a", 11, "processing", "2025-05-06T09:30:00+07:00", ",\"acceptedAt\":\"2025-05-05T09:00:00+07:00\"")]);
        batch.Counters[new CounterKey(Unit, Now.Day, "1.000003")][Counter.Received].ShouldBe(-1);
        batch.Counters[new CounterKey(Unit, Now.Day - 1, "1.000003")][Counter.Received].ShouldBe(1);
    }

    [Fact]
    public async Task What_changes_nothing_within_a_batch_leaves_no_counter_row()
    {
        await _run.AcceptAsync([Event("a", 1, "accepted", "2025-05-06T09:00:00+07:00")]);
        CommitBatch batch = await _run.AcceptAsync([Event("a", 3, "completed", "2025-05-06T09:30:00+07:00"), Event("a", 4, "processing", "2025-05-06T09:40:00+07:00")]);
        batch.Counters.ShouldBeEmpty();
        batch.Dossiers.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Every_kind_of_doubtful_event_is_counted_once()
    {
        CommitBatch batch = await _run.AcceptAsync(
        [
            Event("late", 1, "accepted", "2025-05-05T09:00:00+07:00"),
            Event("just-in-time", 1, "accepted", "2025-05-05T10:00:00+07:00"),
            Event("order", 2, "processing", "2025-05-06T09:30:00+07:00"),
            Event("order", 1, "accepted", "2025-05-06T09:00:00+07:00"),
            Event("order", 1, "registered", "2025-05-06T09:00:00+07:00", id: "0"),
            Event("id", 1, "accepted", "2025-05-06T09:00:00+07:00", id: "same"),
            Event("id", 2, "processing", "2025-05-06T09:00:00+07:00", id: "same"),
            Event("unknown", 1, "accepted", "2025-05-06T09:00:00+07:00", procedure: SmallProfile.Unknown),
            Event("waiting", 4, "processing", "2025-05-06T09:00:00+07:00"),
            Event("twice", 1, "accepted", "2025-05-06T09:00:00+07:00"),
            Event("twice", 1, "accepted", "2025-05-06T09:00:00+07:00", unit: "10002"),
            Event("broken", 1, "accepted", "2025-04-01T09:00:00+07:00"),
            Event("broken", 2, "processing", "2025-05-06T09:00:00+07:00", ",\"dueAt\":\"2025-05-09T17:00:00+07:00\""),
        ]);
        batch.Quality.ToDictionary(q => (q.Key.Unit, q.Key.Kind), q => q.Value).ShouldBe(
            new Dictionary<(string, string), long>
            {
                [(Unit, QualityKinds.Late)] = 2,
                [(Unit, QualityKinds.OutOfOrder)] = 2,
                [(Unit, QualityKinds.ConflictingSequence)] = 1,
                [(Unit, QualityKinds.ConflictingId)] = 1,
                [(Unit, QualityKinds.UnknownProcedure)] = 1,
                [(Unit, QualityKinds.Incomplete)] = 1,
                [("10002", QualityKinds.SameNumberOtherUnit)] = 1,
                [(Unit, QualityKinds.BrokenPromiseMoved)] = 1,
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task Figures_now_are_live_only_after_the_commit()
    {
        var batch = new CommitBatch { CommittedAt = Now };
        await _run.Ledger.ApplyAsync(new[] { Event("a", 1, "accepted", "2025-05-06T09:00:00+07:00") }.Decode(_run.Profile), batch, default);
        _run.Ledger.Now(Unit).Backlog.ShouldBe(0);
        await _run.Store.CommitAsync(batch, default);
        _run.Ledger.Committed().ShouldBe([Unit]);
        _run.Ledger.Now(Unit).Backlog.ShouldBe(1);
    }

    [Fact]
    public async Task Sums_in_memory_are_those_of_the_store_before_and_after_a_restart()
    {
        var totals = new UnitTotals(_run.Store, _run.Clock);
        await totals.LoadAsync(_run.Units.ToHashSet(), default);
        foreach (ArrivedEvent[] events in new RandomDossiers(31).Events(120).Chunk(40))
        {
            totals.Add(await _run.AcceptAsync(events));
        }

        var restarted = new UnitTotals(_run.Store, _run.Clock);
        await restarted.LoadAsync(_run.Units.ToHashSet(), default);
        foreach (string unit in _run.Units)
        {
            DossierPart part = totals.Part(unit, _run.Ledger.Now(unit), 1, 2, Now);
            DossierPart again = restarted.Part(unit, _run.Ledger.Now(unit), 1, 2, Now);
            CounterFigures.Of(part.Month, part.Now).ShouldBe(_run.Naive.Figures(unit, LocalDay.Of(2025, 5, 1), Now.Day, Now));
            CounterFigures.Of(part.Today, part.Now).ShouldBe(_run.Naive.Figures(unit, Now.Day, Now.Day, Now));
            CounterFigures.Of(again.Month, again.Now).ShouldBe(CounterFigures.Of(part.Month, part.Now));
            again.LastArrival.ShouldBe(part.LastArrival);
        }
    }

    private static ArrivedEvent Event(
        string dossier, int sequence, string status, string at, string more = "", string? id = null, string procedure = "1.000003", string unit = Unit) => new(
        $"{{\"specversion\":\"1.0\",\"id\":\"{id ?? $"{unit}-{dossier}-{sequence}-{status}"}\",\"source\":\"/vn/99/tthc\",\"type\":\"vn.ioc.dossier.status\",\"time\":\"{at}\"," +
        $"\"data\":{{\"commune\":\"{unit}\",\"dossier\":\"{dossier}\",\"sequence\":{sequence},\"status\":\"{status}\",\"at\":\"{at}\",\"procedure\":\"{procedure}\",\"channel\":\"online\"{more}}}}}",
        Now);
}
