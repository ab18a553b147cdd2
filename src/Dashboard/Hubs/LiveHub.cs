using Ioc.Dashboard.Live;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Access;
using Ioc.Operations.Live;
using Ioc.Operations.Timing;
using Ioc.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Ioc.Dashboard.Hubs;

/// <summary>`/hubs/live`: a viewer says what it watches, and is fed until it leaves (CONTRACTS.md, Hub).</summary>
[Authorize(Policy = Policies.Watch)]
public sealed class LiveHub(
    Profile profile, LiveMessages messages, ViewerRounds rounds, RealTime clock, HubLifetimeManager<LiveHub> connections)
    : Hub
{
    private const string WatchKey = "watch";

    /// <summary>Begins to feed the caller, or changes what it is fed. Throws <see cref="HubException"/> for a scope that is wrong or not the caller's to see.</summary>
    public void Watch(string scope)
    {
        if (LiveScope.Parse(scope, profile, out bool unknown) is not { } wanted)
        {
            throw new HubException(unknown ? "There is no such unit." : "The scope is neither `province` nor `commune:CODE`.");
        }

        if (!Visibility.MaySee(Context.User!, wanted))
        {
            throw new HubException("There is no such unit.");
        }

        End();
        HubCallerContext connection = Context;
        var feed = new ViewerFeed(((ViewerConnections)connections).Viewer(connection.ConnectionId), connection.User!, wanted, LanguageOf(connection), messages, clock, connection.Abort);
        Context.Items[WatchKey] = feed;
        rounds.Add(feed);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        End();
        return base.OnDisconnectedAsync(exception);
    }

    private static Language LanguageOf(HubCallerContext connection) =>
        LanguageTag.TryParse(connection.GetHttpContext()?.Request.Query["lang"], out Language language) ? language : Language.Vietnamese;

    private void End()
    {
        if (Context.Items.Remove(WatchKey, out object? before) && before is ViewerFeed feed)
        {
            feed.End();
        }
    }
}
