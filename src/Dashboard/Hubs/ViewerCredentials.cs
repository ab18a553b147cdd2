using Ioc.Dashboard.Access;
using Ioc.Dashboard.Hosting;

namespace Ioc.Dashboard.Hubs;

/// <summary>Ends viewers whose credential is no longer good, within fifteen seconds. Each credential is asked for once, however many watch with it, and beside the rounds: a database that answers late delays no board.</summary>
public sealed partial class ViewerCredentials(ViewerRounds rounds, Credentials credentials, RealTime clock, ILogger<ViewerCredentials> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock.Provider);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Check();
            }
            catch (Exception problem)
            {
                LogFailed(logger, problem);
            }
        }
    }

    private void Check()
    {
        foreach (var watching in rounds.Feeds.GroupBy(feed => (Kind: feed.Principal.KindOf(), Id: feed.Principal.Id(), Stamp: feed.Principal.StampOf())))
        {
            if (!credentials.StillGood(watching.First().Principal))
            {
                foreach (ViewerFeed feed in watching)
                {
                    feed.Drop();
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Viewers: their credentials could not be checked; tried again")]
    private static partial void LogFailed(ILogger logger, Exception problem);
}
