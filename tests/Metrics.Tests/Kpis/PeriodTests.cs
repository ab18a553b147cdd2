using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Kpis;

public sealed class PeriodTests
{
    private static readonly LocalDay _today = LocalDay.Of(2025, 11, 3);

    [Theory]
    [InlineData("today", "2025-11-03", "2025-11-03")]
    [InlineData("yesterday", "2025-11-02", "2025-11-02")]
    [InlineData("2025-10-31", "2025-10-31", "2025-10-31")]
    [InlineData("2024-02-29", "2024-02-29", "2024-02-29")]
    [InlineData("2025-02", "2025-02-01", "2025-02-28")]
    [InlineData("2025-Q1", "2025-01-01", "2025-03-31")]
    [InlineData("2025-Q4", "2025-10-01", "2025-12-31")]
    [InlineData("2025", "2025-01-01", "2025-12-31")]
    [InlineData("2025-10-05..2025-11-02", "2025-10-05", "2025-11-02")]
    [InlineData("2025-10-05..2025-10-05", "2025-10-05", "2025-10-05")]
    public void A_period_is_whole_local_days_with_both_ends(string text, string first, string last)
    {
        Period.TryParse(text, _today, out Period period).ShouldBeTrue();
        period.ToString().ShouldBe($"{first}..{last}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2025-02-29")]
    [InlineData("2025-13")]
    [InlineData("2025-00")]
    [InlineData("2025-Q0")]
    [InlineData("2025-Q5")]
    [InlineData("2025Q04")]
    [InlineData("2025-q1")]
    [InlineData("0000")]
    [InlineData("+025")]
    [InlineData("25-1-01")]
    [InlineData("2025-10-31..2025-10-01")]
    [InlineData("2025-10-01..")]
    [InlineData("2025-10-01 .2025-10-31")]
    [InlineData("Today")]
    [InlineData("tomorrow")]
    public void What_no_calendar_has_is_no_period(string? text) => Period.TryParse(text, _today, out _).ShouldBeFalse();

    [Theory]
    [InlineData("2025-10", "2025-09-01..2025-09-30")]
    [InlineData("2025-03", "2025-02-01..2025-02-28")]
    [InlineData("2025-01", "2024-12-01..2024-12-31")]
    [InlineData("2025-Q3", "2025-04-01..2025-06-30")]
    [InlineData("2024", "2023-01-01..2023-12-31")]
    [InlineData("yesterday", "2025-11-01..2025-11-01")]
    [InlineData("2025-10-01..2025-10-31", "2025-08-31..2025-09-30")]
    public void The_period_before_is_the_calendar_one_or_as_many_days(string text, string before) =>
        Before(text, "2025-11-03T10:00:00+07:00").ShouldBe(before);

    [Theory]
    [InlineData("2025-11", "2025-11-03T10:00:00+07:00", "2025-10-01..2025-10-03")]
    [InlineData("2025-03", "2025-03-31T10:00:00+07:00", "2025-02-01..2025-02-28")]
    [InlineData("2025-Q4", "2025-11-03T10:00:00+07:00", "2025-07-01..2025-08-03")]
    [InlineData("2025", "2025-11-03T10:00:00+07:00", "2024-01-01..2024-11-02")]
    [InlineData("2024", "2024-12-31T10:00:00+07:00", "2023-01-01..2023-12-31")]
    [InlineData("today", "2025-11-03T10:00:00+07:00", "2025-11-02..2025-11-02")]
    [InlineData("2025-11-01..2025-11-10", "2025-11-03T10:00:00+07:00", "2025-10-22..2025-10-24")]
    [InlineData("2025-12", "2025-11-03T10:00:00+07:00", "2025-11-01..2025-11-30")]
    public void A_running_period_is_compared_with_as_many_elapsed_days(string text, string now, string before) =>
        Before(text, now).ShouldBe(before);

    [Fact]
    public void The_instant_is_now_until_the_last_day_has_passed()
    {
        Period.TryParse("2025-11-03", _today, out Period period).ShouldBeTrue();
        Instant lastTick = period.Last.Last;
        period.At(lastTick).ShouldBe(lastTick);
        period.At(new Instant(lastTick.Ticks + 1)).ShouldBe(lastTick);
        period.At(period.First.Start - TimeSpan.FromDays(3)).ShouldBe(period.First.Start - TimeSpan.FromDays(3));
    }

    private static string Before(string text, string now)
    {
        Instant at = Instant.Parse(now);
        Period.TryParse(text, at.Day, out Period period).ShouldBeTrue();
        return period.Before(at).ToString();
    }
}
