using Ioc.Dashboard.Past;
using Ioc.Dashboard.Tests.Cases;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Live;
using Ioc.Resources;

namespace Ioc.Dashboard.Tests.Past;

/// <summary>The board of a minute in which data was not complete says so, and why.</summary>
public sealed class PastMomentTests : IAsyncLifetime
{
    private readonly CasesFolder _stores = new();
    private PastBoard _past = null!;

    private Instant Start => (_stores.Clock.Now.Day - 2).Start + TimeSpan.FromHours(9);

    private static PastTexts W => Texts.Of(Language.Vietnamese).Past;

    public async Task InitializeAsync()
    {
        await _stores.InitializeAsync();
        _past = new PastBoard(_stores.Store, _stores.Store, _stores.Series, _stores.Store, _stores.Profile, _stores.Clock);
    }

    public async Task DisposeAsync()
    {
        _past.Dispose();
        await _stores.DisposeAsync();
    }

    [Fact]
    public async Task A_complete_minute_says_nothing()
    {
        await MinuteAsync(0, state: 0);
        LiveSnapshot board = await BoardAsync(0);
        Words(board).ShouldBeNull();
        board.Source.Condition.ShouldBe(SourceCondition.Live);
        board.Province.Reporting.ShouldBe(board.Province.Expected);
    }

    [Theory]
    [InlineData(1, SourceCondition.Late, "số liệu chậm, lâu nhất 2 phút")]
    [InlineData(2, SourceCondition.Down, "trong phút này mất nguồn số liệu")]
    public async Task A_minute_in_which_the_source_was_behind_or_down_looks_and_says_so(int state, SourceCondition condition, string why)
    {
        await MinuteAsync(0, state, lag: 130);
        await MinuteAsync(1, state: 0);
        LiveSnapshot board = await BoardAsync(0, seconds: 59);
        Words(board).ShouldBe($"Dữ liệu lúc đó không đầy đủ: {why}.");
        board.Source.Condition.ShouldBe(condition);
        Words(await BoardAsync(1)).ShouldBeNull();
    }

    [Fact]
    public async Task Units_that_did_not_report_are_not_counted_as_reporting()
    {
        string silent = _stores.Profile.Units[0].Code;
        await MinuteAsync(0, state: 0, reports: unit => unit.Index % 2 == 1);
        LiveSnapshot board = await BoardAsync(0);
        board.Province.Reporting.ShouldBe(_stores.Profile.Units.Count(unit => unit.Index % 2 == 1 && unit.IsValidOn(Start.Day)));
        Words(board)!.ShouldContain($"chỉ {board.Province.Reporting}/{board.Province.Expected} đơn vị báo cáo");
        PastWords.Of(board, [board.Unit(silent)!], Texts.Of(Language.English))!.ShouldContain("only 0 of 1 units");
        PastWords.Of(board, [board.Unit(_stores.Profile.Units[1].Code)!], Texts.Of(Language.English)).ShouldBeNull();
    }

    [Fact]
    public async Task A_lost_minute_is_a_gap_and_one_without_any_record_is_unknown()
    {
        await MinuteAsync(0, state: 0);
        await _stores.Store.LetGoOfMinuteAsync(Start + TimeSpan.FromMinutes(1), gap: true, default);
        LiveSnapshot gap = await BoardAsync(1);
        Words(gap)!.ShouldContain(W.WasMissed);
        gap.Source.Condition.ShouldBe(SourceCondition.Down);
        Words(await BoardAsync(2)).ShouldBe(W.NotRecorded);
    }

    [Fact]
    public async Task Systems_that_nobody_observed_are_said_with_the_time_since_when()
    {
        await MinuteAsync(0, state: 0);
        await MinuteAsync(10, state: 0);
        var batch = new CommitBatch();
        batch.Health.Unobserved.Add(new Metrics.Health.UnobservedWindow(Start - TimeSpan.FromMinutes(5), Start + TimeSpan.FromMinutes(5)));
        await _stores.Store.CommitAsync(batch, default);
        Words(await BoardAsync(0)).ShouldBe("Dữ liệu lúc đó không đầy đủ: không quan sát được các hệ thống từ 01/11/2025 08:55.");
        Words(await BoardAsync(10)).ShouldBeNull();
    }

    [Fact]
    public async Task A_minute_that_is_not_over_is_as_the_last_one_that_is()
    {
        Instant now = _stores.Clock.Now;
        await WriteAsync(now.Minute - TimeSpan.FromMinutes(1), 2, 0, _ => true);
        Words(await _past.AtAsync(now, default))!.ShouldContain(W.WasDown);
    }

    private static string? Words(LiveSnapshot board) => PastWords.Of(board, board.Units, Texts.Of(Language.Vietnamese));

    private Task<LiveSnapshot> BoardAsync(int minute, int seconds = 0) => _past.AtAsync(Start + TimeSpan.FromMinutes(minute) + TimeSpan.FromSeconds(seconds), default);

    private Task MinuteAsync(int minute, int state, double lag = 0, Func<Unit, bool>? reports = null) => WriteAsync(Start + TimeSpan.FromMinutes(minute), state, lag, reports ?? (_ => true));

    private Task WriteAsync(Instant minute, int state, double lag, Func<Unit, bool> reports) => _stores.Series.WriteAsync(
        [
            new SeriesPoint("province", minute, new Dictionary<string, double> { [SourceFields.State] = state, [SourceFields.Lag] = lag }),
            .. _stores.Profile.Units.Select(unit => new SeriesPoint(unit.Code, minute, new Dictionary<string, double> { [SourceFields.Reporting] = reports(unit) ? 1 : 0 })),
        ],
        default);
}
