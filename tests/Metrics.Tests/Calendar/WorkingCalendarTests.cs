using Ioc.Metrics.Calendar;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Calendar;

public class WorkingCalendarTests
{
    private static readonly WorkingHours Default = new(null, new(7, 30, 0), new(11, 30, 0), new(13, 30, 0), new(17, 0, 0));

    private static readonly WorkingHours Summer = new(LocalDay.Of(2025, 4, 29), new(7, 0, 0), new(11, 0, 0), new(14, 0, 0), new(17, 30, 0));

    private static readonly HolidayRow[] Holidays =
    [
        Closed(2025, 4, 7), Open(2025, 4, 26), Closed(2025, 4, 30), Closed(2025, 5, 1), Closed(2025, 5, 2), Closed(2025, 9, 1), Closed(2025, 9, 2),
    ];

    private static readonly WorkingCalendar Plain = new([Default], Holidays);
    private static readonly WorkingCalendar Changing = new([Summer, Default], Holidays);

    [Theory]
    [InlineData("2025-11-03T08:15:00+07:00", 1, "2025-11-04T17:00:00+07:00")]
    [InlineData("2025-11-03T16:59:59+07:00", 1, "2025-11-04T17:00:00+07:00")]
    [InlineData("2025-11-03T17:00:00+07:00", 1, "2025-11-05T17:00:00+07:00")]
    [InlineData("2025-11-01T09:00:00+07:00", 1, "2025-11-04T17:00:00+07:00")]
    [InlineData("2025-11-03T15:00:00+07:00", 0, "2025-11-03T17:00:00+07:00")]
    [InlineData("2025-11-03T15:00:00.0000001+07:00", 0, "2025-11-04T17:00:00+07:00")]
    [InlineData("2025-11-03T17:00:00+07:00", 0, "2025-11-04T17:00:00+07:00")]
    [InlineData("2025-11-08T23:00:00+07:00", 0, "2025-11-10T17:00:00+07:00")]
    [InlineData("2025-11-02T17:30:00Z", 0, "2025-11-03T17:00:00+07:00")]
    [InlineData("2025-04-25T10:00:00+07:00", 1, "2025-04-26T17:00:00+07:00")]
    [InlineData("2025-04-29T10:00:00+07:00", 1, "2025-05-05T17:00:00+07:00")]
    public void Due_time_follows_start_day_and_same_day_rule(string accepted, int days, string due) =>
        Plain.DueAt(Instant.Parse(accepted), days).ShouldBe(Instant.Parse(due));

    [Fact]
    public void Closing_time_is_of_the_hours_in_force_on_the_due_day()
    {
        Changing.DueAt(Instant.Parse("2025-04-26T08:00:00+07:00"), 1).ShouldBe(Instant.Parse("2025-04-28T17:00:00+07:00"));
        Changing.DueAt(Instant.Parse("2025-04-26T08:00:00+07:00"), 2).ShouldBe(Instant.Parse("2025-04-29T17:30:00+07:00"));
    }

    [Fact]
    public void The_next_years_holidays_are_missed_from_October_on()
    {
        WorkingCalendar known = new([Default], [.. Year(2027), .. Year(2028), Open(2029, 1, 6), .. Year(2030).SkipLast(1), Closed(2030, 9, 2) with { Status = "estimated" }]);
        Missing(LocalDay.Of(2026, 9, 30)).ShouldBe([2026]);
        Missing(LocalDay.Of(2026, 10, 1)).ShouldBe([2026]);
        Missing(LocalDay.Of(2027, 12, 31)).ShouldBeEmpty();
        Missing(LocalDay.Of(2028, 9, 30)).ShouldBeEmpty();
        Missing(LocalDay.Of(2028, 10, 1)).ShouldBe([2029], "a working Saturday is no holiday");
        Missing(LocalDay.Of(2029, 11, 1)).ShouldBe([2029]);
        Missing(LocalDay.Of(2030, 10, 1)).ShouldBe([2031]);
        known.YearsMissing(LocalDay.Of(2027, 12, 30), LocalDay.Of(2032, 1, 2)).Select(year => year.Year).ShouldBe([2029, 2031, 2032]);
        known.Uncertain(LocalDay.Of(2029, 5, 1)).ShouldHaveSingleItem().Day.ShouldBe(LocalDay.Of(2030, 9, 2));
        known.Uncertain(LocalDay.Of(2031, 1, 1)).ShouldBeEmpty();

        IEnumerable<int> Missing(LocalDay today) => known.YearsMissing(today).Select(year => year.Year);
    }

    [Fact]
    public void A_year_with_some_of_its_holidays_is_said_to_lack_the_others()
    {
        LackingOf(Closed(2026, 1, 1)).ShouldBe("Tết, 2026-04-30, 2026-05-01, 2026-09-02");
        LackingOf([.. Year(2026).Where(row => row.Day.Date.Month != 2)]).ShouldBe("Tết");
        LackingOf([.. Year(2026).Skip(1)]).ShouldBe("2026-01-01");
        LackingOf(Year(2026)).ShouldBeNull();

        // A day that falls on a weekend needs no row: 1 May 2027 is a Saturday.
        LackingOf([.. Year(2027).Where(row => row.Day != LocalDay.Of(2027, 5, 1))]).ShouldBeNull();

        static string? LackingOf(params HolidayRow[] rows) =>
            new WorkingCalendar([Default], rows).YearsMissing(rows[0].Day, rows[0].Day).SingleOrDefault()?.Names(day => day.ToString());
    }

    [Fact]
    public void Agrees_with_the_minute_by_minute_reading_of_the_rules()
    {
        foreach (WorkingCalendar calendar in new[] { Plain, Changing })
        {
            var naive = new NaiveCalendar(calendar.Hours, calendar.Holidays);
            var random = new Random(20250401);
            for (int i = 0; i < 400; i++)
            {
                Instant from = LocalDay.Of(2025, 4, 1).Start + TimeSpan.FromMinutes(random.Next(60 * 24 * 45));
                Instant to = from + TimeSpan.FromMinutes(random.Next(-1000, 60 * 24 * 8));
                TimeSpan amount = TimeSpan.FromMinutes(random.Next(0, 60 * 40));
                int days = random.Next(0, 12);
                calendar.IsWorkingTime(from).ShouldBe(naive.IsWorkingTime(from), from.ToString());
                calendar.WorkingTimeBetween(from, to).ShouldBe(naive.Between(from, to), $"{from} {to}");
                calendar.AddWorkingTime(from, amount).ShouldBe(naive.Add(from, amount), $"{from} {amount}");
                calendar.DueAt(from, days).ShouldBe(naive.DueAt(from, days), $"{from} {days}");
                calendar.NextWorkingDay(from.Day).ShouldBe(naive.Next(from.Day));
            }
        }
    }

    [Fact]
    public void Adding_working_time_gives_the_earliest_instant_by_which_it_has_passed_to_the_tick()
    {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++)
        {
            Instant from = LocalDay.Of(2025, 4, 1).Start + new TimeSpan(random.NextInt64(TimeSpan.TicksPerDay * 45));
            var amount = new TimeSpan(random.NextInt64(1, TimeSpan.TicksPerHour * 60));
            Instant end = Changing.AddWorkingTime(from, amount);
            Changing.WorkingTimeBetween(from, end).ShouldBe(amount);
            Changing.WorkingTimeBetween(from, new Instant(end.Ticks - 1)).ShouldBe(amount - new TimeSpan(1));
        }
    }

    [Fact]
    public void Next_and_previous_working_day_are_strict_and_inverse()
    {
        Plain.NextWorkingDay(LocalDay.Of(2025, 4, 25)).ShouldBe(LocalDay.Of(2025, 4, 26));
        Plain.PreviousWorkingDay(LocalDay.Of(2025, 5, 5)).ShouldBe(LocalDay.Of(2025, 4, 29));
        for (LocalDay d = LocalDay.Of(2025, 3, 1); d < LocalDay.Of(2025, 10, 1); d += 1)
        {
            Plain.PreviousWorkingDay(Plain.NextWorkingDay(d)).ShouldBe(Plain.IsWorkingDay(d) ? d : Plain.PreviousWorkingDay(d));
        }
    }

    [Fact]
    public void Reversed_instants_have_no_working_time_and_nothing_added_stays()
    {
        Instant t = Instant.Parse("2025-11-03T09:00:00+07:00");
        Plain.WorkingTimeBetween(t, t - TimeSpan.FromHours(1)).ShouldBe(TimeSpan.Zero);
        Plain.AddWorkingTime(t, TimeSpan.Zero).ShouldBe(t);
    }

    [Fact]
    public void Far_away_years_neither_throw_nor_work()
    {
        Plain.WorkingTimeBetween(Instant.Parse("0001-01-02T00:00:00Z"), Instant.Parse("1999-12-31T00:00:00Z")).ShouldBe(TimeSpan.Zero);
        Plain.WorkingTimeBetween(Instant.Parse("2101-01-02T00:00:00Z"), Instant.Parse("9999-12-30T00:00:00Z")).ShouldBe(TimeSpan.Zero);
        Plain.AddWorkingTime(Instant.Parse("2100-12-31T00:00:00Z"), TimeSpan.FromDays(30)).ShouldBe(Instant.Never);
        Plain.IsWorkingTime(Instant.Parse("9999-12-31T23:59:59Z")).ShouldBeFalse();
    }

    /// <summary>What every year has.</summary>
    private static HolidayRow[] Year(int year) => [Closed(year, 1, 1), Closed(year, 2, 10), Closed(year, 4, 30), Closed(year, 5, 1), Closed(year, 9, 2)];

    private static HolidayRow Closed(int y, int m, int d) => new(LocalDay.Of(y, m, d), "", true, "holiday", "official", "");

    private static HolidayRow Open(int y, int m, int d) => new(LocalDay.Of(y, m, d), "", false, "working_saturday", "official", "");
}
