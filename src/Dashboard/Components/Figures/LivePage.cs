using Ioc.Dashboard.Access;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Past;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>
/// What pages of figures have in common: they follow the live board at 1 Hz, stand still when paused for discussion (the board goes on), and show the board of `?at=` when the address says so.
/// </summary>
public abstract partial class LivePage : ComponentBase, IDisposable
{
    private IDisposable? _subscription;
    private string? _shownAt;

    [Inject]
    public required LiveBoard Board { get; set; }

    [Inject]
    public required PastBoard Past { get; set; }

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

    /// <summary>What is shown.</summary>
    protected LiveSnapshot Snapshot { get; private set; } = null!;

    protected bool IsPaused { get; private set; }

    /// <summary>Time of the figures shown.</summary>
    protected Instant Now => Snapshot.AsOf;

    protected ILogger Logger => Loggers.CreateLogger(GetType());

    public void Dispose()
    {
        _subscription?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _subscription = Board.Subscribe(GetType().Name, snapshot => InvokeAsync(() => FollowAsync(snapshot)), Logger);
        }
    }

    /// <summary>Call first in OnParametersSetAsync: brings the snapshot of the address.</summary>
    protected async Task TakeAddressAsync()
    {
        At = PastInstant.Parse(AtText);
        if (At is not { } at)
        {
            Snapshot = IsPaused && _shownAt is null && Snapshot is not null ? Snapshot : Board.Latest;
        }
        else if (_shownAt != AtText || Snapshot is null)
        {
            Snapshot = await Past.AtAsync(at, CancellationToken.None);
        }

        _shownAt = AtText;
    }

    /// <summary>Another snapshot is to be shown.</summary>
    protected abstract Task ShowAsync();

    /// <summary>Stands still, or follows again.</summary>
    protected async Task TogglePauseAsync()
    {
        IsPaused = !IsPaused;
        if (!IsPaused && At is null)
        {
            Snapshot = Board.Latest;
            await ShowAsync();
        }
    }

    /// <summary>Shows another instant of the past without an entry in the history (the slider plays).</summary>
    protected async Task ShowAtAsync(Instant at)
    {
        Snapshot = await Past.AtAsync(at, CancellationToken.None);
        At = Snapshot.AsOf;
        await ShowAsync();
        StateHasChanged();
    }

    private async Task FollowAsync(LiveSnapshot snapshot)
    {
        if (At is null && !IsPaused)
        {
            Snapshot = snapshot;
            await ShowAsync();
            StateHasChanged();
        }
    }
}
