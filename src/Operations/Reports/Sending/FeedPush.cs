using System.Globalization;
using Ioc.Operations.Settings;
using Ioc.Operations.Timing;

namespace Ioc.Operations.Reports.Sending;

/// <summary>Lays out the signed feed for the level above, once for each slice of time, however many dashboards run. Thread-safe.</summary>
public sealed class FeedPush(SignedFeed feed, Deliveries deliveries, ReportSettings settings, RealTime clock)
{
    public async Task LayOutAsync(CancellationToken cancellation)
    {
        if (settings.FeedUrl is not { } target)
        {
            return;
        }

        long slice = clock.Milliseconds / (settings.FeedMinutes * 60_000L);
        string slot = string.Create(CultureInfo.InvariantCulture, $"feed {settings.FeedMinutes}/{slice} {target.AbsoluteUri}");
        if (!deliveries.Has(slot))
        {
            deliveries.AddFeed(slot, target.AbsoluteUri, await feed.WriteAsync(cancellation));
        }
    }
}
