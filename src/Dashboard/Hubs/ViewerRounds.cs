using System.Collections.Concurrent;
using Ioc.Operations.Live;
using Ioc.Operations.Timing;

namespace Ioc.Dashboard.Hubs;

/// <summary>
/// Feeds all viewers by one loop: with each snapshot first the board to everyone, then the longer items. It waits for no viewer: one that is slow is passed over until it has taken what
/// it was sent. Thread-safe.
/// </summary>
public sealed partial class ViewerRounds(LiveBoard board, RealTime clock, BackgroundFailures failures, ILogger<ViewerRounds> logger) : ResilientService(clock.Provider, failures, logger)
{
    /// <summary>
    /// After so many bytes the connections' own work goes first. Written to thousands at once, a board would lie in as many buffers, more than are pooled, until the last viewer is
    /// written to: 60 MB/s of garbage in `./ioc load province`, and every collection copied what still lay there.
    /// </summary>
    private const int Burst = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly List<ViewerFeed> _feeds = []; // changed by the loop alone
    private readonly ConcurrentQueue<(ViewerFeed Feed, bool Joins)> _asks = new();
    private readonly List<ViewerFeed> _asking = [];
    private readonly Pulse _asked = new();
    private long _number;
    private long _heldSince;
    private TimeSpan? _held;
    private int _next;

    /// <summary>Who is fed now.</summary>
    internal IReadOnlyList<ViewerFeed> Feeds
    {
        get
        {
            lock (_gate)
            {
                return [.. _feeds];
            }
        }
    }

    /// <summary>Feeds it at once, until it is over.</summary>
    internal void Add(ViewerFeed feed)
    {
        feed.Freed = freed => Ask(freed, joins: false);
        Ask(feed, joins: true);
    }

    internal async Task FeedAsync(CancellationToken ended)
    {
        while (true)
        {
            Task taken = board.Taken, asked = _asked.Next;
            await RoundAsync();
            await NextAsync(taken, asked, ended);
        }
    }

    protected override Task RunAsync(CancellationToken stoppingToken) => FeedAsync(stoppingToken);

    private void Ask(ViewerFeed feed, bool joins)
    {
        _asks.Enqueue((feed, joins));
        _asked.Fire();
    }

    /// <summary>All viewers when there is a newer snapshot or what was held may go, else those that have just come or have taken what they were sent.</summary>
    private async Task RoundAsync()
    {
        TakeAsks();
        long number = board.Latest.Number;
        bool all = number != _number || (_held is { } held && clock.Provider.GetElapsedTime(_heldSince) >= held);
        (_number, _held) = (number, all ? null : _held);
        IReadOnlyList<ViewerFeed> turn = all ? Remaining() : _asking;
        int written = 0;
        foreach (ViewerFeed feed in turn)
        {
            written = await PausedAsync(written + Sent(feed, static one => one.SendBoard()));
        }

        // Where the last round stopped this one goes on: nobody is always last.
        for (int i = 0, first = turn.Count == 0 ? 0 : _next % turn.Count; i < turn.Count; i++)
        {
            _next = (first + i) % turn.Count;
            if (board.Latest.Number != number)
            {
                return; // its board goes before what is left of these
            }

            written = await PausedAsync(written + Sent(turn[_next], static one => one.SendItems()));
            Hold(turn[_next].HeldFor);
        }
    }

    /// <summary>Bytes written. A viewer that cannot be served leaves, and may come again: it stops no other.</summary>
    private int Sent(ViewerFeed feed, Func<ViewerFeed, int> send)
    {
        try
        {
            return send(feed);
        }
        catch (Exception problem)
        {
            LogFailed(logger, problem);
            feed.Drop();
            return 0;
        }
    }

    /// <summary>Bytes written since the last pause.</summary>
    private static async ValueTask<int> PausedAsync(int written)
    {
        if (written < Burst)
        {
            return written;
        }

        await Task.Yield();
        return 0;
    }

    private void TakeAsks()
    {
        _asking.Clear();
        while (_asks.TryDequeue(out (ViewerFeed Feed, bool Joins) ask))
        {
            _asking.Add(ask.Feed);
            if (ask.Joins)
            {
                lock (_gate)
                {
                    _feeds.Add(ask.Feed);
                }
            }
        }
    }

    private List<ViewerFeed> Remaining()
    {
        lock (_gate)
        {
            _feeds.RemoveAll(feed => feed.IsOver);
        }

        return _feeds;
    }

    private void Hold(TimeSpan? wait)
    {
        if (wait is { } longer && (_held is not { } held || longer < held - clock.Provider.GetElapsedTime(_heldSince)))
        {
            (_held, _heldSince) = (longer, clock.Provider.GetTimestamp());
        }
    }

    /// <summary>Until there is a newer snapshot, somebody asks, or what came too soon after its last may go: the last change before a silence does not wait for the next.</summary>
    private Task NextAsync(Task taken, Task asked, CancellationToken ended)
    {
        if (_held is not { } held)
        {
            return Task.WhenAny(taken, asked).WaitAsync(ended);
        }

        TimeSpan left = held - clock.Provider.GetElapsedTime(_heldSince);
        return left <= TimeSpan.Zero ? Task.CompletedTask : Task.WhenAny(taken, asked, Task.Delay(left + TimeSpan.FromMilliseconds(1), clock.Provider, ended)).WaitAsync(ended);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A viewer could not be served; it was dropped")]
    private static partial void LogFailed(ILogger logger, Exception problem);
}
