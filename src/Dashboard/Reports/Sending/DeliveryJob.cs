using Quartz;

namespace Ioc.Dashboard.Reports.Sending;

/// <summary>Every quarter of a minute: lays out the feed when its time has come, then sends what waits.</summary>
[DisallowConcurrentExecution]
internal sealed class DeliveryJob(FeedPush push, DeliveryDesk desk) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await push.LayOutAsync(cancellationToken);
        await desk.RunAsync(cancellationToken);
    }
}
