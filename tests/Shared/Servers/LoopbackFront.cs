using System.Net;
using System.Net.Sockets;

namespace Ioc.Tests.Shared.Servers;

/// <summary>Takes clients on a free port of loopback and serves each until either side hangs up or the test is over. Thread-safe.</summary>
public abstract class LoopbackFront : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Cancelled when the test is over.</summary>
    protected CancellationToken Stopped => _stopped.Token;

    public void Dispose()
    {
        _stopped.Cancel();
        _listener.Dispose();
        _stopped.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Call once what is derived is made: clients are served from now on.</summary>
    protected void Begin()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Serves a client; either side hanging up ends it without a word.</summary>
    protected abstract Task ServeAsync(TcpClient client);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopped.Token));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
