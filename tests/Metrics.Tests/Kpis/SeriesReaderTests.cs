using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Tests.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Metrics.Tests.Kpis;

public sealed class SeriesReaderTests : IAsyncLifetime
{
    private static readonly Instant _now = Instant.Parse("2025-05-14T10:12:13+07:00");
    private readonly StoreFolder _folder = new();
    private LoadedStore _loaded = null!;
    private SqliteTimeSeriesStore _minutes = null!;
    private SeriesReader _reader = null!;

    public async Task InitializeAsync()
    {
        _loaded = await LoadedStore.CreateAsync(11, 80, bulk: true);
        var minutes = new SqliteTimeSeriesStore(_folder.File);
        await minutes.OpenAsync(default);
        _minutes = minutes;
        _reader = new SeriesReader(_loaded.Store, new DayHistory(_loaded.Store, _minutes, new FakeClock(_now)), _minutes, _loaded.Profile, _loaded.Ledger(_now), new FakeClock(_now));
    }

    public async Task DisposeAsync()
    {
        await _minutes.DisposeAsync();
        await _folder.DeleteAsync();
        await _loaded.DeleteAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("10002")]
    public async Task Days_equal_the_naive_recomputation_of_each_day_and_days_to_come_are_null(string? unit)
    {
        Scope scope = unit is null ? Scope.Province : Scope.Of(unit);
        foreach (string kpi in new[] { "received", "resolvedOnTime", "onTimeRate", "averageWorkingHours", "backlog", "overdue", "dueSoon", "paused" })
        {
            IReadOnlyList<SeriesValue> points = await _reader.ReadAsync(
                scope, kpi, Instant.Parse("2025-04-20T00:00:00+07:00"), Instant.Parse("2025-05-17T00:00:00+07:00"), SeriesStep.Day, default);
            points.Count.ShouldBe(27);
            foreach (SeriesValue point in points)
            {
                LocalDay day = point.Time.Day;
                NaiveFigures naive = _loaded.Naive.Figures(unit, day, day, Instant.Min(day.Last, _now));
                object? expected = typeof(NaiveFigures).GetProperty(char.ToUpperInvariant(kpi[0]) + kpi[1..])!.GetValue(naive);
                point.Value.ShouldBe(day > _now.Day ? null : expected is null ? null : Convert.ToDouble(expected, null), $"{kpi} {day}");
            }
        }
    }

    [Fact]
    public async Task Counts_of_a_step_are_differences_of_the_day_so_far_and_begin_anew_at_midnight()
    {
        await Write("2025-05-13T23:57:00+07:00", "received", 40, 41, 45, 2, 2, 3);
        (await Values("received", "2025-05-13T23:58:00+07:00", "2025-05-14T00:04:00+07:00", SeriesStep.Minute)).ShouldBe([1, 4, 2, 0, 1, null]);
        (await Values("received", "2025-05-14T00:00:00+07:00", "2025-05-14T01:00:00+07:00", SeriesStep.Hour)).ShouldBe([3]);
    }

    [Fact]
    public async Task Where_nothing_was_seen_is_null_and_what_came_meanwhile_is_not_one_step()
    {
        await Write("2025-05-14T08:00:00+07:00", "received", 10, 12);
        await Write("2025-05-14T08:05:00+07:00", "received", 50, 51);
        (await Values("received", "2025-05-14T08:00:00+07:00", "2025-05-14T08:07:00+07:00", SeriesStep.Minute))
            .ShouldBe([null, 2, null, null, null, null, 1]);
    }

    [Fact]
    public async Task Instants_are_those_at_the_end_of_the_step()
    {
        await Write("2025-05-14T08:00:00+07:00", "backlog", [.. Enumerable.Range(1, 90).Select(value => (double)value)]);
        (await Values("backlog", "2025-05-14T07:00:00+07:00", "2025-05-14T10:00:00+07:00", SeriesStep.Hour)).ShouldBe([null, 60, 90]);
    }

    [Fact]
    public async Task Health_by_day_is_answered_too()
    {
        (await Values("outagesOpen", "2025-05-13T00:00:00+07:00", "2025-05-16T00:00:00+07:00", SeriesStep.Day)).ShouldBe([0, 0, null]);
        (await Values("availability", "2025-05-13T00:00:00+07:00", "2025-05-14T00:00:00+07:00", SeriesStep.Day)).ShouldBe([null]);
    }

    [Theory]
    [InlineData("nothing", 1)]
    [InlineData("lagScore", 1)]
    [InlineData("received", 2001)]
    [InlineData("received", -1)]
    public async Task Unknown_figures_too_many_points_and_reversed_ranges_are_refused(string kpi, int minutes) =>
        await Should.ThrowAsync<ArgumentException>(() => _reader.ReadAsync(
            Scope.Province, kpi, new Instant(_now.Day.Start.Ticks), _now.Day.Start + TimeSpan.FromMinutes(minutes), SeriesStep.Minute, default));

    [Fact]
    public async Task Two_thousand_points_are_given() =>
        (await Values("received", "2025-05-10T00:00:00+07:00", "2025-05-11T09:20:00+07:00", SeriesStep.Minute)).Count.ShouldBe(2000);

    private Task Write(string from, string field, params double[] values) => _minutes.WriteAsync(
        [.. values.Select((value, minute) => new SeriesPoint("province", Instant.Parse(from) + TimeSpan.FromMinutes(minute), new Dictionary<string, double> { [field] = value }))],
        default);

    private async Task<List<double?>> Values(string kpi, string from, string to, SeriesStep step) =>
        [.. (await _reader.ReadAsync(Scope.Province, kpi, Instant.Parse(from), Instant.Parse(to), step, default)).Select(point => point.Value)];
}
