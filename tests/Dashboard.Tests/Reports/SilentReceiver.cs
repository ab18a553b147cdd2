using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ioc.Dashboard.Tests.Reports;

/// <summary>A server that takes connections and says nothing, or these words and then nothing more, to HTTP as to SMTP.</summary>
internal sealed class SilentReceiver : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _clients = [];
    private int _calls;

    public SilentReceiver(string words = "")
    {
        _listener.Start();
        _ = ServeAsync(Encoding.ASCII.GetBytes(words));
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    /// <summary>How often it was called.</summary>
    public int Calls => Volatile.Read(ref _calls);

    public void Dispose()
    {
        _listener.Dispose();
        _clients.ForEach(client => client.Dispose());
    }

    private async Task ServeAsync(byte[] words)
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                _clients.Add(client);
                Interlocked.Increment(ref _calls);
                await client.GetStream().WriteAsync(words);
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }
}
