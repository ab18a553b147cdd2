using System.Text.Json;
using System.Threading.Channels;
using Ioc.EndToEnd.Running;
using Ioc.LoadTests.Running;
using Ioc.Tests.Shared.Hub;

namespace Ioc.LoadTests.Scenarios;

/// <summary>A viewer of the hub: measures from a marker produced to the first board that shows it.</summary>
internal sealed class BoardViewer : IAsyncDisposable
{
    private readonly HubClient _hub;
    private readonly Markers _markers;
    private readonly Step _step;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _watching;
    private volatile int _seen;

    private BoardViewer(HubClient hub, Markers markers, Step step)
    {
        _hub = hub;
        _markers = markers;
        _step = step;
        _watching = WatchAsync();
    }

    /// <summary>How many markers its latest board shows.</summary>
    public int Seen => _seen;

    public static async Task<BoardViewer> ConnectAsync(RunningProgram program, string scope, Markers markers, Step step)
    {
        HubClient hub = await HubClient.ConnectAsync(program.Hub, IocProcess.ReadKey, CancellationToken.None);
        await hub.WatchAsync(scope, CancellationToken.None);
        return new BoardViewer(hub, markers, step);
    }

    /// <summary>Counts the measured markers that it has not seen as failed.</summary>
    public void CountUnseen()
    {
        for (int number = _seen + 1; number <= _markers.Count; number++)
        {
            if (_markers.ProducedAt(number) is not null)
            {
                _step.Fail("never seen");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _watching;
        await _hub.DisposeAsync();
        _ended.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                HubMessage board = await _hub.NextAsync("Board", _ended.Token);
                int shown = ReceivedToday(board.Argument);
                for (; _seen < shown; _seen++)
                {
                    if (_markers.ProducedAt(_seen + 1) is { } producedAt)
                    {
                        _step.Ok(TimeProvider.System.GetElapsedTime(producedAt));
                    }
                }
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The scenario is over.
        }
        catch (ChannelClosedException)
        {
            _step.Fail("closed by the server");
        }
    }

    private static int ReceivedToday(JsonElement board)
    {
        JsonElement tile = board.GetProperty("tiles").EnumerateArray().First(t => t.GetProperty("id").GetString() == "received-today").GetProperty("value");
        return tile.ValueKind == JsonValueKind.Null ? 0 : (int)tile.GetDouble();
    }
}
