using System.CommandLine;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Hosting;

/// <summary>`topics`: makes the topics that are missing, looks at the settings of those that are there, and exits. 2 when a setting would make figures wrong.</summary>
internal static class TopicsCommand
{
    public static Command Create()
    {
        var command = new Command("topics", "Makes the topics that are missing and checks the others.");
        command.SetAction((_, cancellation) => RunAsync(cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (IngestCommand.Load(new Dictionary<string, string?>()) is not var (settings, _))
        {
            return IngestCommand.Refused;
        }

        using ILoggerFactory loggers = LoggerFactory.Create(log => log.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
        try
        {
            var setup = new TopicSetup(settings.Kafka, loggers.CreateLogger("Ioc.Topics"));
            await setup.MakeAsync(cancellation).ConfigureAwait(false);
            IReadOnlyList<string> faults = await setup.FaultsAsync(cancellation).ConfigureAwait(false);
            if (faults.Count > 0)
            {
                IngestCommand.Say("These topics are not as they must be (kafka-configs.sh --alter changes them):", faults);
                return IngestCommand.Refused;
            }

            await Console.Out.WriteLineAsync($"Topics are ready: {string.Join(", ", TopicPlan.All(settings.Kafka.Partitions).Select(plan => plan.Name))}").ConfigureAwait(false);
            return IngestCommand.Done;
        }
        catch (KafkaException unreachable)
        {
            await Console.Error.WriteLineAsync($"Kafka at {settings.Kafka}: {unreachable.Error.Reason}").ConfigureAwait(false);
            return IngestCommand.Failed;
        }
    }
}
