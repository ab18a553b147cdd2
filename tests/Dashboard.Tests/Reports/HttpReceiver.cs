using System.Collections.Concurrent;
using Ioc.Tests.Shared.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Tests.Reports;

/// <summary>A server that keeps what is posted and answers as it is told, one status after the other, the last for good.</summary>
internal sealed class HttpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<int> _answers;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private int _last;

    private HttpReceiver(int[] answers)
    {
        _answers = new ConcurrentQueue<int>(answers);
        _app = SmallServer.Start(new Uri("http://127.0.0.1:0"), TakeAsync);
    }

    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    public Uri Address => new(_app.Urls.First());

    public static HttpReceiver Start(params int[] answers) => new(answers);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _requests.Enqueue(new ReceivedRequest(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        _last = _answers.TryDequeue(out int next) ? next : _last;
        context.Response.StatusCode = _last;
        await context.Response.WriteAsync("as told");
    }
}

/// <summary>A request as it came.</summary>
internal sealed record ReceivedRequest(IReadOnlyDictionary<string, string> Headers, byte[] Body);
