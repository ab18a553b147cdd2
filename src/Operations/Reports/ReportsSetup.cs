using Ioc.Metrics.Stores.Postgres;
using Ioc.Operations.Mail;
using Ioc.Operations.Reports.Archive;
using Ioc.Operations.Reports.Sending;
using Ioc.Operations.Settings;
using Quartz;

namespace Ioc.Operations.Reports;

/// <summary>The archive, the desk, the outbox and the calendar (Asia/Ho_Chi_Minh). Jobs are kept in memory: each asks the archive whether its work exists.</summary>
public static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services, ReportSettings settings, DataDirectory directory, string? postgres)
    {
        services.AddSingleton(settings);
        services.AddSingleton(provider => new ReportDatabase(directory.ReportsFile, postgres) { Server = provider.GetService<PostgresState>() });
        services.AddSingleton(provider => FeedKey.Of(directory, provider.GetRequiredService<ReportDatabase>()));
        services.AddSingleton<ReportArchive>().AddSingleton<ReportDesk>().AddSingleton<TargetBoard>().AddSingleton<FrozenFigures>();
        services.AddSingleton<ReportNews>().AddSingleton<Deliveries>().AddSingleton<SignedPost>().AddSingleton<MailSender>().AddSingleton<SignedFeed>().AddSingleton<FeedPush>();
        services.AddSingleton<IDeliveryChannel, HttpChannel>().AddSingleton<IDeliveryChannel, MailChannel>();
        services.AddQuartz(quartz =>
        {
            var duty = new JobKey("report-duty");
            TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
            quartz.AddJob<ReportDutyJob>(job => job.WithIdentity(duty));
            quartz.AddTrigger(trigger => trigger.ForJob(duty).WithIdentity("draft").WithCronSchedule("0 30 0 1 * ?", cron => cron.InTimeZone(zone)));
            quartz.AddTrigger(trigger => trigger.ForJob(duty).WithIdentity("freeze").WithCronSchedule("0 0 1 * * ?", cron => cron.InTimeZone(zone)));
            quartz.AddTrigger(trigger => trigger.ForJob(duty).WithIdentity("missed").StartAt(TimeProvider.System.GetUtcNow().AddMinutes(2)).WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromHours(1)).RepeatForever()));
            var feed = new JobKey("report-feed");
            quartz.AddJob<FeedJob>(job => job.WithIdentity(feed));
            quartz.AddTrigger(trigger => trigger.ForJob(feed).WithIdentity("feed").StartAt(TimeProvider.System.GetUtcNow().AddSeconds(15)).WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(15)).RepeatForever()));
        });
        return services.AddHostedService<DeliverySender>().AddQuartzHostedService();
    }
}
