using System.Text.Json;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Live;
using Ioc.Operations.Timing;
using Ioc.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Dashboard.Tests.Live;

/// <summary>A time-series store that hangs keeps nobody waiting: every question to it stays open for as long as we run.</summary>
public sealed class SilentSeriesTests : IAsyncLifetime
{
    private readonly SilentSeries _series = new();
    private readonly RunningHost _host;

    public SilentSeriesTests() => _host = new RunningHost { Adapt = services => services.AddSingleton<ITimeSeriesStore>(_series) };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task It_keeps_neither_the_start_nor_the_answer_of_ready_waiting_and_is_named_there()
    {
        using HttpClient anyone = _host.Client();
        JsonElement ready = default;
        await Eventually.Shows(
            "ready, and the series named",
            () =>
            {
                using HttpResponseMessage answer = anyone.GetAsync("/health/ready").GetAwaiter().GetResult();
                ready = answer.JsonAsync().GetAwaiter().GetResult();
                return (ready.GetProperty("status").GetString(), ready.GetProperty("stores").GetProperty("timeSeries").GetString());
            },
            seen => seen.Item1 == "ready" && seen.Item2!.StartsWith("no answer", StringComparison.Ordinal));
        _series.Open.ShouldBeGreaterThan(0, "a question was asked and is still open");
    }

    [Fact]
    public void Sparklines_that_are_filled_late_keep_what_was_seen_since()
    {
        var clock = new FakeClock(Instant.Parse("2026-03-02T09:00:10+07:00"));
        double?[] hour = [.. Enumerable.Range(1, 60).Select(i => (double?)i)];
        LiveSnapshot seen = _host.Get<LiveBoard>().Latest;
        var early = new SparkHistory(_host.Get<Tiles>(), new RealTime(clock));
        var late = new SparkHistory(_host.Get<Tiles>(), new RealTime(clock));
        late.Sample(seen);
        int taken = late.Taken;
        clock.Advance(TimeSpan.FromMinutes(1));
        early.Sample(seen);
        late.Sample(seen);
        late.Sample(seen);
        early.Preload("backlog", hour, 0);
        late.Preload("backlog", hour, taken);

        early.Read()["backlog"][..59].ShouldBe(hour[1..]);
        late.Read()["backlog"][..58].ShouldBe(hour[2..]);
    }

    private sealed class SilentSeries : ITimeSeriesStore
    {
        private int _open;

        public int Open => Volatile.Read(ref _open);

        public Task OpenAsync(CancellationToken cancellation) => Task.CompletedTask;

        public Task WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellation) => NeverAsync<int>(cancellation);

        public Task<IReadOnlyList<(Instant Time, double Value)>> ReadAsync(
            string scope, string field, Instant from, Instant to, TimeSpan step, CancellationToken cancellation) => NeverAsync<IReadOnlyList<(Instant, double)>>(cancellation);

        public Task PruneAsync(Instant now, CancellationToken cancellation) => NeverAsync<int>(cancellation);

        public ValueTask DisposeAsync() => default;

        private Task<T> NeverAsync<T>(CancellationToken cancellation)
        {
            Interlocked.Increment(ref _open);
            return new TaskCompletionSource<T>().Task.WaitAsync(cancellation);
        }
    }
}
