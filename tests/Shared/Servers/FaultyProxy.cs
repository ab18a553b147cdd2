using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Ioc.Tests.Shared.Servers;

/// <summary>Stands between clients and a server of loopback: cuts lines, slows them down, lets nothing pass. Counts what it did. Thread-safe.</summary>
public sealed class FaultyProxy : LoopbackFront
{
    private readonly ConcurrentDictionary<TcpClient, byte> _lines = new();
    private readonly int _server;
    private long _delayed;
    private int _cut;
    private long _delayTicks;
    private int _held;
    private int _holds = -1;
    private volatile bool _refusing;

    public FaultyProxy(int server)
    {
        _server = server;
        Begin();
    }

    /// <summary>Lines cut so far.</summary>
    public int Cuts => Volatile.Read(ref _cut);

    /// <summary>Pieces that were held up so far.</summary>
    public long Delayed => Interlocked.Read(ref _delayed);

    /// <summary>How long each piece is held up, either way.</summary>
    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _delayTicks));
        set => Interlocked.Exchange(ref _delayTicks, value.Ticks);
    }

    /// <summary>Whether new lines are cut at once.</summary>
    public bool Refusing
    {
        get => _refusing;
        set => _refusing = value;
    }

    /// <summary>Kind (API key) of requests to Kafka that go no further, nor what follows them on their line until it is cut; -1: none.</summary>
    public int Holds
    {
        get => Volatile.Read(ref _holds);
        set => Volatile.Write(ref _holds, value);
    }

    /// <summary>Requests that went no further so far.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>Cuts every line that there is.</summary>
    public void Cut()
    {
        foreach (TcpClient line in _lines.Keys)
        {
            if (_lines.TryRemove(line, out _))
            {
                Interlocked.Increment(ref _cut);
                line.Close();
            }
        }
    }

    protected override async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            if (_refusing)
            {
                Interlocked.Increment(ref _cut);
                return;
            }

            _lines[client] = 0;
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _server);
                await Task.WhenAny(PassAsync(client.GetStream(), server.GetStream(), requests: true), PassAsync(server.GetStream(), client.GetStream()));
            }
            catch (Exception gone) when (gone is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                // Either side hung up: so do we.
            }

            _lines.TryRemove(client, out _);
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, bool requests = false)
    {
        var buffer = new byte[65536];
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer, Stopped)) > 0)
            {
                if (Delay is { Ticks: > 0 } delay)
                {
                    Interlocked.Increment(ref _delayed);
                    await Task.Delay(delay, Stopped);
                }

                // A request begins with its length and its kind; clients write each at once.
                if (requests && Holds >= 0 && read >= 6 && BinaryPrimitives.ReadInt16BigEndian(buffer.AsSpan(4)) == Holds)
                {
                    Interlocked.Increment(ref _held);
                    await Task.Delay(Timeout.InfiniteTimeSpan, Stopped);
                }

                await to.WriteAsync(buffer.AsMemory(0, read), Stopped);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side hung up: so do we.
        }
    }
}
