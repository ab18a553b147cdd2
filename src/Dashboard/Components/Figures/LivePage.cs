using Ioc.Dashboard.Access;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Past;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>
/// What pages of figures have in common: they follow the live board at 1 Hz, stand still when paused for discussion (the board goes on), and show the board of `?at=` when the address says so.
/// A store that does not answer ends nothing: the reader is told, and it is tried again with the next snapshot.
/// </summary>
public abstract partial class LivePage : ComponentBase, IDisposable
{
    private IDisposable? _subscription;
    private LiveSnapshot? _snapshot;
    private string? _shownAt;
    private int _held;
    private bool _turning;
    private bool _missed;
    private bool _late;

    [Inject]
    public required LiveBoard Board { get; set; }

    [Inject]
    public required PastBoard Past { get; set; }

    [Inject]
    public required ViewDelay Delay { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required ILoggerFactory Loggers { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [CascadingParameter]
    public required VisibleUnits Visible { get; set; }

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

    protected ILogger Logger => Loggers.CreateLogger(GetType());

    public void Dispose()
    {
        _subscription?.Dispose();
        EndDelay();
        GC.SuppressFinalize(this);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _subscription = Board.Subscribe(GetType().Name, snapshot => InvokeAsync(() => FollowAsync(snapshot)), Logger);
        }
    }

    /// <summary>What is on the screen stays, heading and figures alike, until what the address asks for has been read: figures never stand under another time's heading.</summary>
    protected override bool ShouldRender() => !_turning && _held == 0;

    /// <summary>Call first in OnParametersSetAsync: brings the snapshot of the address. Cancelled when it cannot be read now (then it is tried again) or another address overtook it.</summary>
    protected async Task TakeAddressAsync()
    {
        string? asked = AtText;
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

    /// <summary>Reads what a changed address asks for, while the screen keeps what it has.</summary>
    protected async Task HoldAsync(Func<Task> read)
    {
        _held++;
        try
        {
            await read();
        }
        finally
        {
            _held--;
        }
    }

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

        LiveSnapshot past;
        try
        {
            past = await Past.AtAsync(at, CancellationToken.None);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            BeginDelay(problem);
            return;
        }

        if (PastInstant.Parse(AtText) is not null && !_turning)
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
    }

    /// <summary>Shows the snapshot; when it cannot, the time on the page stays the one of what is shown.</summary>
    private Task RenewAsync(LiveSnapshot snapshot)
    {
        LiveSnapshot? before = _snapshot;
        _snapshot = snapshot;
        return TryAsync(ShowAsync, () => _snapshot = _snapshot == snapshot ? before : _snapshot);
    }

    private async Task TryAsync(Func<Task> show, Action? undo = null)
    {
        try
        {
            await show();
            EndDelay();
        }
        catch (OperationCanceledException)
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
            if (AtText != asked)
            {
                throw new OperationCanceledException("Another address was asked for meanwhile.");
            }

            (_snapshot, At, IsBoard) = (past, at, true);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            if (AtText == asked)
            {
                _missed = true;
                BeginDelay(problem);
            }

            throw new OperationCanceledException("The board of that instant could not be read now.", problem);
        }
        finally
        {
            _turning = _turning && AtText != asked;
        }
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

    [LoggerMessage(Level = LogLevel.Error, Message = "{Page}: figures could not be renewed; tried again with each snapshot")]
    private static partial void LogLate(ILogger logger, string page, Exception problem);
}
