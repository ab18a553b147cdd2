using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>The two calls that InfluxDB 1.x and the compatibility API of 2.x both understand, and the one that tells them apart. Thread-safe.</summary>
internal sealed class InfluxClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly InfluxSettings _settings;
    private readonly TimeProvider _time;

    public InfluxClient(InfluxSettings settings, TimeProvider time)
    {
        _time = time;
        _settings = settings;
        _http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), ConnectTimeout = settings.Timeout })
        {
            BaseAddress = settings.Url.AbsolutePath.EndsWith('/') ? settings.Url : new Uri(settings.Url + "/"),
            Timeout = settings.Timeout,
            MaxResponseContentBufferSize = 64 << 20,
        };
        _http.DefaultRequestHeaders.Authorization = settings.Token is { } token
            ? new AuthenticationHeaderValue("Token", token)
            : settings.User is { } user
                ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{settings.Password}")))
                : null;
    }

    /// <summary>Host and database, without credentials.</summary>
    public string Name => $"{_settings.Url.GetLeftPart(UriPartial.Authority)} ({_settings.Database})";

    /// <summary>Its version, such as "1.6.7" or "v2.7.11".</summary>
    public async Task<string> VersionAsync(CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await _http.GetAsync("ping", cancellation).ConfigureAwait(false);
        return answer.Headers.TryGetValues("X-Influxdb-Version", out IEnumerable<string>? version) ? version.First() : "";
    }

    /// <summary>Sends lines in one request and says what became of them; a request that got no answer is to be sent again.</summary>
    public async Task<InfluxAnswer> WriteAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"write?db={Uri.EscapeDataString(_settings.Database)}&precision=s") { Content = Compressed(lines) };
        try
        {
            using HttpResponseMessage answer = await _http.SendAsync(request, cancellation).ConfigureAwait(false);
            string body = await answer.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
            return InfluxAnswer.Of((int)answer.StatusCode, body, RetryAfter(answer.Headers));
        }
        catch (Exception error) when (IsNoAnswer(error, cancellation))
        {
            return new InfluxAnswer(InfluxVerdict.Retry, error.InnerException?.Message ?? error.Message);
        }
    }

    /// <summary>Runs InfluxQL and gives the code and the body; times are in seconds. Throws <see cref="StoreUnavailableException"/> when there is no answer.</summary>
    public async Task<(HttpStatusCode Code, string Body)> QueryAsync(string influxQl, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"query?db={Uri.EscapeDataString(_settings.Database)}&epoch=s")
        {
            Content = new FormUrlEncodedContent([new("q", influxQl)]),
        };
        try
        {
            using HttpResponseMessage answer = await _http.SendAsync(request, cancellation).ConfigureAwait(false);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
        }
        catch (Exception error) when (IsNoAnswer(error, cancellation))
        {
            throw Unavailable(error.InnerException?.Message ?? error.Message, error);
        }
    }

    /// <summary>A call of the API of 2.x with a JSON body. Throws <see cref="StoreUnavailableException"/> when there is no answer.</summary>
    public async Task<(HttpStatusCode Code, string Body)> CallAsync(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        try
        {
            using HttpResponseMessage answer = await _http.SendAsync(request, cancellation).ConfigureAwait(false);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
        }
        catch (Exception error) when (IsNoAnswer(error, cancellation))
        {
            throw Unavailable(error.InnerException?.Message ?? error.Message, error);
        }
    }

    public StoreUnavailableException Unavailable(string why, Exception? inner = null) =>
        new($"InfluxDB không phục vụ (InfluxDB does not serve): {Name}: {why}", inner);

    /// <summary>A connection that failed or a time that ran out, and not our own stop.</summary>
    public static bool IsNoAnswer(Exception error, CancellationToken cancellation) =>
        error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellation.IsCancellationRequested);

    public void Dispose() => _http.Dispose();

    /// <summary>In seconds, or until an instant: by the server's own clock, as far as it tells it.</summary>
    private TimeSpan? RetryAfter(HttpResponseHeaders headers) => headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } until } => until - (headers.Date ?? _time.GetUtcNow()),
        _ => null,
    };

    private static ByteArrayContent Compressed(ReadOnlyMemory<byte> lines)
    {
        var bytes = new MemoryStream(lines.Length / 4);
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(lines.Span);
        }

        var content = new ByteArrayContent(bytes.GetBuffer(), 0, (int)bytes.Length);
        content.Headers.ContentEncoding.Add("gzip");
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain") { CharSet = "utf-8" };
        return content;
    }
}
