using Ioc.Dashboard.Components.Shared;
using Ioc.Dashboard.Past;
using Ioc.Metrics.Time;
using Ioc.Operations.Addresses;
using Ioc.Operations.Live;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>
/// What pages of figures have in common: they follow the live board at 1 Hz, stand still when paused for discussion (the board goes on), and show the board of `?at=` when the address says so.
/// A store that does not answer ends nothing: the reader is told, and it is tried again with the next snapshot.
/// </summary>
public abstract partial class LivePage : ReadingComponent
{
    private IDisposable? _subscription;
    private LiveSnapshot? _snapshot;
    private string? _shownAt;
    private bool _turning;
    private bool _missed;
    private Instant? _sought;
    private Instant? _unshown;
    private bool _late;

    [Inject]
    public required LiveBoard Board { get; set; }

    [Inject]
    public required PastBoard Past { get; set; }

    [Inject]
    public required ViewDelay Delay { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    public string? AtText { get; set; }

    /// <summary>The instant of the past that is shown; null: now.</summary>
    protected Instant? At { get; private set; }

    /// <summary>What is shown. While the first board of an address is still being read (<see cref="IsBoard"/> false): one of that instant without any figure.</summary>
    protected LiveSnapshot Snapshot => _snapshot ?? Board.Latest;

    /// <summary>Whether there is a board to show.</summary>
    protected bool IsBoard { get; private set; }

    protected bool IsPaused { get; private set; }

    /// <summary>Time of the figures shown.</summary>
    protected Instant Now => Snapshot.AsOf;

    public override void Dispose()
    {
        _subscription?.Dispose();
        EndDelay();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _subscription = Board.Subscribe(GetType().Name, snapshot => InvokeAsync(() => FollowAsync(snapshot)), Logger);
        }
    }

    protected override bool ShouldRender() => !_turning && base.ShouldRender();

    /// <summary>Call first in OnParametersSetAsync: brings the snapshot of the address. Ends in a <see cref="NotNowException"/> when it cannot be read now (then it is tried again) or another address overtook it.</summary>
    protected async Task TakeAddressAsync()
    {
        string? asked = AtText;
        (_sought, _unshown) = (null, null);
        if (PastInstant.Parse(asked) is not { } at)
        {
            At = null;
            _snapshot = IsPaused && _shownAt is null && IsBoard ? Snapshot : Board.Latest;
            (IsBoard, _turning, _missed) = (true, false, false);
        }
        else if (_shownAt != asked || !IsBoard)
        {
            await TurnAsync(asked!, at);
        }

        _shownAt = asked;
    }

    /// <summary>Another snapshot is to be shown. What it throws makes the page late, not dead.</summary>
    protected abstract Task ShowAsync();

    /// <summary>Stands still, or follows again.</summary>
    protected async Task TogglePauseAsync()
    {
        IsPaused = !IsPaused;
        if (!IsPaused && At is null && !_turning)
        {
            await RenewAsync(Board.Latest);
        }
    }

    /// <summary>Shows another instant of the past without an entry in the history (the slider plays). Nothing once the address has come back to now.</summary>
    protected async Task ShowAtAsync(Instant at)
    {
        if (PastInstant.Parse(AtText) is null)
        {
            return;
        }

        (_sought, _unshown) = (at, null);
        LiveSnapshot past;
        try
        {
            past = await Past.AtAsync(at, CancellationToken.None);
        }
        catch (Exception problem)
        {
            if (_sought == at)
            {
                _unshown = at;
                BeginDelay(problem);
            }

            return;
        }

        if (_sought == at && PastInstant.Parse(AtText) is not null && !_turning)
        {
            (At, IsBoard) = (past.AsOf, true);
            await RenewAsync(past);
        }
    }

    private async Task FollowAsync(LiveSnapshot snapshot)
    {
        if (_missed && !_turning)
        {
            await TryAsync(OnParametersSetAsync);
        }
        else if (At is null && IsBoard && !IsPaused && !_turning)
        {
            await RenewAsync(snapshot);
        }
        else if (_unshown is { } at && !_turning)
        {
            await ShowAtAsync(at);
        }
        else if (Failed && !Loading && !_turning)
        {
            await TryAsync(LoadAsync);
        }
    }

    /// <summary>Shows the snapshot; when it cannot, the time on the page stays the one of what is shown.</summary>
    private Task RenewAsync(LiveSnapshot snapshot)
    {
        LiveSnapshot? before = _snapshot;
        _snapshot = snapshot;
        return TryAsync(() => Loading ? Task.CompletedTask : Failed ? LoadAsync() : ShowAsync(), () => _snapshot = _snapshot == snapshot ? before : _snapshot);
    }

    private async Task TryAsync(Func<Task> show, Action? undo = null)
    {
        try
        {
            await show();
            EndDelay();
        }
        catch (NotNowException)
        {
            // Overtaken by another address, or missed once more: the next snapshot tries again.
            return;
        }
        catch (Exception problem)
        {
            undo?.Invoke();
            BeginDelay(problem);
        }

        StateHasChanged();
    }

    private async Task TurnAsync(string asked, Instant at)
    {
        (_turning, _missed) = (true, false);
        if (!IsBoard)
        {
            (_snapshot, At) = (Without(at), at);
        }

        try
        {
            LiveSnapshot past = await Past.AtAsync(at, CancellationToken.None);
            if (AtText == asked)
            {
                (_snapshot, At, IsBoard) = (past, at, true);
                return;
            }
        }
        catch (Exception problem)
        {
            if (AtText == asked)
            {
                _missed = true;
                BeginDelay(problem);
            }

            throw new NotNowException("The board of that instant could not be read now.", problem);
        }
        finally
        {
            _turning = _turning && AtText != asked;
        }

        throw new NotNowException("Another address was asked for meanwhile.");
    }

    /// <summary>A board of the instant on which nothing is known yet.</summary>
    private LiveSnapshot Without(Instant at) =>
        new(0, at, new SourceState(SourceCondition.Live, TimeSpan.Zero, at, Board.Latest.Source.Simulated, null), [.. Board.Latest.Units.Select(unit => new UnitLive(unit.Unit, null, null))], []);

    private void BeginDelay(Exception problem)
    {
        if (!_late)
        {
            _late = true;
            LogLate(Logger, GetType().Name, problem);
            Delay.Begin(Now);
        }
    }

    private void EndDelay()
    {
        if (_late)
        {
            _late = false;
            Delay.End();
        }
    }

    /// <summary>What the address asks for is not shown now. As a cancellation it ends the taking of parameters in silence; a store's time-out is none of these.</summary>
    private sealed class NotNowException(string message, Exception? cause = null) : OperationCanceledException(message, cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Page}: figures could not be renewed; tried again with each snapshot")]
    private static partial void LogLate(ILogger logger, string page, Exception problem);
}
