using System.Text.Json.Nodes;
using Ioc.Metrics.Events;
using Ioc.Metrics.Reported;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Tests.Events;
using Ioc.Metrics.Tests.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Reported;

public sealed class SqliteReportedLedgerTests() : ReportedLedgerTests(new StoreFolder());

[NeedsPostgres]
public sealed class PostgresReportedLedgerTests() : ReportedLedgerTests(new StoreSchema());

/// <summary>CONTRACTS.md, Events: the same (source, id) with the same bytes changes nothing and is counted; with other bytes it is an event of its own, flagged. Also over restarts, and in whatever order.</summary>
public abstract class ReportedLedgerTests(StoreHome home) : IAsyncLifetime
{
    private static readonly Instant Noon = Instant.Parse("2025-11-03T12:00:00+07:00"), Later = Instant.Parse("2025-11-04T09:00:00+07:00");
    private readonly EventDecoder _decoder = new(Repository.LoadProfile());
    private IStateOfRecord _store = null!;
    private ReportedLedger _ledger = null!;
    private CommitBatch _batch = new();

    public async Task InitializeAsync()
    {
        _store = await home.OpenAsync();
        _ledger = new ReportedLedger(_store);
    }

    public Task DisposeAsync() => home.DeleteAsync();

    [StoreFact]
    public async Task A_report_that_comes_again_changes_nothing_is_counted_and_heard()
    {
        await ArriveAsync(Noon, Total("t1"), Indicator("i1"), Total("t1"));
        await ArriveAsync(Later, Total("t1"), Indicator("i1"));
        (await QualityAsync()).ShouldBe([("", Later.Day, "duplicate", 1), ("16681", Noon.Day, "duplicate", 1), ("16681", Later.Day, "duplicate", 1)], "the province's have no unit");
        (await _store.SourceTotalsAsync(Noon.Day - 9, Later.Day, default)).ShouldHaveSingleItem();
        (await _store.IndicatorsAsync(default)).ShouldHaveSingleItem();
        (await _store.LastArrivalsAsync(default))["16681"].ShouldBe(Later, "a duplicate too says that the unit is there");
    }

    [StoreFact]
    public async Task The_same_id_with_other_bytes_is_an_event_of_its_own_and_flagged()
    {
        await ArriveAsync(Noon, Total("t1", received: 10), Indicator("i1", numerator: 20));
        await ArriveAsync(Later, Total("t1", received: 11, at: "2025-11-03T09:00:00+07:00"), Indicator("i1", numerator: 21, at: "2025-11-03T09:00:00+07:00"));
        (await QualityAsync()).ShouldBe([("", Later.Day, "conflicting-id", 1), ("16681", Later.Day, "conflicting-id", 1)]);
        (await _store.SourceTotalsAsync(Noon.Day - 9, Later.Day, default)).ShouldHaveSingleItem().Received.ShouldBe(11, "the latest `at` holds");
        (await _store.IndicatorsAsync(default)).ShouldHaveSingleItem().Numerator.ShouldBe(21);
    }

    [StoreFact]
    public async Task Over_a_restart_and_out_of_order_it_is_the_same()
    {
        JsonObject first = Total("t1", received: 10), second = Total("t1", received: 11, at: "2025-11-03T09:00:00+07:00");
        await ArriveAsync(Noon, second);
        await RestartAsync();
        await ArriveAsync(Later, first, second);
        await RestartAsync();
        await ArriveAsync(Later, first);
        (await QualityAsync()).ShouldBe([("16681", Later.Day, "conflicting-id", 1), ("16681", Later.Day, "duplicate", 2)]);
        (await _store.SourceTotalsAsync(Noon.Day - 9, Later.Day, default)).ShouldHaveSingleItem().Received.ShouldBe(11, "what holds does not hang on the order");
    }

    [StoreFact]
    public async Task An_id_of_another_source_is_another_report()
    {
        JsonObject other = Total("t1", received: 3);
        other["source"] = "/vn/40/other";
        await ArriveAsync(Noon, Total("t1"), other);
        (await QualityAsync()).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task What_was_taken_but_not_committed_is_no_duplicate_when_it_is_consumed_again()
    {
        JsonObject total = Total("t1");
        Take(Noon, total);
        await _ledger.ApplyAsync(new CommitBatch(), default); // the commit fails: the batch is given up
        await ArriveAsync(Noon, total);
        (await QualityAsync()).ShouldBeEmpty();
        (await _store.SourceTotalsAsync(Noon.Day - 9, Later.Day, default)).ShouldHaveSingleItem();
    }

    private static JsonObject Total(string id, int received = 10, string at = "2025-11-03T08:15:00+07:00") => Named(SampleEvents.Total(), id, "received", received, at);

    private static JsonObject Indicator(string id, int numerator = 20, string at = "2025-11-03T08:15:00+07:00") => Named(SampleEvents.Indicator(), id, "numerator", numerator, at);

    private static JsonObject Named(JsonObject report, string id, string figure, int value, string at)
    {
        report["id"] = id;
        report["data"]![figure] = value;
        report["data"]!["at"] = at;
        return report;
    }

    private async Task ArriveAsync(Instant when, params JsonObject[] reports)
    {
        _batch = new CommitBatch { CommittedAt = when };
        Take(when, reports);
        await _ledger.ApplyAsync(_batch, default);
        await _store.CommitAsync(_batch, default);
    }

    private void Take(Instant when, params JsonObject[] reports)
    {
        foreach (JsonObject report in reports)
        {
            var decoded = new DecodedEvent();
            _decoder.TryDecode(SampleEvents.Bytes(report), when, decoded, out Rejection rejection).ShouldBeTrue(rejection.Detail);
            _ledger.Add(decoded);
        }
    }

    private async Task RestartAsync()
    {
        _store = await home.OpenAsync();
        _ledger = new ReportedLedger(_store);
    }

    private async Task<List<(string Unit, LocalDay Day, string Kind, long Count)>> QualityAsync() =>
        [.. (await _store.QualityAsync(Noon.Day, Later.Day, default)).Select(row => (row.Key.Unit, row.Key.Day, row.Key.Kind, row.Value))
            .OrderBy(row => row.Unit, StringComparer.Ordinal).ThenBy(row => row.Day).ThenBy(row => row.Kind, StringComparer.Ordinal)];
}
