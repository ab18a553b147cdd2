using Confluent.Kafka;
using Ioc.Ingest.Coordination;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Broker;

/// <summary>The coordinator looks at the topics' settings once a day and says loudly what would make figures wrong. Nothing waits for it.</summary>
internal sealed class TopicCheck(EventStream stream, ICoordinatorLease lease, ILogger<TopicCheck> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        do
        {
            await lease.HeldAsync(stoppingToken).ConfigureAwait(false);
            try
            {
                foreach (string fault in await new TopicSetup(stream.Connection, log).FaultsAsync(stoppingToken).ConfigureAwait(false))
                {
                    TopicLog.Wrong(log, fault);
                }
            }
            catch (KafkaException e)
            {
                TopicLog.NotChecked(log, e.Error.Reason);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
