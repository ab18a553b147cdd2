using System.Security.Claims;
using Ioc.Dashboard.Live;
using Ioc.Operations.Live;
using Ioc.Operations.Timing;
using Ioc.Resources;

namespace Ioc.Dashboard.Hubs;

/// <summary>
/// What one viewer is fed. Its queue is one message long: while a send is under way newer messages replace each other in
/// <see cref="LiveMessages"/>, and the latest goes next. A send that takes longer than <see cref="Patience"/> ends the viewer. Sent to by <see cref="ViewerRounds"/> alone.
/// </summary>
internal sealed class ViewerFeed(
    ILiveViewer viewer, ClaimsPrincipal principal, LiveScope scope, Language language, LiveMessages messages, RealTime clock, Action drop)
{
    /// <summary>How long a viewer may take to read one message.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The contract's second, and a little more for items: timers and networks jitter. LivePace.Gap lets a late board catch up within it.</summary>
    private static readonly TimeSpan BoardStretch = TimeSpan.FromMilliseconds(1000), ItemsStretch = TimeSpan.FromMilliseconds(1050);

    /// <summary>Items that are held go with the next snapshot, by a timer only when none comes.</summary>
    private static readonly TimeSpan Quiet = LivePace.Gap + TimeSpan.FromMilliseconds(60);

    private readonly SendWindow _boards = new(4, BoardStretch, clock.Provider), _communesWindow = new(1, ItemsStretch, clock.Provider), _systemsWindow = new(1, ItemsStretch, clock.Provider);
    private long _board, _communes, _systems, _sparks;
    private volatile bool _sending, _over;

    public ClaimsPrincipal Principal => principal;

    /// <summary>Whether it is fed no more.</summary>
    public bool IsOver => _over;

    /// <summary>How long the last look found that something must wait, since it came too soon after the one before; null: nothing has to.</summary>
    public TimeSpan? HeldFor { get; private set; }

    /// <summary>Called when a send that did not end at once has ended: what came meanwhile may go.</summary>
    public Action<ViewerFeed>? Freed { get; set; }

    private bool IsFree => !_sending && !_over;

    /// <summary>Sends the board when it is new and may go. Never waits; returns how many bytes were written.</summary>
    public int SendBoard()
    {
        HeldFor = null;
        return IsFree && IsNew(messages.Board(scope, language), ref _board, _boards) is { } board ? Written(board, viewer.Board(board)) : 0;
    }

    /// <summary>Sends whatever else is new and may go. Never waits; returns how many bytes were written.</summary>
    public int SendItems()
    {
        int written = 0;
        if (IsFree && IsNew(messages.Communes(scope, language), ref _communes, _communesWindow) is { } communes)
        {
            written += Written(communes, viewer.Communes(communes));
        }

        if (IsFree && IsNew(messages.Systems(scope), ref _systems, _systemsWindow) is { } systems)
        {
            written += Written(systems, viewer.Systems(systems));
        }

        if (IsFree && messages.Sparks(scope, language) is var sparks && sparks.Number != _sparks)
        {
            _sparks = sparks.Number;
            written += Written(sparks, viewer.Sparks(sparks));
        }

        return written;
    }

    /// <summary>The viewer left, or asked for another scope.</summary>
    public void End() => _over = true;

    /// <summary>Its connection is to be closed.</summary>
    public void Drop()
    {
        End();
        drop();
    }

    private LiveMessage? IsNew(LiveMessage message, ref long sent, SendWindow window)
    {
        if (message.Number == sent)
        {
            return null;
        }

        if (window.Left is { Ticks: > 0 } left)
        {
            TimeSpan wait = window == _boards || left > Quiet ? left : Quiet;
            HeldFor = HeldFor < wait ? HeldFor : wait;
            return null;
        }

        sent = message.Number;
        window.Sent();
        return message;
    }

    private int Written(LiveMessage message, Task send)
    {
        if (!send.IsCompletedSuccessfully)
        {
            _sending = true;
            _ = EndAsync(send);
        }

        return message.Json.Length;
    }

    private async Task EndAsync(Task send)
    {
        try
        {
            await send.WaitAsync(Patience, clock.Provider);
        }
        catch (Exception)
        {
            Drop(); // it takes nothing, or its connection is gone: it may come again
        }

        _sending = false;
        Freed?.Invoke(this);
    }
}
