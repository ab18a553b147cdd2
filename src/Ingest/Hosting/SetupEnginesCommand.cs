using System.CommandLine;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Hosting;

/// <summary>
/// `setup-engines`: waits for the servers that are set, makes what they lack (topics, tables, bucket), checks the rest, and exits. Safe to run again.
/// Exit codes: 0 all is ready, 1 a server did not answer in two minutes, 2 something must be set right first.
/// </summary>
internal static class SetupEnginesCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2), Pause = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var command = new Command("setup-engines", "Makes topics, tables and bucket on the servers that are set, then exits.");
        command.SetAction((_, cancellation) => RunAsync(cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (IngestCommand.Load(new Dictionary<string, string?>()) is not var (settings, profile))
        {
            return IngestCommand.Refused;
        }

        using ILoggerFactory loggers = LoggerFactory.Create(log => log.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
        var services = new ServiceCollection();
        services.AddSingleton(profile).AddSingleton(TimeProvider.System).AddStores(settings.Stores, new DataDirectory(settings.DataFolder));
        await using ServiceProvider provider = services.BuildServiceProvider();
        (string Name, Func<Task> Ready)[] engines =
        [
            ("PostgreSQL: tables", () => provider.GetRequiredService<IOperationalStore>().OpenAsync(profile, cancellation)),
            ("time series: bucket, or database", () => OpenAsync(provider.GetRequiredService<ITimeSeriesStore>(), cancellation)),
            ("Kafka: topics", () => TopicsAsync(settings, loggers.CreateLogger("Ioc.Topics"), cancellation)),
        ];
        foreach ((string name, Func<Task> ready) in engines)
        {
            if (await UntilAsync(name, ready, cancellation).ConfigureAwait(false) is var code && code != IngestCommand.Done)
            {
                return code;
            }

            await Console.Out.WriteLineAsync($"Ready: {name}").ConfigureAwait(false);
        }

        return IngestCommand.Done;
    }

    private static async Task<int> UntilAsync(string name, Func<Task> ready, CancellationToken cancellation)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await ready().ConfigureAwait(false);
                return IngestCommand.Done;
            }
            catch (Exception refused) when (refused is StoreRefusedException or StoreUnavailableException { Refused: true })
            {
                await Console.Error.WriteLineAsync(refused.Message).ConfigureAwait(false);
                return IngestCommand.Refused;
            }
            catch (KafkaException refused) when (refused.Error.IsRefusal())
            {
                await Console.Error.WriteLineAsync($"{name}: {refused.Error.Reason}").ConfigureAwait(false);
                return IngestCommand.Refused;
            }
            catch (Exception notYet) when (notYet is StoreUnavailableException or KafkaException)
            {
                bool goesOn = TimeProvider.System.GetElapsedTime(began) < Patience;
                await Console.Error.WriteLineAsync($"{(goesOn ? "Waiting" : "Given up")}: {name}: {notYet.Message}").ConfigureAwait(false);
                if (!goesOn)
                {
                    return IngestCommand.Failed;
                }

                await Task.Delay(Pause, TimeProvider.System, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Opening alone does not wait for a server that is away; a read does not hide it.</summary>
    private static async Task OpenAsync(ITimeSeriesStore series, CancellationToken cancellation)
    {
        await series.OpenAsync(cancellation).ConfigureAwait(false);
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        await series.ReadAsync("province", "backlog", now - TimeSpan.FromMinutes(1), now, TimeSpan.FromMinutes(1), cancellation).ConfigureAwait(false);
        if (series is ISeriesArchive archive)
        {
            await archive.CheckWritesAsync(cancellation).ConfigureAwait(false);
        }
    }

    private static async Task TopicsAsync(WorkerSettings settings, ILogger log, CancellationToken cancellation)
    {
        var setup = new TopicSetup(settings.Kafka, log);
        await setup.MakeAsync(cancellation).ConfigureAwait(false);
        TopicFindings found = await setup.CheckAsync(cancellation).ConfigureAwait(false);
        if (found.Faults.Count > 0)
        {
            throw new StoreRefusedException($"These topics are not as they must be (kafka-configs.sh --alter changes settings):\n  {string.Join("\n  ", found.Faults)}");
        }

        if (found.NotLooked is { } why)
        {
            string then = found.Answered ? "they are taken as they are" : "workers look again each minute";
            await Console.Out.WriteLineAsync($"Kafka: the settings of the topics could not be looked at ({why}); {then}").ConfigureAwait(false);
        }
    }
}
