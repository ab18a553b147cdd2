using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Tests.Shared.Servers;

/// <summary>A collector of OTLP over HTTP, and a listener for heartbeats: it keeps what it is sent, by path. Names are plain text within protobuf.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<(string Path, string ContentType, string Text)> _requests = new();

    private OtlpReceiver()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Url.ToString());
        _web = builder.Build();
        _web.Run(TakeAsync);
        _web.Start();
    }

    public static OtlpReceiver Start() => new();

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort.Next()}/");

    /// <summary>Code that it answers with.</summary>
    public int Answer { get; set; } = 200;

    /// <summary>All requests so far.</summary>
    public IReadOnlyList<(string Path, string ContentType, string Text)> Requests => [.. _requests];

    /// <summary>All bodies sent to a path, as Latin-1 text: names can be looked for.</summary>
    public string At(string path) => string.Concat(_requests.Where(request => request.Path == path).Select(request => request.Text));

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        await using Stream body = context.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes);
        _requests.Enqueue(($"{context.Request.Method} {context.Request.Path}", context.Request.ContentType ?? "", Encoding.Latin1.GetString(bytes.ToArray())));
        context.Response.StatusCode = Answer;
    }
}
