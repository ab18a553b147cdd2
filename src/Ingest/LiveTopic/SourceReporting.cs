using Ioc.Ingest.Background;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.LiveTopic;

/// <summary>
/// Tells a few times a second what is heard of the workers, also while ioc.live cannot be read: it becomes the <see cref="IngestState"/> of a dashboard (of a worker, which
/// knows its own, only what it keeps of each minute). While nobody is heard the store is asked whether somebody commits. Before everything was read once nothing is told.
/// </summary>
internal sealed class SourceReporting(
    LiveTopicReader reader, SourceBeats beats, IOperationalStore store, IngestState state, WholeSource source, IngestSettings settings, TimeProvider time, BackgroundFailures failures,
    ILogger<SourceReporting> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        Task asked = Task.CompletedTask;
        using var timer = new PeriodicTimer(settings.TickEvery, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            if (reader.IsWarm && beats.IsSilent && asked.IsCompleted)
            {
                await asked.ConfigureAwait(false);
                asked = AskAsync(stoppingToken);
            }

            Tell();
        }
    }

    private void Tell()
    {
        if (reader is { IsWarm: true, Expected: { } expected })
        {
            SourceReport report = beats.Report(expected, Instant.From(time.GetUtcNow()), reader.Trouble);
            if (settings.Consumes)
            {
                source.Heard(report);
            }
            else
            {
                state.Heard(report);
            }
        }
        else if (reader.Trouble is { } trouble && !settings.Consumes)
        {
            state.BrokerSays(trouble.Reason);
        }
    }

    private async Task AskAsync(CancellationToken stopping)
    {
        try
        {
            if ((await store.StateAsync(stopping).ConfigureAwait(false)).WatchedAt is { } at)
            {
                beats.Watched(at);
            }
        }
        catch (StoreUnavailableException)
        {
            // Then it says nothing of the workers.
        }

        await Task.Delay(AskEvery, TimeProvider.System, stopping).ConfigureAwait(false);
    }
}
