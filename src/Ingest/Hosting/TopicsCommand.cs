using System.CommandLine;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Hosting;

/// <summary>`topics`: makes the topics that are missing, looks at the settings of those that are there, and exits. 2 when a setting would make figures wrong, or Kafka refuses us.</summary>
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
            TopicFindings found = await setup.CheckAsync(cancellation).ConfigureAwait(false);
            if (found.Faults.Count > 0)
            {
                IngestCommand.Say("These topics are not as they must be (kafka-configs.sh --alter changes settings):", found.Faults);
                return IngestCommand.Refused;
            }

            if (!found.Answered)
            {
                await Console.Error.WriteLineAsync($"Topics are there, but the cluster did not say how they are set ({found.NotLooked}). Try again.").ConfigureAwait(false);
                return IngestCommand.Failed;
            }

            string ready = found.NotLooked is { } why ? $"Topics are there, but their settings could not be looked at ({why})" : "Topics are ready";
            await Console.Out.WriteLineAsync($"{ready}: {string.Join(", ", TopicPlan.All(settings.Kafka.Partitions).Select(plan => plan.Name))}").ConfigureAwait(false);
            return IngestCommand.Done;
        }
        catch (KafkaException unreachable)
        {
            await Console.Error.WriteLineAsync($"Kafka at {settings.Kafka}: {unreachable.Error.Reason}").ConfigureAwait(false);
            return unreachable.Error.IsRefusal() ? IngestCommand.Refused : IngestCommand.Failed;
        }
    }
}
