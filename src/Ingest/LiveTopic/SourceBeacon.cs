using Ioc.Ingest.Background;
using Ioc.Ingest.State;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.LiveTopic;

/// <summary>Tells once a second, and at once when it takes partitions, has caught up or is in trouble, for each partition that this process consumes, that and how it does: without it a dashboard could not tell idle from dead.</summary>
internal sealed class SourceBeacon(IngestState state, LiveTopicWriter live, TimeProvider time, BackgroundFailures failures, ILogger<SourceBeacon> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1), LookEvery = TimeSpan.FromMilliseconds(200);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        long told = 0;
        (int, bool, string?, string?)[] before = [];
        using var timer = new PeriodicTimer(LookEvery, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            IReadOnlyList<IngestSnapshot> parts = state.Parts();
            (int, bool, string?, string?)[] now = [.. parts.Select(part => (part.Partitions.Count, part.CaughtUp, part.StoreError, part.BrokerError))];
            if (now.SequenceEqual(before) && TimeProvider.System.GetElapsedTime(told) < Interval)
            {
                continue;
            }

            (told, before) = (TimeProvider.System.GetTimestamp(), now);
            string? liveError = state.Snapshot().LiveError;
            foreach (IngestSnapshot part in parts)
            {
                foreach (PartitionSnapshot owned in part.Partitions)
                {
                    live.Publish(Beat(part, owned) with { LiveError = liveError, Series = state.Series });
                }
            }
        }
    }

    private SourceBeat Beat(IngestSnapshot part, PartitionSnapshot owned) =>
        new(owned.Topic, owned.Partition, owned.Epoch, Instant.From(time.GetUtcNow()))
        {
            LagSeconds = part.LagSeconds,
            NextOffset = owned.NextOffset,
            Behind = owned.Behind,
            CaughtUp = part.CaughtUp,
            CommitNumber = part.CommitNumber,
            LastCommit = part.LastCommit,
            StoreError = part.StoreError,
            BrokerError = part.BrokerError,
            UnansweredSince = owned.UnansweredSince,
            Waits = part.Waits.FirstOrDefault(open => (open.Topic, open.Partition) == (owned.Topic, owned.Partition)),
            Gap = part.Gaps.LastOrDefault(gap => (gap.Topic, gap.Partition) == (owned.Topic, owned.Partition)),
        };
}
