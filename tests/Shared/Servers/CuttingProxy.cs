using System.Net;
using System.Net.Sockets;

namespace Ioc.Tests.Shared.Servers;

/// <summary>Stands between a client and a server of loopback. Armed with a word, it lets the next request that holds it through and cuts the line before the answer.</summary>
public sealed class CuttingProxy : LoopbackFront
{
    private readonly int _server;
    private volatile byte[]? _word;

    public CuttingProxy(int server)
    {
        _server = server;
        Begin();
    }

    /// <summary>How often the line was cut.</summary>
    public int Cuts { get; private set; }

    public void CutAfter(byte[] word) => _word = word;

    protected override async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(IPAddress.Loopback, _server);
            NetworkStream up = server.GetStream(), down = client.GetStream();
            Task answers = up.CopyToAsync(down, Stopped);
            var buffer = new byte[65536];
            try
            {
                int read;
                while ((read = await down.ReadAsync(buffer, Stopped)) > 0)
                {
                    if (_word is { } word && buffer.AsSpan(0, read).IndexOf(word) >= 0)
                    {
                        _word = null;
                        Cuts++;
                        client.Close();
                        await up.WriteAsync(buffer.AsMemory(0, read), Stopped);
                        await answers;
                        return;
                    }

                    await up.WriteAsync(buffer.AsMemory(0, read), Stopped);
                }
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // Either side hung up: so do we.
            }
        }
    }
}
