using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Components.Procedures;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Resources;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Dashboard.Tests.Figures;

/// <summary>The page of procedures against the naive recomputation, procedure by procedure.</summary>
[Collection(OneSeededProvince.Name)]
[Trait("Clock", "bound")]
public sealed class ProcedureFiguresTests(SeededProvince province)
{
    [Fact]
    public async Task Procedures_and_fields_equal_the_naive_recomputation()
    {
        Period period = ChosenPeriod.Parse("last-month", province.Now.Day).Days;
        string[] units = [.. province.Host.Profile.Units.Select(unit => unit.Code)];
        ProcedureTable table = await ProcedureTable.ReadAsync(province.Host.Get<IDrillReader>(), province.Host.Profile, units, period, Texts.Of(Language.Vietnamese), default);
        table.Procedures.ShouldNotBeEmpty();
        foreach (ProcedureRow row in table.Procedures.Where(row => row.Key.Length > 0))
        {
            NaiveFigures naive = province.Naive.Figures(null, period.First, period.Last, period.Last.Last, row.Key);
            (row.Sums[Counter.Received], row.Sums[Counter.Resolved], row.OnTimeRate, row.AverageHours)
                .ShouldBe((naive.Received, naive.Resolved, naive.OnTimeRate, naive.AverageWorkingHours), row.Key);
        }

        table.Fields.Sum(row => row.Sums[Counter.Received]).ShouldBe(table.Procedures.Sum(row => row.Sums[Counter.Received]));
        table.Procedures.Where(row => row.WithoutDays).ShouldAllBe(row => row.AllowedHours == null);
    }

    [Fact]
    public async Task Worst_units_are_below_the_goal_with_enough_resolved_the_lowest_first()
    {
        LocalDay today = province.Now.Day;
        var period = new Period(PeriodKind.Range, today - 60, today);
        ProcedureTable table = await ProcedureTable.ReadAsync(
            province.Host.Get<IDrillReader>(), province.Host.Profile, SeededProvince.Units, period, Texts.Of(Language.Vietnamese), default);
        foreach (ProcedureRow row in table.Procedures)
        {
            row.Worst.ShouldAllBe(unit => unit.Resolved >= ProcedureTable.FewestResolved && unit.OnTimeRate < 0.98);
            row.Worst.Select(unit => unit.OnTimeRate).ShouldBeInOrder();
        }
    }
}
