using Confluent.Kafka;
using Ioc.Ingest.Background;
using Ioc.Ingest.State;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Broker;

/// <summary>
/// Looks at the topics when a worker starts, once a day, and when somebody misses one. What would make figures wrong is said loudly and is a reason not to be ready, until a look
/// finds it set right; a cluster that does not answer is asked again in a minute. Makes again what holds only copies of what is in the store. Ingest does not wait for it.
/// </summary>
internal sealed class TopicCheck(EventStream stream, IngestState state, TopicAlarm alarm, BackgroundFailures failures, ILogger<TopicCheck> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1), Soon = TimeSpan.FromMinutes(1), AtLeast = TimeSpan.FromSeconds(2);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        var setup = new TopicSetup(stream.Connection, log);
        while (!stoppingToken.IsCancellationRequested)
        {
            bool well = await LookAsync(setup, stoppingToken).ConfigureAwait(false);
            await Task.Delay(AtLeast, TimeProvider.System, stoppingToken).ConfigureAwait(false);
            await alarm.Rung.WaitAsync(well ? Interval : Soon, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>False: to be looked at again soon.</summary>
    internal async Task<bool> LookAsync(TopicSetup setup, CancellationToken cancellation)
    {
        try
        {
            await setup.MakeAsync(Topics.Copies, cancellation).ConfigureAwait(false);
            TopicFindings found = await setup.CheckAsync(cancellation).ConfigureAwait(false);
            Tell(found.Faults);
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
        catch (KafkaException missing) when (missing.Error.IsMissing())
        {
            Tell([missing.Error.Reason]);
            state.TopicsHave([missing.Error.Reason]);
            return false;
        }
        catch (KafkaException e)
        {
            TopicLog.NoAnswer(log, e.Error.Reason);
            return false;
        }
    }

    private void Tell(IReadOnlyList<string> faults)
    {
        foreach (string fault in faults.Except(state.TopicFaults))
        {
            TopicLog.Wrong(log, fault);
        }
    }
}
