using System.Text;
using Ioc.Ingest;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.LoadTests.Running;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.LoadTests.Benchmarks;

/// <summary>
/// The whole pipeline through the Kafka protocol (consume, decode, check, ledger, durable commit to SQLite) beside a bare
/// Confluent.Kafka consumer of the same events from the same kind of broker, fed by the same producer, in one run.
/// </summary>
internal static class PipelineBenchmark
{
    private const int Goal = 25_000;
    private const int GoalOnPostgres = 10_000;
    private const int Chunk = 500;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    public static async Task<Result> RunAsync(int events)
    {
        var result = new Result("pipeline", $"./ioc bench pipeline --events {events}");
        Profile profile = Sources.Profile();
        OutgoingEvent[] all = Events(profile, events);
        var processor = new ProcessorTime();
        BareConsumer.Measured bare = await BareConsumer.MeasureAsync(all, FeedAsync);
        double bareProcessor = processor.Seconds;
        processor = new ProcessorTime();
        (double seconds, IngestSnapshot end) = await PipelineAsync(profile, all);
        double ours = processor.Seconds;

        double rate = events / seconds;
        result.Say($"{events:N0} events of {all.Average(e => e.Value.Length):0} bytes through the embedded broker, producer, broker and consumer in one process");
        result.Say($"pipeline: {seconds:0.0} s, {rate:N0} events/s, {end.CommitNumber:N0} commits");
        result.Say($"bare consume loop: {bare.Seconds:0.0} s, {events / bare.Seconds:N0} events/s; the pipeline runs at {rate / (events / bare.Seconds):P0} of it");
        result.Say($"processor time a thousand events, broker and producer included: pipeline {ours * 1e6 / events:0.0} ms, bare {bareProcessor * 1e6 / events:0.0} ms");
        result.Goal(rate >= Goal, $"at least {Goal:N0} events/s (aim: 60,000)");
        return result;
    }

    /// <summary>The same with PostgreSQL as the state of record, on a server of its own that keeps its promises (fsync).</summary>
    public static async Task<Result> RunOnPostgresAsync(int events)
    {
        var result = new Result("pipeline-postgres", $"./ioc bench pipeline-postgres --events {events}");
        Profile profile = Sources.Profile();
        OutgoingEvent[] all = Events(profile, events);
        await using PostgresServer server = await PostgresServer.StartAsync(durable: true);
        await using var state = new PostgresOperationalStore(await server.SchemaAsync("bench"), TimeProvider.System);
        await state.OpenAsync(profile, CancellationToken.None);
        await using TemporaryStore files = await TemporaryStore.CreateAsync(profile);
        var processor = new ProcessorTime();
        (double seconds, IngestSnapshot end) = await PipelineAsync(profile, all, state, files.File("series.db"));
        double rate = events / seconds;
        result.Say($"{events:N0} events of {all.Average(e => e.Value.Length):0} bytes through the embedded broker into PostgreSQL on the same machine, fsync on");
        result.Say($"{seconds:0.0} s, {rate:N0} events/s, {end.CommitNumber:N0} commits; processor time of this process {processor.Seconds:0.0} s");
        result.Goal(rate >= GoalOnPostgres, $"at least {GoalOnPostgres:N0} events/s");
        return result;
    }

    private static OutgoingEvent[] Events(Profile profile, int events)
    {
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        return [.. new DossierLives(profile).Events(events, now).Select(e =>
            new OutgoingEvent(Topics.ProcedureEvents, Encoding.UTF8.GetBytes(e.Commune), e.Bytes, now))];
    }

    /// <summary>Sends everything, as fast as the room in flight allows. Chunks overlap so that the producer is never idle.</summary>
    private static async Task FeedAsync(EventProducer producer, OutgoingEvent[] all)
    {
        var under = new Queue<Task<SendResult>>();
        foreach (OutgoingEvent[] chunk in all.Chunk(Chunk))
        {
            under.Enqueue(producer.SendAsync(chunk, _patience, CancellationToken.None));
            if (under.Count == 8)
            {
                Check(await under.Dequeue());
            }
        }

        while (under.TryDequeue(out Task<SendResult>? last))
        {
            Check(await last);
        }
    }

    private static void Check(SendResult sent)
    {
        if (sent.Outcome != SendOutcome.Acknowledged)
        {
            throw new InvalidOperationException($"not sent: {sent.Outcome} {sent.Error}");
        }
    }

    private static async Task<(double Seconds, IngestSnapshot End)> PipelineAsync(Profile profile, OutgoingEvent[] all)
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync(profile);
        return await PipelineAsync(profile, all, store.Store, store.File("series.db"));
    }

    private static async Task<(double Seconds, IngestSnapshot End)> PipelineAsync(Profile profile, OutgoingEvent[] all, IStateOfRecord record, string seriesFile)
    {
        var services = new ServiceCollection();
        services.AddLogging(log => log.AddConsole().SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton(TimeProvider.System).AddSingleton(profile);
        services.AddSingleton<IOperationalStore>(record).AddSingleton<IKpiReader>(record);
        services.AddSingleton<ITimeSeriesStore>(new Metrics.Stores.Sqlite.SqliteTimeSeriesStore(seriesFile));
        services.AddIngest(new IngestSettings());
        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<ITimeSeriesStore>().OpenAsync(CancellationToken.None);
        IHostedService[] hosted = [.. provider.GetServices<IHostedService>()];
        foreach (IHostedService service in hosted)
        {
            await service.StartAsync(CancellationToken.None);
        }

        var state = provider.GetRequiredService<IngestState>();
        await UntilAsync(() => state.Snapshot().CaughtUp);
        long began = TimeProvider.System.GetTimestamp();
        await FeedAsync(provider.GetRequiredService<EventProducer>(), all);
        await UntilAsync(() => state.Snapshot().Partitions.Sum(p => p.NextOffset) >= all.Length);
        double seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        foreach (IHostedService service in hosted.Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }

        return (seconds, state.Snapshot());
    }

    private static async Task UntilAsync(Func<bool> done)
    {
        while (!done())
        {
            await Task.Delay(10);
        }
    }
}
