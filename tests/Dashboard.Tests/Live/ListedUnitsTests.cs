using Ioc.Metrics.Counters;
using Ioc.Metrics.Health;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Live;

namespace Ioc.Dashboard.Tests.Live;

/// <summary>The board and the store list the same units of a period.</summary>
public sealed class ListedUnitsTests
{
    private static readonly LocalDay _today = LocalDay.Of(2025, 11, 20);

    [Theory]
    [InlineData(null, false, false, false, true, true)]
    [InlineData("2025-11-03", false, false, false, false, true)] // nothing was done there in its last three days
    [InlineData("2025-11-03", true, false, false, false, true)]
    [InlineData("2025-11-03", true, true, false, true, true)]
    [InlineData("2025-10-31", false, false, false, false, false)]
    [InlineData("2025-10-31", true, false, false, false, true)]
    [InlineData("2025-10-31", false, false, true, true, true)]
    public void One_unit_is_listed_by_both_or_by_neither(string? ended, bool workedInMonth, bool workedToday, bool hasOpen, bool today, bool month)
    {
        var unit = new Unit { Index = 0, Code = "u", NameVi = "u", Kind = UnitKind.Commune, ValidTo = ended is null ? null : Period.TryParse(ended, _today, out Period day) ? day.First : null };
        InstantCounts open = hasOpen ? new InstantCounts(1, 0, 0, 0) : default;
        var live = new UnitLive(unit, new DossierPart("u", 1, 1, _today.Start, _today, Worked(workedToday), Worked(workedInMonth), open, null), null);
        foreach ((Period period, bool worked, bool listed) in new[] { (Period.OfDay(_today), workedToday, today), (Period.MonthOf(_today), workedInMonth, month) })
        {
            var stored = new PeriodFigures(
                period, worked ? new Dictionary<string, CounterVector> { ["u"] = Worked(true) } : new Dictionary<string, CounterVector>(), new Dictionary<string, InstantCounts> { ["u"] = open }, new Dictionary<string, HealthTimes>());
            (live.IsListed(period), stored.Lists(unit)).ShouldBe((listed, listed), $"{period}");
        }
    }

    [Fact]
    public void What_a_part_of_yesterday_says_of_its_day_is_not_of_today()
    {
        var unit = new Unit { Index = 0, Code = "u", NameVi = "u", Kind = UnitKind.Commune, ValidTo = LocalDay.Of(2025, 10, 31) };
        var live = new UnitLive(unit, new DossierPart("u", 1, 1, _today.Start, _today - 1, Worked(true), Worked(true), default, null), null);
        live.IsListed(Period.OfDay(_today)).ShouldBeFalse();
        live.IsListed(Period.MonthOf(_today)).ShouldBeTrue();
    }

    private static CounterVector Worked(bool worked)
    {
        var sums = new CounterVector();
        if (worked)
        {
            sums[Counter.Received] = 1;
        }

        return sums;
    }
}
