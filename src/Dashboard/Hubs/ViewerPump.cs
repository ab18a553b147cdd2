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

    // A little more than the contract's quarter second and second: timers and networks jitter. Less than LivePace.Gap, so that a snapshot goes out as it is taken.
    private static readonly TimeSpan BoardGap = TimeSpan.FromMilliseconds(252);
    private static readonly TimeSpan CommunesGap = TimeSpan.FromMilliseconds(1050);
    private static readonly TimeSpan CredentialCheck = TimeSpan.FromSeconds(15);

    private long _board, _communes, _systems, _sparks;
    private long _boardAt = long.MinValue, _communesAt = long.MinValue, _systemsAt = long.MinValue, _checkedAt;
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

        using var over = CancellationTokenSource.CreateLinkedTokenSource(ended);
        await Task.WhenAny(taken, Task.Delay(heldFor + TimeSpan.FromMilliseconds(1), clock.Provider, over.Token));
        await over.CancelAsync();
        ended.ThrowIfCancellationRequested();
    }

    private async Task SendWhatIsNewAsync()
    {
        if (IsNew(messages.Board(scope, language), ref _board, BoardGap, ref _boardAt) is { } boardMessage)
        {
            await PatientlyAsync(viewer.Board(boardMessage));
        }

        if (IsNew(messages.Communes(scope, language), ref _communes, CommunesGap, ref _communesAt) is { } communesMessage)
        {
            await PatientlyAsync(viewer.Communes(communesMessage));
        }

        if (IsNew(messages.Systems(scope), ref _systems, CommunesGap, ref _systemsAt) is { } systemsMessage)
        {
            await PatientlyAsync(viewer.Systems(systemsMessage));
        }

        LiveMessage sparks = messages.Sparks(scope, language);
        if (sparks.Number != _sparks)
        {
            _sparks = sparks.Number;
            await PatientlyAsync(viewer.Sparks(new RawJson(sparks.Json)));
        }
    }

    private RawJson? IsNew(LiveMessage message, ref long sent, TimeSpan gap, ref long sentAt)
    {
        if (message.Number == sent)
        {
            return null;
        }

        if (sentAt != long.MinValue && gap - clock.Provider.GetElapsedTime(sentAt) is { Ticks: > 0 } left)
        {
            _heldFor = _heldFor < left ? _heldFor : left;
            return null;
        }

        sent = message.Number;
        sentAt = clock.Provider.GetTimestamp();
        return new RawJson(message.Json);
    }

    private bool HasPassed(TimeSpan time, long since) => clock.Provider.GetElapsedTime(since) >= time;

    private Task PatientlyAsync(Task send) => send.WaitAsync(Patience, clock.Provider);
}
