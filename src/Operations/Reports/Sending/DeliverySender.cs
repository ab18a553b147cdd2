using Ioc.Operations.Sending;
using Ioc.Operations.Timing;

namespace Ioc.Operations.Reports.Sending;

/// <summary>Sends deliveries of reports and the feed; each is claimed, so that every dashboard may do it.</summary>
public sealed class DeliverySender(Deliveries deliveries, IEnumerable<IDeliveryChannel> channels, RealTime clock, BackgroundFailures failures, ILogger<DeliverySender> log)
    : Sender(TimeSpan.FromSeconds(5), clock, failures, log)
{
    protected override IReadOnlyList<string> Due() => deliveries.Receivers();

    protected override async Task<bool> SendNextAsync(string receiver, CancellationToken cancellation)
    {
        if (deliveries.Claim(receiver) is not { } next)
        {
            return false;
        }

        deliveries.Answered(next, await AnswerAsync(() => channels.First(channel => channel.Takes(next.Kind)).SendAsync(next, cancellation), cancellation));
        return true;
    }
}
