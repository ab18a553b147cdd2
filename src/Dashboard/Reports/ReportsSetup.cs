using Quartz;

namespace Ioc.Dashboard.Reports;

/// <summary>The archive, the desk and the calendar (Asia/Ho_Chi_Minh). Jobs are kept in memory: each asks the archive whether its work exists.</summary>
internal static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services, DataDirectory directory)
    {
        services.AddSingleton(_ => ReportSettings.Read(directory));
        services.AddSingleton(provider => new ReportArchive(directory.ReportsFile, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ReportDesk>().AddSingleton<TargetBoard>();
        services.AddQuartz(quartz =>
        {
            var duty = new JobKey("report-duty");
            TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
            quartz.AddJob<ReportDutyJob>(job => job.WithIdentity(duty));
            quartz.AddTrigger(trigger => trigger.ForJob(duty).WithIdentity("draft").WithCronSchedule("0 30 0 1 * ?", cron => cron.InTimeZone(zone)));
            quartz.AddTrigger(trigger => trigger.ForJob(duty).WithIdentity("freeze").WithCronSchedule("0 0 1 * * ?", cron => cron.InTimeZone(zone)));
            quartz.AddTrigger(trigger => trigger.ForJob(duty).WithIdentity("missed").StartAt(TimeProvider.System.GetUtcNow().AddMinutes(2)).WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromHours(1)).RepeatForever()));
        });
        return services.AddQuartzHostedService();
    }
}
