using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Stores;

public sealed class SqliteDrillReaderTests() : DrillReaderTests(() => new StoreFolder());

[NeedsPostgres]
public sealed class PostgresDrillReaderTests() : DrillReaderTests(() => new StoreSchema());

/// <summary>Reads of the drill-down pages agree with the sums of sheets and with the naive recomputation, whichever store it is.</summary>
public abstract class DrillReaderTests(Func<StoreHome> home)
{
    private static readonly LocalDay _first = LocalDay.Of(2025, 4, 10), _last = LocalDay.Of(2025, 5, 20);

    [StoreFact]
    public Task Procedures_and_days_of_a_unit_sum_to_its_sheet() => OnAsync(async loaded =>
    {
        string[] units = ["10001", "10002", "TT"];
        IReadOnlyDictionary<string, CounterVector> sums = await loaded.Store.SumsAsync(units.ToHashSet(), _first, _last, default);
        IReadOnlyList<ProcedureSum> procedures = await loaded.Store.ProcedureSumsAsync(units, _first, _last, default);
        IReadOnlyList<UnitDay> days = await loaded.Store.UnitDaysAsync(units, _first, _last, default);
        foreach (string unit in units)
        {
            Sum(procedures.Where(p => p.Unit == unit).Select(p => p.Sums)).ShouldBe(sums[unit].Values.ToArray());
            Sum(days.Where(d => d.Unit == unit).Select(d => d.Sums)).ShouldBe(sums[unit].Values.ToArray());
        }
    });

    [StoreFact]
    public Task Facts_open_at_an_instant_are_those_of_the_naive_recomputation() => OnAsync(async loaded =>
    {
        foreach (Instant at in new[] { Instant.Parse("2025-04-25T09:00:00+07:00"), Instant.Parse("2025-05-12T17:00:00+07:00") })
        {
            foreach (string unit in new[] { "10001", "10003", "TT" })
            {
                IReadOnlyList<NumberedFacts> facts = await loaded.Store.FactsAsync(unit, at, at, default);
                facts.Aggregate(default(InstantCounts), (sum, row) => sum + DossierTimeline.At(row.Facts, at).ToCounts()).ShouldBe(loaded.Naive.At(unit, at));
                facts.Select(row => row.Number).Distinct().Count().ShouldBe(facts.Count);
            }
        }
    });

    private static long[] Sum(IEnumerable<CounterVector> vectors)
    {
        var sum = new CounterVector();
        foreach (CounterVector vector in vectors)
        {
            sum.Add(vector);
        }

        return sum.Values.ToArray();
    }

    private async Task OnAsync(Func<LoadedStore, Task> test)
    {
        LoadedStore loaded = await LoadedStore.CreateAsync(4, 120, bulk: true, home());
        try
        {
            await test(loaded);
        }
        finally
        {
            await loaded.DeleteAsync();
        }
    }
}
