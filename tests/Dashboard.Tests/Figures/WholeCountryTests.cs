using System.Diagnostics;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Components.Map;
using Ioc.Dashboard.Components.Systems;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Xunit.Abstractions;

namespace Ioc.Dashboard.Tests.Figures;

/// <summary>The whole country as one profile: 3,321 communes with months of figures each. What the pages do stays bounded; times are printed, not judged.</summary>
public sealed class WholeCountryTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Communes = 3321;
    private static readonly Instant Now = Instant.Parse("2025-11-20T10:00:00+07:00");
    private readonly string _folder = Directory.CreateTempSubdirectory("ioc-country-").FullName;
    private readonly Profile _profile = Country();
    private SqliteOperationalStore _store = null!;

    public async Task InitializeAsync()
    {
        var clock = new FakeClock(Now);
        _store = new SqliteOperationalStore(Path.Combine(_folder, "ioc.db"), clock);
        await _store.OpenAsync(_profile, default);
        var batch = new CommitBatch { CommittedAt = Now, Simulated = true };
        foreach (Unit unit in _profile.Units)
        {
            for (int back = 0; back < 60; back++)
            {
                var sums = new CounterVector();
                (sums[Counter.Received], sums[Counter.Resolved], sums[Counter.ResolvedOnTime], sums[Counter.BacklogChange]) = (9, 8, 8 - (unit.Index % 4), 1);
                batch.Counters.Add(new CounterKey(unit.Code, Now.Day - back, "1.001193"), sums);
            }
        }

        await _store.CommitAsync(batch, default);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Table_of_units_holds_every_commune_ranked()
    {
        var table = new UnitTable(_store, _profile, new NoDossiers(), new FakeClock(Now));
        ChosenPeriod month = ChosenPeriod.Parse(null, Now.Day);
        await table.ReadAsync(month, null, default);
        long began = Stopwatch.GetTimestamp();
        UnitTableData data = await table.ReadAsync(month, null, default);
        IReadOnlyList<UnitRow> rows = UnitView.Parse(null, null, null, "onTimeRate", "asc").Of(table.Stored(data), _profile);
        output.WriteLine($"/communes of {Communes} communes: {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms");
        rows.Count.ShouldBe(Communes);
        rows.Count(row => row.Rank is not null).ShouldBe(Communes);
        rows[0].Figures.Sums[Counter.Resolved].ShouldBe(8 * 20);
    }

    [Fact]
    public void Matrix_shows_the_troubled_first_within_one_view()
    {
        LiveSnapshot snapshot = Snapshot(down: "20007");
        long began = Stopwatch.GetTimestamp();
        SystemMatrix matrix = SystemMatrix.Of(snapshot, _profile, VisibleUnits.All, troubledFirst: true, page: 1);
        output.WriteLine($"matrix of {Communes} x {_profile.Systems.Count}: {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms");
        matrix.Units.Count.ShouldBe(SystemMatrix.MostColumns);
        matrix.Units[0].Code.ShouldBe("20007");
        matrix.Pages.ShouldBe((Communes + SystemMatrix.MostColumns - 1) / SystemMatrix.MostColumns);
        matrix.Troubles.ShouldHaveSingleItem();
        SystemMatrix again = SystemMatrix.Of(snapshot, _profile, VisibleUnits.All, troubledFirst: true, page: 1);
        again.Rows.ShouldBe(matrix.Rows, "equal rows are not drawn again");
    }

    [Fact]
    public void Map_of_the_country_is_drawn()
    {
        long began = Stopwatch.GetTimestamp();
        ProvinceMap map = ProvinceMap.Of(_profile, Now.Day);
        output.WriteLine($"map of {Communes} communes: {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms");
        map.Cells.Count.ShouldBe(Communes);
    }

    private LiveSnapshot Snapshot(string down)
    {
        List<UnitLive> units = [.. _profile.Units.Select(unit => new UnitLive(unit, null, new HealthPart(
            unit.Code, 1, 1, Now,
            [.. _profile.Systems.Select(system => new SystemNow(system.Id, unit.Code == down && system.Index == 0 ? SystemState.Down : SystemState.Up, Now, 20))],
            unit.Code == down ? 1 : 0, false, 1, 1)))];
        return new LiveSnapshot(1, Now, new SourceState(SourceCondition.Live, TimeSpan.Zero, Now, true, null), units, []);
    }

    private static Profile Country()
    {
        Profile shipped = Repository.LoadProfile();
        return new Profile
        {
            Id = "viet-nam",
            Version = 1,
            Fingerprint = shipped.Fingerprint,
            ProvinceCode = "00",
            ProvinceNameVi = "Việt Nam",
            ProvinceNameEn = "Viet Nam",
            Units = [.. Enumerable.Range(0, Communes).Select(i => new Unit
            {
                Index = i,
                Code = $"{20000 + i}",
                NameVi = $"Xã {i}",
                Kind = UnitKind.Commune,
                Latitude = 9 + (i / 58 * 0.24),
                Longitude = 103 + (i % 58 * 0.11),
                AreaKm2 = 100,
            })],
            Procedures = shipped.Procedures,
            Systems = shipped.Systems,
            Targets = [],
            LagComponents = shipped.LagComponents,
            Maintenance = [],
            Calendar = shipped.Calendar,
            CentreCode = "20000",
        };
    }

    private sealed class NoDossiers : INowCounts
    {
        public InstantCounts Now(string unit) => new(60, 0, 3, 2);
    }
}
