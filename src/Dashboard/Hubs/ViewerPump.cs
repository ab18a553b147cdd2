using System.Security.Claims;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Hosting;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Resources;

namespace Ioc.Dashboard.Hubs;

/// <summary>
/// Feeds one viewer. Its queue is one message long: while a send is under way newer messages replace each other in
/// <see cref="LiveMessages"/>, and the latest goes next. A send that takes longer than <see cref="Patience"/> ends the viewer.
/// </summary>
internal sealed class ViewerPump(
    ILiveViewer viewer, ClaimsPrincipal principal, LiveScope scope, Language language,
    LiveBoard board, LiveMessages messages, Credentials credentials, RealTime clock, Action drop)
{
    /// <summary>How long a viewer may take to read one message.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The contract's second, and a little more for items: timers and networks jitter. LivePace.Gap lets a late board catch up within it.</summary>
    private static readonly TimeSpan BoardStretch = TimeSpan.FromMilliseconds(1000), ItemsStretch = TimeSpan.FromMilliseconds(1050);

    /// <summary>Items that are held go with the next snapshot, by a timer of their own only when none comes: thousands of timers a second that give up waiting for the same snapshot stand in each other's way.</summary>
    private static readonly TimeSpan Quiet = LivePace.Gap + TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan CredentialCheck = TimeSpan.FromSeconds(15);

    private readonly SendWindow _boards = new(4, BoardStretch, clock.Provider), _communesWindow = new(1, ItemsStretch, clock.Provider), _systemsWindow = new(1, ItemsStretch, clock.Provider);
    private long _board, _communes, _systems, _sparks, _checkedAt;
    private TimeSpan? _heldFor;

    public async Task RunAsync(CancellationToken ended)
    {
        try
        {
            _checkedAt = clock.Provider.GetTimestamp();
            while (true)
            {
                Task taken = board.Taken;
                if (HasPassed(CredentialCheck, _checkedAt))
                {
                    _checkedAt = clock.Provider.GetTimestamp();
                    if (!credentials.StillGood(principal))
                    {
                        drop();
                        return;
                    }
                }

                _heldFor = null;
                await SendWhatIsNewAsync();
                await NextAsync(taken, ended);
            }
        }
        catch (OperationCanceledException)
        {
            // The viewer left, or asked for another scope.
        }
        catch (TimeoutException)
        {
            drop();
        }
    }

    /// <summary>Until there is a newer snapshot, or what came too soon after its last may go: the last change before a silence does not wait for the next.</summary>
    private async Task NextAsync(Task taken, CancellationToken ended)
    {
        if (_heldFor is not { } heldFor)
        {
            await taken.WaitAsync(ended);
            return;
        }

        await taken.WaitAsync(heldFor + TimeSpan.FromMilliseconds(1), clock.Provider, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ended.ThrowIfCancellationRequested();
    }

    private async Task SendWhatIsNewAsync()
    {
        if (IsNew(messages.Board(scope, language), ref _board, _boards) is { } boardMessage)
        {
            await PatientlyAsync(viewer.Board(boardMessage));
        }

        if (IsNew(messages.Communes(scope, language), ref _communes, _communesWindow) is { } communesMessage)
        {
            await PatientlyAsync(viewer.Communes(communesMessage));
        }

        if (IsNew(messages.Systems(scope), ref _systems, _systemsWindow) is { } systemsMessage)
        {
            await PatientlyAsync(viewer.Systems(systemsMessage));
        }

        LiveMessage sparks = messages.Sparks(scope, language);
        if (sparks.Number != _sparks)
        {
            _sparks = sparks.Number;
            await PatientlyAsync(viewer.Sparks(sparks));
        }
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
            _heldFor = _heldFor < wait ? _heldFor : wait;
            return null;
        }

        sent = message.Number;
        window.Sent();
        return message;
    }

    private bool HasPassed(TimeSpan time, long since) => clock.Provider.GetElapsedTime(since) >= time;

    private Task PatientlyAsync(Task send) => send.WaitAsync(Patience, clock.Provider);
}
