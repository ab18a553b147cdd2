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

    // A little more than the contract's quarter second and second: timers and networks jitter.
    private static readonly TimeSpan BoardGap = TimeSpan.FromMilliseconds(260);
    private static readonly TimeSpan CommunesGap = TimeSpan.FromMilliseconds(1050);
    private static readonly TimeSpan CredentialCheck = TimeSpan.FromSeconds(15);

    private long _board, _communes, _systems, _sparks;
    private long _boardAt = long.MinValue, _communesAt = long.MinValue, _systemsAt = long.MinValue, _checkedAt;

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

                await SendWhatIsNewAsync();
                await Task.Delay(BoardGap, clock.Provider, ended);
                await taken.WaitAsync(ended);
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
        if (message.Number == sent || (sentAt != long.MinValue && !HasPassed(gap, sentAt)))
        {
            return null;
        }

        sent = message.Number;
        sentAt = clock.Provider.GetTimestamp();
        return new RawJson(message.Json);
    }

    private bool HasPassed(TimeSpan time, long since) => clock.Provider.GetElapsedTime(since) >= time;

    private Task PatientlyAsync(Task send) => send.WaitAsync(Patience, clock.Provider);
}
