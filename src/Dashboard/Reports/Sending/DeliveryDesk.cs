namespace Ioc.Dashboard.Reports.Sending;

/// <summary>Sends what waits, one after the other.</summary>
public sealed class DeliveryDesk(Deliveries deliveries, IEnumerable<IDeliveryChannel> channels)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested && deliveries.Claim() is { } next)
        {
            DeliveryAnswer answer = await channels.First(channel => channel.Takes(next.Kind)).SendAsync(next, cancellation);
            deliveries.Answered(next, answer.Accepted, answer.Text);
        }
    }
}
