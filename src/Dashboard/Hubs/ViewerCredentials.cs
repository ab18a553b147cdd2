using Ioc.Operations.Access;
using Ioc.Operations.Timing;

namespace Ioc.Dashboard.Hubs;

/// <summary>Ends viewers whose credential is no longer good, within fifteen seconds. Each credential is asked for once, however many watch with it, and beside the rounds: a database that answers late delays no board.</summary>
public sealed class ViewerCredentials(ViewerRounds rounds, Credentials credentials, RealTime clock, BackgroundFailures failures, ILogger<ViewerCredentials> log)
    : ResilientService(clock.Provider, failures, log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock.Provider);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var watching in rounds.Feeds.GroupBy(feed => (Kind: feed.Principal.KindOf(), Id: feed.Principal.Id(), Stamp: feed.Principal.StampOf())))
            {
                if (credentials.IsOver(watching.First().Principal))
                {
                    foreach (ViewerFeed feed in watching)
                    {
                        feed.Drop();
                    }
                }
            }
        }
    }
}
