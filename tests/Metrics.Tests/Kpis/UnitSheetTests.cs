using Ioc.Metrics.Counters;
using Ioc.Metrics.Health;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Tests.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Kpis;

public sealed class UnitSheetTests : IAsyncLifetime
{
    private static readonly Instant _now = Instant.Parse("2025-11-03T10:00:00+07:00");
    private static readonly LocalDay _october = LocalDay.Of(2025, 10, 15);
    private readonly StoreFolder _folder = new();
    private readonly CommitBatch _batch = new() { CommittedAt = _now, Simulated = true };
    private SqliteOperationalStore _store = null!;
    private KpiSheets _sheets = null!;

    public async Task InitializeAsync()
    {
        Profile profile = StoreFolder.Profile(units: [Unit(0, "10001"), Unit(1, "10002"), Unit(2, "10003"), Unit(3, "10004") with { ValidTo = _october }, Unit(4, "TT") with { Kind = UnitKind.Centre }]);
        _store = await _folder.OpenFileAsync(profile);
        _sheets = new KpiSheets(_store, profile, new NoDossiers(), new FakeClock(_now));
    }

    public Task DisposeAsync() => _folder.DeleteAsync();

    [Fact]
    public async Task Ranks_are_by_score_then_code_and_units_too_few_to_judge_come_last()
    {
        Resolved("10003", _october, 20, onTime: 10);
        Resolved("10001", _october, 20, onTime: 10);
        Resolved("10002", _october, 20, onTime: 20);
        Resolved("TT", _october, 5, onTime: 0);
        await _store.CommitAsync(_batch, default);

        (await Listed("2025-10", UnitChoice.Communes)).ShouldBe(["10001 #1", "10003 #2", "10002 #3", "10004 #"]);
        (await Listed("2025-10", UnitChoice.Provincial)).ShouldBe(["TT #"]);
        (await Listed("2025-10", UnitChoice.All)).ShouldBe(["10001 #1", "10003 #2", "10002 #3", "10004 #", "TT #"]);
    }

    [Fact]
    public async Task A_merged_unit_is_listed_in_the_periods_in_which_it_was()
    {
        (await Listed("2025-10", UnitChoice.Communes)).ShouldContain("10004 #");
        (await Listed("2025-11", UnitChoice.Communes)).ShouldNotContain("10004 #");
    }

    [Fact]
    public async Task A_unit_that_ended_is_listed_while_dossiers_are_open_there_so_that_the_list_adds_up_to_the_province()
    {
        foreach ((string unit, long backlog) in new[] { ("10001", 40), ("10004", 38) })
        {
            _batch.Counters.Add(new CounterKey(unit, _october - 5, ""), new CounterVector { [Counter.Received] = backlog, [Counter.BacklogChange] = backlog });
        }

        _batch.Counters.Add(new CounterKey("10004", LocalDay.Of(2025, 11, 2), ""), new CounterVector { [Counter.Stopped] = 38, [Counter.BacklogChange] = -38 });
        await _store.CommitAsync(_batch, default);
        foreach ((string period, bool listed) in new[] { ("2025-10", true), ("2025-11-01", true), ("2025-11-02", true), ("2025-11", true), ("2025-11-03", false) })
        {
            IReadOnlyList<UnitSheet> units = await _sheets.UnitsAsync(P(period), UnitChoice.All, default);
            units.Any(unit => unit.Code == "10004").ShouldBe(listed, period);
            units.Sum(unit => unit.Backlog).ShouldBe((await Sheet(Scope.Province, period)).Backlog, period);
        }

        UnitSheet ended = (await _sheets.UnitsAsync(P("2025-11-01"), UnitChoice.Communes, default)).Single(unit => unit.Code == "10004");
        (ended.Backlog, ended.ValidTo).ShouldBe((38, "2025-10-15"));
    }

    [Fact]
    public async Task Reasons_carry_the_change_against_the_period_before()
    {
        Resolved("10001", LocalDay.Of(2025, 9, 10), 10, onTime: 5);
        Resolved("10001", _october, 20, onTime: 15);
        await _store.CommitAsync(_batch, default);
        UnitSheet sheet = (await _sheets.UnitsAsync(P("2025-10"), UnitChoice.Communes, default)).Single(unit => unit.Code == "10001");
        sheet.Reasons.Single(reason => reason.Component == "on-time").ShouldSatisfyAllConditions(
            reason => reason.Figure.ShouldBe(.75),
            reason => reason.Change.ShouldBe(.25));
    }

    [Fact]
    public async Task Null_sorts_last_either_way()
    {
        Resolved("10001", _october, 20, onTime: 10);
        Resolved("10002", _october, 20, onTime: 20);
        await _store.CommitAsync(_batch, default);
        IReadOnlyList<UnitSheet> sheets = await _sheets.UnitsAsync(P("2025-10"), UnitChoice.Communes, default);
        UnitOrder.TrySort(sheets, "onTimeRate", descending: false, out IReadOnlyList<UnitSheet> rising).ShouldBeTrue();
        rising.Select(sheet => sheet.Code).ShouldBe(["10001", "10002", "10003", "10004"]);
        UnitOrder.TrySort(sheets, "onTimeRate", descending: true, out IReadOnlyList<UnitSheet> falling).ShouldBeTrue();
        falling.Select(sheet => sheet.Code).ShouldBe(["10002", "10001", "10003", "10004"]);
        UnitOrder.TrySort(sheets, "unit", descending: true, out _).ShouldBeFalse();
        UnitOrder.TrySort(sheets, "Received", descending: true, out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Coverage_is_units_heard_in_the_last_quarter_of_an_hour_of_those_valid_now()
    {
        _batch.LastArrival["10001"] = _now - TimeSpan.FromMinutes(14);
        _batch.LastArrival["10002"] = _now - TimeSpan.FromMinutes(16);
        await _store.CommitAsync(_batch, default);
        (await Sheet(Scope.Province, "2025-01")).Coverage.ShouldBe(new SheetCoverage(1, 4));
        (await Sheet(Scope.Of("10001"), "2025-01")).Coverage.ShouldBe(new SheetCoverage(1, 1));
        (await Sheet(Scope.Of("10002"), "today")).Coverage.ShouldBe(new SheetCoverage(0, 1));
    }

    [Fact]
    public async Task A_gap_makes_the_sheets_it_may_touch_incomplete()
    {
        _batch.Quality[new QualityKey("10001", _october, "gap")] = 1;
        _batch.Quality[new QualityKey("", LocalDay.Of(2025, 9, 1), "gap")] = 1;
        await _store.CommitAsync(_batch, default);
        (await Sheet(Scope.Province, "2025-10")).Complete.ShouldBeFalse();
        (await Sheet(Scope.Of("10001"), "2025-10")).Complete.ShouldBeFalse();
        (await Sheet(Scope.Of("10002"), "2025-10")).Complete.ShouldBeTrue();
        (await Sheet(Scope.Of("10002"), "2025-09")).Complete.ShouldBeFalse();
        (await Sheet(Scope.Province, "2025-11")).Complete.ShouldBeTrue();
        (await Sheet(Scope.Province, "2025-11")).Simulated.ShouldBeTrue();
    }

    [Fact]
    public async Task Open_incidents_of_a_unit_are_its_own_and_the_system_wide_ones_that_touch_it()
    {
        Instant opened = Instant.Parse("2025-10-31T22:00:00+07:00");
        _batch.Health.Incidents.Add(new Incident(1, IncidentKind.SystemWide, null, "lgsp", opened, Instant.Never));
        _batch.Health.Incidents.Add(new Incident(2, IncidentKind.CommuneOffline, "10001", null, opened, Instant.Parse("2025-11-01T00:00:00+07:00")));
        _batch.Health.Incidents.Add(new Incident(3, IncidentKind.Single, "10002", "tthc", opened + TimeSpan.FromDays(1), Instant.Never));
        _batch.Health.Outages.Add(new Outage("10001", "lgsp", opened, Instant.Never, OutageCause.Down) { Incident = 1, TakenInAt = opened });
        _batch.Health.Outages.Add(new Outage("10002", "lgsp", opened, opened + TimeSpan.FromHours(5), OutageCause.Down) { Incident = 1, TakenInAt = opened });
        await _store.CommitAsync(_batch, default);

        (await Outages(Scope.Province, "2025-10")).ShouldBe((2, 1));
        (await Outages(Scope.Of("10001"), "2025-10")).ShouldBe((2, 1));
        (await Outages(Scope.Of("10002"), "2025-10")).ShouldBe((1, 0));
        (await Outages(Scope.Province, "2025-11")).ShouldBe((2, 0));
        (await Outages(Scope.Of("10001"), "2025-11")).ShouldBe((1, 0));
        (await Outages(Scope.Of("10002"), "2025-11")).ShouldBe((1, 0));
        (await Outages(Scope.Of("10003"), "2025-11")).ShouldBe((0, 0));
    }

    private static Unit Unit(int index, string code) => new() { Index = index, Code = code, NameVi = code, Kind = UnitKind.Commune };

    private static Period P(string text) => Period.TryParse(text, _now.Day, out Period period) ? period : throw new FormatException(text);

    private void Resolved(string unit, LocalDay day, long resolved, long onTime) => _batch.Counters.Add(
        new CounterKey(unit, day, ""), new CounterVector { [Counter.Resolved] = resolved, [Counter.ResolvedOnTime] = onTime });

    private Task<KpiSheet> Sheet(Scope scope, string period) => _sheets.SheetAsync(scope, P(period), default);

    private async Task<(long, long)> Outages(Scope scope, string period)
    {
        KpiSheet sheet = await Sheet(scope, period);
        return (sheet.OutagesOpen, sheet.CommunesOffline);
    }

    private async Task<List<string>> Listed(string period, UnitChoice choice) =>
        [.. (await _sheets.UnitsAsync(P(period), choice, default)).Select(sheet => $"{sheet.Code} #{sheet.Rank}")];

    private sealed class NoDossiers : INowCounts
    {
        public InstantCounts Now(string unit) => default;
    }
}
