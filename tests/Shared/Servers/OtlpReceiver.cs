using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ioc.Tests.Shared.Servers;

/// <summary>A collector of OTLP over HTTP, and a listener for heartbeats: it keeps what it is sent, by path. Names are plain text within protobuf.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<(string Path, string ContentType, string Text)> _requests = new();

    private OtlpReceiver() => _web = SmallServer.Start(Url, TakeAsync);

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
