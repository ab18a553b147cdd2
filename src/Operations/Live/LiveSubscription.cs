using System.Globalization;

namespace Ioc.Operations.Live;

/// <summary>A page's subscription to the board: the latest snapshot at most once a second. A callback that throws does not end it: it is called again with the next snapshot (the first failure of a row is logged).</summary>
internal sealed partial class LiveSubscription : IDisposable
{
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ended = new();
    private readonly PageTurns _turns;
    private readonly int _place;

    public LiveSubscription(LiveBoard board, PageTurns turns, string name, Func<LiveSnapshot, Task> callback, ILogger logger)
    {
        CultureInfo culture = CultureInfo.CurrentCulture, uiCulture = CultureInfo.CurrentUICulture;
        (_turns, _place) = (turns, turns.Take());
        _ = Task.Run(() => RunAsync(board, PageTurns.Of(_place), name, callback, logger, culture, uiCulture, _ended.Token));
    }

    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
        _turns.GiveBack(_place);
    }

    private static async Task RunAsync(
        LiveBoard board, TimeSpan turn, string name, Func<LiveSnapshot, Task> callback, ILogger logger,
        CultureInfo culture, CultureInfo uiCulture, CancellationToken ended)
    {
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = uiCulture;
        try
        {
            long seen = board.Latest.Number;
            bool failing = false;
            while (true)
            {
                Task taken = board.Taken;
                if (board.Latest is { } snapshot && snapshot.Number != seen)
                {
                    seen = snapshot.Number;
                    failing = !await CalledAsync(callback, snapshot, name, failing, logger, ended);
                    await Task.Delay(Gap, TimeProvider.System, ended);
                    continue;
                }

                await taken.WaitAsync(ended);
                if (turn > TimeSpan.Zero)
                {
                    await Task.Delay(turn, TimeProvider.System, ended);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed: nobody listens any more.
        }
    }

    /// <summary>Whether the callback took the snapshot.</summary>
    private static async Task<bool> CalledAsync(Func<LiveSnapshot, Task> callback, LiveSnapshot snapshot, string name, bool failing, ILogger logger, CancellationToken ended)
    {
        try
        {
            await callback(snapshot);
            return true;
        }
        catch (Exception problem) when (!ended.IsCancellationRequested)
        {
            if (!failing)
            {
                LogFailed(logger, name, problem);
            }

            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Live subscription {Name}: its callback failed, the next snapshot is tried")]
    private static partial void LogFailed(ILogger logger, string name, Exception problem);
}
