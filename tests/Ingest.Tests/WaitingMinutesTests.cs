using Ioc.Ingest.Live;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Tests;

public sealed class WaitingMinutesTests
{
    private static readonly Instant _start = LocalDay.Of(2026, 3, 3).Start;

    [Fact]
    public void A_day_waits_whole_and_what_is_older_is_thinned_to_quarters_with_every_gap_told()
    {
        var waiting = new WaitingMinutes();
        List<Instant> lost = [];
        for (int minute = 0; minute < 3 * 24 * 60; minute++)
        {
            lost.AddRange(waiting.Add(At(minute)) is { } gone ? [gone.Start] : []);
        }

        waiting.Count.ShouldBe((24 * 60) + (2 * 24 * 4));
        lost.Count.ShouldBe(2 * 24 * 56);
        var kept = new List<Instant>();
        while (waiting.Oldest is { } oldest)
        {
            kept.Add(oldest.Start);
            waiting.RemoveOldest();
        }

        kept.ShouldBe(kept.Order());
        kept.Intersect(lost).ShouldBeEmpty();
        (kept.Count + lost.Count).ShouldBe(3 * 24 * 60);
        kept.Take(2 * 24 * 4).ShouldAllBe(start => (start - _start).Minutes % 15 == 0);
    }

    [Fact]
    public void A_minute_comes_back_as_it_went_in()
    {
        var points = new SeriesPoint("16681", _start, new Dictionary<string, double> { ["backlog"] = 5, ["onTimeRate"] = 1 / 3d });
        var packed = new PackedMinute(new Minute(_start, [points], [new HealthPoint("16681", "lgsp", _start, true, null), new HealthPoint("16681", "vneid", _start, false, 1.5)]));
        Minute minute = new PackedMinute(packed.Start, packed.Bytes).Unpack();
        minute.Points.ShouldHaveSingleItem().Fields.ShouldBe(points.Fields);
        minute.Health.ShouldBe([new HealthPoint("16681", "lgsp", _start, true, null), new HealthPoint("16681", "vneid", _start, false, 1.5)]);
    }

    private static PackedMinute At(int minute) => new(new Minute(_start + TimeSpan.FromMinutes(minute), [], []));
}
