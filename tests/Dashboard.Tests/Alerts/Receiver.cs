using System.Net;
using System.Text;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Dashboard.Tests.Alerts;

/// <summary>A real HTTP server that takes webhooks; the first ones it refuses with 503.</summary>
internal sealed class Receiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private int _toFail;

    public Receiver(int failFirst)
    {
        _toFail = failFirst;
        Address = new Uri($"http://127.0.0.1:{FreePort.Next()}/hook/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    public List<(string Body, string Signature)> Bodies { get; } = [];

    public void Dispose()
    {
        _listener.Stop();
        ((IDisposable)_listener).Dispose();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // Stopped: the test is over.
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            string body = await reader.ReadToEndAsync();
            bool refuse = _toFail-- > 0;
            if (!refuse)
            {
                Bodies.Add((body, context.Request.Headers["Ioc-Signature"] ?? ""));
            }

            context.Response.StatusCode = refuse ? 503 : 204;
            context.Response.Close();
        }
    }
}
