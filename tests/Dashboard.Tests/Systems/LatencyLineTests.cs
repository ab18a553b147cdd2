using Bunit;
using Ioc.Dashboard.Components.Systems;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Resources;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Dashboard.Tests.Systems;

public sealed class LatencyLineTests
{
    private static readonly Instant _now = Instant.Parse("2025-11-03T08:02:00+07:00");

    [Fact]
    public async Task Latencies_of_24_hours_are_a_line_with_gaps_and_a_table()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("ioc-latency-");
        await using (var series = new SqliteTimeSeriesStore(Path.Combine(folder.FullName, "series.db")))
        {
            await series.OpenAsync(default);
            await series.WriteAsync([Point(-7, 41, 1234), Point(-2, 40, 300), Point(-25 * 60, 7, 7)], default);
            await using var context = new VietnameseComponent();
            IRenderedComponent<LatencyLine> line = await RenderAsync(context, series);
            string[] rows = [.. line.FindAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim())))];
            rows.Length.ShouldBe(288);
            rows[0].ShouldBe("03/11/2025 08:00|40|300");
            rows[1].ShouldBe("03/11/2025 07:55|41|1.234");
            rows[2].ShouldBe($"03/11/2025 07:50|{Formats.Nothing}|{Formats.Nothing}");
            rows[^1].ShouldStartWith("02/11/2025 08:05");
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_store_that_is_away_or_hangs_is_said_and_the_page_goes_on(bool hangs)
    {
        await using var context = new VietnameseComponent();
        VietnameseComponent.Text(await RenderAsync(context, new Away(hangs))).ShouldContain(Texts.Of(Language.Vietnamese).Systems.LatencyAway);
    }

    /// <summary>Waits until the store has answered, or is said not to.</summary>
    private static async Task<IRenderedComponent<LatencyLine>> RenderAsync(BunitContext context, ITimeSeriesStore series)
    {
        context.Services.AddSingleton(series);
        IRenderedComponent<LatencyLine> line = context.Render<LatencyLine>(parameters => parameters.Add(part => part.System, "tthc").Add(part => part.Name, "Hệ thống").Add(part => part.Now, _now));
        await line.WaitForStateAsync(() => line.FindAll("tbody tr, [data-latency-away]").Count > 0, TimeSpan.FromSeconds(60));
        return line;
    }

    private static SeriesPoint Point(int minutes, double median, double highest) => new(
        LatencyScope.Of("tthc"), _now + TimeSpan.FromMinutes(minutes), new Dictionary<string, double> { [LatencyScope.Median] = median, [LatencyScope.Highest] = highest });

    private sealed class Away(bool hangs) : ITimeSeriesStore, ILatencyHistory
    {
        public Task<IReadOnlyList<LatencyValue>> LatencyAsync(string system, Instant from, Instant to, TimeSpan step, CancellationToken cancellation) =>
            hangs ? new TaskCompletionSource<IReadOnlyList<LatencyValue>>().Task : throw new StoreUnavailableException("away");

        public Task OpenAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public Task WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<(Instant Time, double Value)>> ReadAsync(string scope, string field, Instant from, Instant to, TimeSpan step, CancellationToken cancellation) => throw new NotSupportedException();

        public Task PruneAsync(Instant now, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
