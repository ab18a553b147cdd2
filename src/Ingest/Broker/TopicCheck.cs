using Confluent.Kafka;
using Ioc.Ingest.State;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Broker;

/// <summary>
/// Looks at the topics when a worker starts and once a day. What would make figures wrong is said loudly and is a reason not to be ready, until a look finds it set right;
/// a cluster that does not answer is asked again in a minute. Ingest does not wait for it.
/// </summary>
internal sealed class TopicCheck(EventStream stream, IngestState state, ILogger<TopicCheck> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1), Soon = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var setup = new TopicSetup(stream.Connection, log);
        while (!stoppingToken.IsCancellationRequested)
        {
            bool well = await LookAsync(setup, stoppingToken).ConfigureAwait(false);
            await Task.Delay(well ? Interval : Soon, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>False: to be looked at again soon.</summary>
    internal async Task<bool> LookAsync(TopicSetup setup, CancellationToken cancellation)
    {
        try
        {
            TopicFindings found = await setup.CheckAsync(cancellation).ConfigureAwait(false);
            foreach (string fault in found.Faults.Except(state.TopicFaults))
            {
                TopicLog.Wrong(log, fault);
            }

            if (!found.Answered)
            {
                TopicLog.NoAnswer(log, found.NotLooked ?? "");
            }
            else if (found.NotLooked is { } why)
            {
                TopicLog.NotLooked(log, why);
            }

            // What was wrong stays so until an answer says that it is right.
            state.TopicsHave(found.Answered ? found.Faults : [.. state.TopicFaults.Union(found.Faults)]);
            return found.Answered && found.Faults.Count == 0;
        }
        catch (KafkaException e)
        {
            TopicLog.NoAnswer(log, e.Error.Reason);
            return false;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
