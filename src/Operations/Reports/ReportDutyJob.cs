using Ioc.Operations.Settings;
using Quartz;

namespace Ioc.Operations.Reports;

/// <summary>Asks the desk for what is due. Fired by the calendar, every hour (a missed firing, a restated month) and at start.</summary>
[DisallowConcurrentExecution]
internal sealed class ReportDutyJob(ReportDesk desk, ReportSettings settings) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await desk.RunDueAsync(settings.FreezeDay, cancellationToken);
}
