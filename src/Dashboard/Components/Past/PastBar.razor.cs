using System.Globalization;
using Ioc.Dashboard.Past;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Operations.Live;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Past;

/// <summary>Stops the view for discussion, or turns the page back in time: the instant stands in the address, a slider moves within its day and plays it in a minute.</summary>
public sealed partial class PastBar : IDisposable
{
    /// <summary>A day in a minute, a frame a second.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(24);

    private DateTime _at;
    private Instant? _taken;
    private Instant? _going;
    private bool _playing;
    private bool _failed;
    private CancellationTokenSource? _ended;

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required ILogger<PastBar> Logger { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [CascadingParameter]
    public required VisibleUnits Visible { get; set; }

    /// <summary>The instant shown; null: now.</summary>
    [Parameter]
    public Instant? At { get; set; }

    /// <summary>What the page shows.</summary>
    [Parameter]
    public LiveSnapshot? Board { get; set; }

    /// <summary>The only unit that the page is of; null: all that the reader may see.</summary>
    [Parameter]
    public string? Unit { get; set; }

    [Parameter]
    public bool Paused { get; set; }

    [Parameter]
    public EventCallback Toggle { get; set; }

    /// <summary>Asks the page to show another instant.</summary>
    [Parameter]
    public EventCallback<Instant> Show { get; set; }

    private PastTexts W => Texts.Past;

    /// <summary>Time of the figures on the page.</summary>
    private Instant Now => Board?.AsOf ?? default;

    private string? Incomplete => Board is { } board
        ? PastWords.Of(board, [.. board.Units.Where(unit => Unit is null ? Visible.Contains(unit.Unit.Code) : unit.Unit.Code == Unit)], Texts)
        : null;

    private int Minute => (int)((At ?? Now) - (At ?? Now).Day.Start).TotalMinutes;

    public void Dispose()
    {
        _ended?.Cancel();
        _ended?.Dispose();
    }

    protected override void OnParametersSet()
    {
        _going = _going == At ? null : _going;
        if (_playing && At is null)
        {
            // Back to now: there is no day to play any more.
            TogglePlay();
        }

        if (_taken is null || (At is not null && _taken != At && !_playing))
        {
            _taken = At ?? Now;
            _at = new DateTime(_taken.Value.ToLocal().Ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute); // whole minutes: the field shows no seconds
        }
    }

    /// <summary>The page stays as it is until the board of that instant was read: meanwhile this says that something happens.</summary>
    private void Go()
    {
        var to = new Instant(_at.Ticks - Instant.LocalOffset.Ticks);
        _going = to == At ? null : to;
        Navigation.NavigateTo(Link(to));
    }

    private string Link(Instant? at) => Navigation.GetUriWithQueryParameter("at", at is { } known ? PastInstant.Write(known) : null);

    private async Task SlideAsync(ChangeEventArgs moved)
    {
        if (At is { } at && int.TryParse(moved.Value as string, CultureInfo.InvariantCulture, out int minute))
        {
            await MoveAsync(at.Day.Start + TimeSpan.FromMinutes(minute));
        }
    }

    private async Task MoveAsync(Instant to)
    {
        if (await TryShowAsync(to))
        {
            Navigation.NavigateTo(Link(to), replace: true);
        }
    }

    /// <summary>False when the instant could not be read; the page then says so and goes on showing the one before.</summary>
    private async Task<bool> TryShowAsync(Instant to)
    {
        try
        {
            await Show.InvokeAsync(to);
            _failed = false;
        }
        catch (Exception problem)
        {
            LogFailed(Logger, to, problem);
            _failed = true;
        }

        StateHasChanged();
        return !_failed;
    }

    private void TogglePlay()
    {
        _playing = !_playing;
        _ended?.Cancel();
        _ended?.Dispose();
        _ended = _playing ? new CancellationTokenSource() : null;
        if (_ended is { } ended)
        {
            _ = PlayAsync(ended.Token);
        }
    }

    private async Task PlayAsync(CancellationToken ended)
    {
        try
        {
            using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), TimeProvider.System);
            Instant day = At!.Value.Day.Start;
            for (Instant at = day; at < day.Day.End && await second.WaitForNextTickAsync(ended); at += Step)
            {
                Instant frame = at;
                bool shown = false;
                await InvokeAsync(async () => shown = await TryShowAsync(frame));
                if (!shown)
                {
                    break;
                }
            }

            _playing = false;
            await InvokeAsync(StateHasChanged);
        }
        catch (OperationCanceledException)
        {
            // Stopped, or the page was left.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The board of {Instant} could not be read")]
    private static partial void LogFailed(ILogger logger, Instant instant, Exception problem);
}
