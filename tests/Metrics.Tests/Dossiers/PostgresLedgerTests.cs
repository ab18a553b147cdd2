using Ioc.Metrics.Tests.Stores;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Dossiers;

/// <summary>The ledger's laws on PostgreSQL, for a few of the seeds.</summary>
[NeedsPostgres]
public sealed class PostgresLedgerTests
{
    [StoreFact]
    public Task Any_order_gives_the_figures_of_the_naive_recomputation_when_few_dossiers_stay_in_memory() =>
        LedgerPropertyTests.AnyOrderIsRight(100, new StoreSchema());

    [StoreFact]
    public Task Any_order_gives_the_figures_of_the_naive_recomputation() => LedgerPropertyTests.AnyOrderIsRight(101, new StoreSchema());

    [StoreFact]
    public Task Of_units_that_ended_meanwhile_what_is_taken_is_what_the_naive_recomputation_takes() =>
        LedgerPropertyTests.AnyOrderIsRight(102, new StoreSchema(), SmallProfile.WithEndedUnits());

    [StoreFact]
    public Task Handed_over_days_before_stay_the_province_stays_and_the_dossiers_count_at_the_successor() => HandOverTests.StaysRight(204, new StoreSchema());

    [StoreFact]
    public Task After_a_changed_reading_of_promises_data_quality_is_that_of_a_fresh_recomputation() => LedgerRebuildTests.DataQualityIsCountedAnew(new StoreSchema());
}
