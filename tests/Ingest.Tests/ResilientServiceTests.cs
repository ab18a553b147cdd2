using System.Collections.Concurrent;
using Ioc.Ingest.Background;
using Ioc.Ingest.Hosting;
using Ioc.Ingest.Settings;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Tests;

public sealed class ResilientServiceTests : IDisposable
{
    private readonly FakeClock _clock = new(LocalDay.Of(2026, 3, 3).Start);
    private readonly Counted _counted = new();
    private readonly BackgroundFailures _failures = new(new TestMeters());
    private readonly Said _said = new();

    public void Dispose() => _counted.Dispose();

    [Fact]
    public async Task A_failing_service_is_begun_again_after_pauses_that_double_to_30_s()
    {
        Scripted service = await BegunAsync(_ => throw new IOException("the broker is away"));
        foreach (int seconds in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            await PauseAsync(service, seconds);
        }

        _counted.Of("ioc.background.failures", "service", nameof(Scripted)).ShouldBeGreaterThanOrEqualTo(7);
        await service.StopAsync(default);
        service.ExecuteTask!.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Each_reason_is_logged_once_until_a_run_lasted_longer_than_the_longest_pause()
    {
        TimeSpan well = ResilientService.Longest + TimeSpan.FromSeconds(1);
        Scripted service = await BegunAsync(async run =>
        {
            await (run == 4 ? Task.Delay(well, _clock) : Task.CompletedTask);
            throw new IOException(run == 3 ? "another reason" : "the broker is away");
        });
        foreach (int seconds in new[] { 1, 2, 4 })
        {
            await PauseAsync(service, seconds);
        }

        await Eventually.Shows("the long run", () => _clock.Waiting, waiting => waiting == 1);
        _clock.Advance(well);
        await PauseAsync(service, 1);
        await service.StopAsync(default);
        _said.Errors.ShouldBe(["the broker is away", "another reason", "the broker is away"]);
    }

    [Fact]
    public async Task Only_a_broken_configuration_ends_the_process_and_the_command_gets_the_reason()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddHostedService(_ => new Scripted(_clock, _failures, _said, _ => throw new SettingsException(["the store is of another province"])));
        await using WebApplication app = builder.Build();

        SettingsException reason = await Should.ThrowAsync<SettingsException>(
            () => app.RunToEndAsync(() => Task.CompletedTask, default).WaitAsync(TimeSpan.FromMinutes(3), TestClock.Shared));
        reason.Errors.ShouldBe(["the store is of another province"]);
    }

    [Fact]
    public void Every_background_service_of_ingest_is_one_that_no_outage_ends() =>
        typeof(ResilientService).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(BackgroundService)) && !type.IsAbstract && !type.IsSubclassOf(typeof(ResilientService)))
            .ShouldBeEmpty();

    private async Task<Scripted> BegunAsync(Func<int, Task> run)
    {
        var service = new Scripted(_clock, _failures, _said, run);
        await service.StartAsync(default);
        return service;
    }

    /// <summary>Lets the pause pass once it has begun: the next run begins at its end, and not a millisecond before.</summary>
    private async Task PauseAsync(Scripted service, int seconds)
    {
        await Eventually.Shows("a pause", () => _clock.Waiting, waiting => waiting == 1);
        int before = service.Runs;
        _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        service.Runs.ShouldBe(before, $"before {seconds} s were over");
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await Eventually.Shows("the next run", () => service.Runs, runs => runs == before + 1);
    }

    private sealed class Scripted(TimeProvider time, BackgroundFailures failures, ILogger log, Func<int, Task> run) : ResilientService(time, failures, log)
    {
        private volatile int _runs;

        public int Runs => _runs;

        protected override Task RunAsync(CancellationToken stoppingToken) => run(Interlocked.Increment(ref _runs));
    }

    private sealed class Said : ILogger
    {
        public ConcurrentQueue<string> Errors { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Errors.Enqueue(exception!.Message);
    }
}
