using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Tests.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Metrics.Tests.Dossiers;

public class LedgerRebuildTests
{
    private static readonly LocalDay First = LocalDay.Of(2025, 4, 1);
    private static readonly LocalDay Last = LocalDay.Of(2025, 5, 31);

    [Fact]
    public async Task After_a_corrected_holiday_every_figure_equals_a_fresh_recomputation()
    {
        await using LedgerRun run = await LedgerRun.StartAsync(Last.End);
        List<ArrivedEvent> events = new RandomDossiers(41).Events(200);
        await run.AcceptAsync(events);

        Profile corrected = SmallProfile.Create("f2", LocalDay.Of(2025, 5, 6), LocalDay.Of(2025, 5, 7));
        var codec = new DossierHistoryCodec();
        await run.Store.RebuildAsync(row => DossierDerivation.Derive(codec.Decode(row.History), corrected), FiguresBasis.Of(corrected), null, default);

        var naive = new NaiveRecomputation(corrected);
        events.ForEach(e => naive.Add(e.Json, e.RecordedAt));
        naive.Figures(null, First, Last, Last.Last).ShouldNotBe(run.Naive.Figures(null, First, Last, Last.Last), "the holiday must matter");
        foreach (string unit in run.Units)
        {
            (await run.CountersAsync(unit, First, Last)).ShouldBe(naive.Figures(unit, First, Last, Last.Last));
        }
    }

    [Fact]
    public Task After_a_changed_reading_of_promises_data_quality_is_that_of_a_fresh_recomputation() => DataQualityIsCountedAnew(new StoreFolder());

    /// <summary>What was counted by the old reading is taken back once, also by the next events.</summary>
    internal static async Task DataQualityIsCountedAnew(StoreHome home)
    {
        await using LedgerRun run = await LedgerRun.StartAsync(Last.End, home: home);
        List<ArrivedEvent> events = new RandomDossiers(42).Events(300);
        await run.AcceptAsync(events[..^200]);
        Dictionary<(string Unit, string Kind), long> before = await run.QualityAsync();
        before.ShouldBe(LedgerRun.Quality(run.Naive), ignoreOrder: true);

        Profile closing = SmallProfile.ReadingMidnightAsClosing();
        var codec = new DossierHistoryCodec();
        await run.Store.RebuildAsync(row => DossierDerivation.Derive(codec.Decode(row.History), closing), FiguresBasis.Of(closing), null, default);
        Dictionary<(string Unit, string Kind), long> after = await run.QualityAsync();
        after.ShouldBe(LedgerRun.Quality(run.Naive.By(closing)), ignoreOrder: true);
        after.ShouldNotBe(before, "the reading must matter");

        await run.RestartAsync(closing);
        await run.AcceptAsync(events[^200..]);
        (await run.QualityAsync()).ShouldBe(LedgerRun.Quality(run.Naive.By(closing)), ignoreOrder: true);
    }
}
