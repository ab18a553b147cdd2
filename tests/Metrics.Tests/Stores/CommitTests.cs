using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Stores;

public sealed class SqliteCommitTests() : CommitTests(new StoreFolder());

[NeedsPostgres]
public sealed class PostgresCommitTests() : CommitTests(new StoreSchema());

/// <summary>What every operational store guarantees of a commit.</summary>
public abstract class CommitTests(StoreHome home) : IAsyncLifetime
{
    private const string Topic = "ioc.procedure-events";
    private static readonly Instant _now = Instant.Parse("2025-11-03T08:15:00+07:00");
    private IStateOfRecord _store = null!;

    public async Task InitializeAsync() => _store = await home.OpenAsync();

    public async Task DisposeAsync() => await home.DeleteAsync();

    [StoreFact]
    public async Task What_is_committed_is_there_after_reopening()
    {
        PartitionOwnership owned = await _store.AcquireAsync(Topic, 2, "s1", default);
        CommitBatch batch = Batch(owned, 0, 10);
        batch.Dossiers.Add(StoreFolder.Row("16681", "H41.17-1", "2025-11-03T08:00:00+07:00"));
        batch.Simulated = true;
        batch.LastArrival["16681"] = _now;
        batch.Quality[new QualityKey("16681", _now.Day, "duplicate")] = 2;
        batch.DeadLetters.Add(new DeadLetter(Topic, 2, 4, null, [9, 9], RejectReason.UnknownCommune, "commune", null, _now));
        (await _store.CommitAsync(batch, default)).ShouldBe(1);
        await _store.DisposeAsync();

        _store = await home.OpenAsync();
        StoreState state = await _store.StateAsync(default);
        state.ShouldBe(new StoreState(Law.Version, "f1", true, 1, _now, _now) { ProfileVersion = 3 });
        DossierRow found = (await _store.FindDossiersAsync([new("16681", "H41.17-1"), new("16681", "absent")], default)).ShouldHaveSingleItem();
        found.History.ShouldBe([1, 2, 3]);
        found.Facts.AcceptedAt.ShouldBe(Instant.Parse("2025-11-03T08:00:00+07:00"));
        (await _store.LastArrivalsAsync(default))["16681"].ShouldBe(_now);
        (await _store.QualityAsync(_now.Day, _now.Day, default)).ShouldHaveSingleItem().Value.ShouldBe(2);
        DeadLetter letter = (await _store.DeadLettersAsync(0, 10, default)).ShouldHaveSingleItem().Letter;
        letter.Reason.ShouldBe(RejectReason.UnknownCommune);
        letter.Key.ShouldBeNull();
        letter.Value.ShouldBe([9, 9]);
    }

    [StoreFact]
    public async Task Rows_by_procedure_are_those_of_the_days_that_were_asked_for()
    {
        LocalDay today = _now.Day;
        var batch = new CommitBatch();
        foreach ((string unit, LocalDay day, string procedure, long received) in new[] { ("a", today, "p1", 1), ("a", today, "p2", 2L), ("a", today - 1, "p1", 4), ("a", today - 300, "p1", 8), ("b", today, "p1", 16) })
        {
            batch.Counters.Add(new CounterKey(unit, day, procedure), new CounterVector { [Counter.Received] = received });
        }

        await _store.CommitAsync(batch, default);
        (await _store.ProcedureDaysAsync("a", [today, today - 300, today - 7], default)).Select(row => (row.Key.Day, row.Key.Procedure, row.Counters[Counter.Received])).Order()
            .ShouldBe([(today - 300, "p1", 8), (today, "p1", 1), (today, "p2", 2)]);
        (await _store.ProcedureDaysAsync("a", [], default)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task A_new_owner_goes_on_at_the_committed_offset_and_a_new_stream_begins_at_zero()
    {
        PartitionOwnership first = await _store.AcquireAsync(Topic, 0, "s1", default);
        first.NextOffset.ShouldBe(0);
        await _store.CommitAsync(Batch(first, 0, 25), default);

        PartitionOwnership second = await _store.AcquireAsync(Topic, 0, "s1", default);
        second.NextOffset.ShouldBe(25);
        second.Epoch.ShouldBeGreaterThan(first.Epoch);
        (await _store.AcquireAsync(Topic, 0, "s2", default)).NextOffset.ShouldBe(0);
    }

    [StoreFact]
    public async Task The_leaders_epoch_goes_with_the_offset_that_it_was_committed_with()
    {
        PartitionOwnership owned = await _store.AcquireAsync(Topic, 0, new StreamId("s1", "old"), default);
        owned.LeaderEpoch.ShouldBeNull();
        await _store.CommitAsync(Batch(owned, 0, 25, leaderEpoch: 7), default);
        owned = await _store.AcquireAsync(Topic, 0, new StreamId("s1", "old"), default);
        (owned.NextOffset, owned.LeaderEpoch).ShouldBe((25, 7));

        // As a program of before moves it, which knows no epochs.
        await home.ExecuteAsync("UPDATE partitions SET next_offset = 30");
        owned = await _store.AcquireAsync(Topic, 0, new StreamId("s1", "old"), default);
        (owned.NextOffset, owned.LeaderEpoch).ShouldBe((30, null));
        await _store.CommitAsync(Batch(owned, 30, 31, leaderEpoch: 8), default);
        (await _store.AcquireAsync(Topic, 0, new StreamId("s1", "new"), default)).LeaderEpoch.ShouldBeNull();
    }

    [StoreFact]
    public async Task A_topic_made_anew_begins_at_zero_and_the_end_of_the_old_one_is_a_gap()
    {
        PartitionOwnership old = await _store.AcquireAsync(Topic, 0, new StreamId("s1", "old"), default);
        await _store.CommitAsync(Batch(old, 0, 25), default);

        PartitionOwnership anew = await _store.AcquireAsync(Topic, 0, new StreamId("s1", "new"), default);
        (anew.NextOffset, anew.TopicId).ShouldBe((0, "new"));
        OffsetGap gap = (await _store.OffsetGapsAsync(default)).ShouldHaveSingleItem();
        gap.ShouldBe(anew.Gap);
        (gap.Stream, gap.From, gap.To, gap.Reason).ShouldBe(("s1#old", 25, 25, GapReason.MadeAnew));
        (await _store.QualityAsync(gap.FoundAt.Day, gap.FoundAt.Day, default)).ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create(new QualityKey("", gap.FoundAt.Day, "gap"), 1L));

        await _store.CommitAsync(Batch(anew, 0, 7), default);
        PartitionOwnership next = await _store.AcquireAsync(Topic, 0, new StreamId("s1", "new"), default);
        (next.NextOffset, next.Gap).ShouldBe((7, null));
    }

    [StoreFact]
    public async Task A_topics_id_that_one_of_both_does_not_know_makes_no_other_topic_of_it()
    {
        PartitionOwnership before = await _store.AcquireAsync(Topic, 0, "s1", default);
        await _store.CommitAsync(Batch(before, 0, 25), default);
        (await _store.AcquireAsync(Topic, 0, new StreamId("s1", "id"), default)).NextOffset.ShouldBe(25);
        PartitionOwnership unasked = await _store.AcquireAsync(Topic, 0, "s1", default);
        (unasked.NextOffset, unasked.TopicId).ShouldBe((25, "id"));
        (await _store.OffsetGapsAsync(default)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task A_former_owner_is_fenced_and_nothing_of_its_batch_is_written()
    {
        PartitionOwnership old = await _store.AcquireAsync(Topic, 0, "s1", default);
        PartitionOwnership other = await _store.AcquireAsync(Topic, 1, "s1", default);
        await _store.AcquireAsync(Topic, 0, "s1", default);
        CommitBatch batch = Batch(other, 0, 5);
        batch.Offsets.Add(new PartitionAdvance(old.Topic, old.Partition, old.Stream, old.Epoch, 0, 5));
        batch.Dossiers.Add(StoreFolder.Row("16681", "1", "2025-11-03T08:00:00+07:00"));

        (await Should.ThrowAsync<PartitionFencedException>(_store.CommitAsync(batch, default))).Partition.ShouldBe(0);
        (await _store.FindDossiersAsync([new("16681", "1")], default)).ShouldBeEmpty();
        (await _store.AcquireAsync(Topic, 1, "s1", default)).NextOffset.ShouldBe(0);
        (await _store.StateAsync(default)).CommitNumber.ShouldBe(0);
    }

    [StoreFact]
    public async Task The_same_offsets_are_not_committed_twice()
    {
        PartitionOwnership owned = await _store.AcquireAsync(Topic, 0, "s1", default);
        await _store.CommitAsync(Batch(owned, 0, 5), default);
        await Should.ThrowAsync<PartitionFencedException>(_store.CommitAsync(Batch(owned, 0, 5), default));
    }

    [StoreFact]
    public Task A_store_of_simulated_data_takes_no_real() => OtherKindIsRefused(first: true);

    [StoreFact]
    public Task A_store_of_real_data_takes_no_simulated() => OtherKindIsRefused(first: false);

    private async Task OtherKindIsRefused(bool first)
    {
        await _store.CommitAsync(new CommitBatch { CommittedAt = _now, Simulated = first }, default);
        await _store.CommitAsync(new CommitBatch { CommittedAt = _now }, default);
        var other = new CommitBatch { CommittedAt = _now, Simulated = !first };
        other.Dossiers.Add(StoreFolder.Row("16681", "1", "2025-11-03T08:00:00+07:00"));

        await Should.ThrowAsync<OtherKindException>(_store.CommitAsync(other, default));
        (await _store.FindDossiersAsync([new("16681", "1")], default)).ShouldBeEmpty();
        (await _store.StateAsync(default)).Simulated.ShouldBe(first);
    }

    [StoreFact]
    public async Task Counters_add_up_by_day_and_month()
    {
        foreach (string day in new[] { "2025-09-30", "2025-10-01", "2025-10-31", "2025-11-02" })
        {
            var batch = new CommitBatch { CommittedAt = _now };
            Add(batch, day, "a", 1);
            Add(batch, day, "b", 10);
            await _store.CommitAsync(batch, default);
        }

        (await Received("2025-09-30", "2025-11-02")).ShouldBe(44);
        (await Received("2025-10-01", "2025-10-31")).ShouldBe(22);
        (await Received("2025-10-02", "2025-11-02")).ShouldBe(22);
        (await Received("2025-10-02", "2025-10-30")).ShouldBe(0);
        (await _store.AtEndOfAsync(null, Day("2025-10-31"), default))["16681"].Backlog.ShouldBe(33);
        (await _store.DaysAsync(null, Day("2025-10-01"), Day("2025-11-30"), default)).Select(day => day.Day.ToString())
            .ShouldBe(["2025-10-01", "2025-10-31", "2025-11-02"]);
    }

    [StoreFact]
    public async Task Open_dossiers_are_those_received_whose_end_is_later()
    {
        var batch = new CommitBatch { CommittedAt = _now };
        batch.Dossiers.Add(StoreFolder.Row("16681", "open", "2025-11-01T08:00:00+07:00"));
        batch.Dossiers.Add(StoreFolder.Row("16681", "over", "2025-11-01T08:00:00+07:00", "2025-11-02T08:00:00+07:00"));
        batch.Dossiers.Add(StoreFolder.Row("16684", "over-later", "2025-11-01T08:00:00+07:00", "2025-11-04T08:00:00+07:00"));
        batch.Dossiers.Add(StoreFolder.Row("16684", "reversed", "2025-11-04T08:00:00+07:00", "2025-11-02T08:00:00+07:00"));
        await _store.CommitAsync(batch, default);

        var open = new List<string>();
        await foreach (DossierRow row in _store.OpenDossiersAsync(_now, null, default))
        {
            open.Add(row.Key.Number);
        }

        open.ShouldBe(["open", "over-later", "reversed"], ignoreOrder: true);
    }

    [StoreFact]
    public async Task Whatever_a_sender_writes_into_a_text_is_stored_and_told_apart()
    {
        string[] numbers = ["a\0b", "a\u0001b", "a\u00010b", "a\u00011b", "a' OR 1=1 --", "\uFF5E", "\U0001F600", "ký hiệu", "A", "a"];
        var batch = new CommitBatch { CommittedAt = _now };
        batch.Dossiers.AddRange(numbers.Select(number => StoreFolder.Row("16681", number, "2025-11-01T08:00:00+07:00")));
        batch.DeadLetters.Add(new DeadLetter(Topic, 2, 4, [0], [0], RejectReason.InvalidField, "a\0\u0001", null, _now));
        batch.Indicators.Add(new IndicatorValue("16681", "i", _now, 1.50m, null, null, "\0", "\0", _now, new string('s', 60_000), new string('i', 5_000), [1]));
        Add(batch, "2025-11-03", new string('x', 50_000), 1);
        Add(batch, "2025-11-03", new string('x', 50_001), 2);
        await _store.CommitAsync(batch, default);

        (await _store.FindDossiersAsync([.. numbers.Select(number => new DossierKey("16681", number))], default)).Select(row => row.Key.Number).ShouldBe(numbers, ignoreOrder: true);
        (await _store.DeadLettersAsync(0, 9, default)).ShouldHaveSingleItem().Letter.Detail.ShouldBe("a\0\u0001");
        IndicatorValue value = (await _store.IndicatorsAsync(default)).ShouldHaveSingleItem();
        (value.ReportedBy, value.Value, value.Source.Length).ShouldBe(("\0", 1.50m, 60_000));
        (await Received("2025-11-03", "2025-11-03")).ShouldBe(3);
    }

    private static void Add(CommitBatch batch, string day, string procedure, long received)
    {
        var vector = new CounterVector { [Counter.Received] = received, [Counter.BacklogChange] = received };
        batch.Counters.Add(new CounterKey("16681", Day(day), procedure), vector);
    }

    private static LocalDay Day(string text) => LocalDay.TryParse(text, out LocalDay day) ? day : throw new FormatException(text);

    private static CommitBatch Batch(PartitionOwnership owned, long expected, long next, int? leaderEpoch = null)
    {
        var batch = new CommitBatch { CommittedAt = _now };
        batch.Offsets.Add(new PartitionAdvance(owned.Topic, owned.Partition, owned.Stream, owned.Epoch, expected, next) { LeaderEpoch = leaderEpoch });
        return batch;
    }

    private async Task<long> Received(string first, string last)
    {
        IReadOnlyDictionary<string, CounterVector> sums = await _store.SumsAsync(new HashSet<string> { "16681" }, Day(first), Day(last), default);
        return sums.TryGetValue("16681", out CounterVector? sum) ? sum[Counter.Received] : 0;
    }
}
