using Quartz;

namespace Ioc.Operations.Reports.Sending;

/// <summary>Every quarter of a minute: lays out the feed when its time has come.</summary>
[DisallowConcurrentExecution]
internal sealed class FeedJob(FeedPush push) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await push.LayOutAsync(cancellationToken);
}
