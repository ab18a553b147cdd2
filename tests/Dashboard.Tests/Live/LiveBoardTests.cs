using Ioc.Dashboard.Live;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Health;
using Ioc.Metrics.Live;
using Ioc.Metrics.Time;
using Ioc.Operations.Live;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Live;

public sealed class LiveBoardTests
{
    private readonly FakeClock _clock = new(Instant.Parse("2025-11-03T08:00:00+07:00"));
    private readonly StillSource _source = new();
    private readonly LiveBoard _board;
    private readonly Tiles _tiles;

    public LiveBoardTests()
    {
        _board = new LiveBoard(SmallProfile.Create(), _source, _clock);
        _tiles = new Tiles(SmallProfile.Create());
    }

    [Fact]
    public void Province_is_the_sum_of_the_latest_parts()
    {
        _board.Publish(Part("10001", 1, 1, received: 10, online: 4, backlog: 7));
        _board.Publish(Part("10002", 1, 1, received: 10, online: 10, backlog: 3));
        _board.Publish(Part("10001", 1, 2, received: 12, online: 6, backlog: 8));
        _board.Take();
        Value("backlog").ShouldBe(11);
        Value("online-share").ShouldBe(16 / 22.0);
        Value("received-today").ShouldBe(22);
    }

    [Theory]
    [InlineData(1, 4, 9)]
    [InlineData(1, 5, 1)]
    [InlineData(2, 1, 1)]
    public void Greater_epoch_and_commit_wins_in_whatever_order_parts_come(long epoch, long commit, long backlog)
    {
        _board.Publish(Part("10001", 1, 5, backlog: 9));
        _board.Publish(Part("10001", epoch, commit, backlog: 1));
        _board.Take();
        Value("backlog").ShouldBe(backlog);
    }

    [Fact]
    public void Counts_of_yesterday_are_not_shown_as_those_of_today()
    {
        _board.Publish(Part("10001", 1, 1, received: 10, online: 4, backlog: 7));
        _clock.Advance(TimeSpan.FromHours(16));
        _board.Take();
        Value("received-today").ShouldBe(0);
        Value("online-share").ShouldBe(0.4);
        Value("backlog").ShouldBe(7);
    }

    [Fact]
    public void Share_without_a_denominator_is_no_value_and_never_0()
    {
        _board.Publish(Part("10001", 1, 1, backlog: 7));
        _board.Take();
        Tile("online-share").ShouldSatisfyAllConditions(
            tile => tile.Value.ShouldBeNull(),
            tile => tile.Freshness.ShouldBe(TileFreshness.None),
            tile => tile.State.ShouldBe(TileState.None));
    }

    [Fact]
    public void Looks_of_a_tile_the_worst_that_holds()
    {
        Instant now = _clock.Now;
        foreach (string unit in new[] { "10001", "10002", "10003", "TT" })
        {
            _board.Publish(Part(unit, 1, 1, received: 1) with { LastArrival = now });
        }

        Look().ShouldBe(TileFreshness.Fresh);
        _board.Publish(Part("10001", 1, 2, received: 1) with { LastArrival = now - TimeSpan.FromMinutes(15) });
        Look().ShouldBe(TileFreshness.Partial);
        _source.Condition = SourceCondition.Late;
        Look().ShouldBe(TileFreshness.Late);
        _source.Condition = SourceCondition.Down;
        Look().ShouldBe(TileFreshness.Down);

        TileFreshness Look()
        {
            _board.Take();
            return Tile("received-today").Freshness;
        }
    }

    [Fact]
    public void Outages_of_the_province_are_its_open_incidents_and_availability_that_of_all_times_together()
    {
        Instant now = _clock.Now;
        _board.Publish(Health("10001", TimeSpan.FromHours(1), TimeSpan.FromHours(10)));
        _board.Publish(Health("10002", TimeSpan.Zero, TimeSpan.FromHours(30)));
        _board.Publish(new IncidentsPart(now, [new Incident(1, IncidentKind.CommuneOffline, "10001", null, now, Instant.Never)]));
        _board.Take();
        Value("outages").ShouldBe(1);
        Value("availability").ShouldBe(1 - (1 / 40.0));
        _board.Latest.Province.CommunesOffline.ShouldBe(1);
    }

    [Fact]
    public void Unit_that_the_profile_lacks_is_ignored()
    {
        _board.Publish(Part("99999", 1, 1, backlog: 7));
        _board.Take();
        _board.Latest.Unit("99999").ShouldBeNull();
        Value("backlog").ShouldBeNull();
    }

    private DossierPart Part(string unit, long epoch, long commit, long received = 0, long online = 0, long backlog = 0)
    {
        var counts = new CounterVector { [Counter.Received] = received, [Counter.ReceivedOnline] = online };
        return new DossierPart(unit, epoch, commit, _clock.Now, _clock.Now.Day, counts, counts.Copy(), new InstantCounts(backlog, 0, 0, 0), null);
    }

    private HealthPart Health(string unit, TimeSpan downtime, TimeSpan monitored) =>
        new(unit, 1, 1, _clock.Now, [], 0, false, null, null) { Downtime = downtime, Monitored = monitored };

    private Tile Tile(string id) => _tiles.Of(_tiles.Kind(id), _board.Latest, _board.Latest.Province);

    private double? Value(string id) => Tile(id).Value;

    private sealed class StillSource : ISourceWatch
    {
        public SourceCondition Condition { get; set; }

        public SourceState Now(Instant now) => new(Condition, TimeSpan.Zero, now, false, null);
    }
}
