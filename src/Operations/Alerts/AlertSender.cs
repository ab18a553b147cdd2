using Ioc.Ingest.Coordination;
using Ioc.Operations.Sending;
using Ioc.Operations.Timing;

namespace Ioc.Operations.Alerts;

/// <summary>Sends what the desk laid out. The coordinator of the dashboards does it.</summary>
public sealed class AlertSender(AlertOutbox outbox, AlertChannels channels, ICoordinatorLease lease, RealTime clock, BackgroundFailures failures, ILogger<AlertSender> log)
    : Sender(TimeSpan.FromSeconds(1), clock, failures, log)
{
    protected override IReadOnlyList<string> Due() => lease.IsHeld ? outbox.Receivers() : [];

    protected override async Task<bool> SendNextAsync(string receiver, CancellationToken cancellation)
    {
        if (!lease.IsHeld || outbox.Next(receiver) is not { } delivery)
        {
            return false;
        }

        outbox.Answered(delivery, await AnswerAsync(() => channels.SendAsync(delivery, cancellation), cancellation));
        return true;
    }
}
