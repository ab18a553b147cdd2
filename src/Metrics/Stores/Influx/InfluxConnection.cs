using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using InfluxDB.Client;
using InfluxDB.Client.Api.Client;
using InfluxDB.Client.Api.Domain;
using InfluxDB.Client.Api.Service;
using InfluxDB.Client.Core.Exceptions;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>Where points go: version 1.x or 2.x, its organisation (an id; none in 1.x) and its bucket (a database in 1.x).</summary>
internal sealed record InfluxTarget(bool IsOne, string Org, string Bucket);

/// <summary>
/// The server, by its client package: writing, health, buckets, deleting. What that cannot tell apart is told apart here: a time that ran out, a cut line and our own stop
/// all come as status 0. Thread-safe.
/// </summary>
internal sealed class InfluxConnection : IDisposable
{
    private readonly SocketsHttpHandler _sockets;
    private readonly HttpClient _http;
    private readonly InfluxSettings _settings;
    private readonly WriteService _writes;
    private volatile InfluxTarget? _target;

    public InfluxConnection(InfluxSettings settings, TimeProvider time)
    {
        _settings = settings;
        _sockets = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), ConnectTimeout = settings.Timeout };
        Queries = WithCredentials(new HttpClient(_sockets, disposeHandler: false) { BaseAddress = Address, Timeout = settings.Timeout, MaxResponseContentBufferSize = 64 << 20 });
        _http = WithCredentials(new HttpClient(new InfluxHandler(settings.Database, () => Target is { IsOne: true }, time) { InnerHandler = _sockets }, disposeHandler: false));
        Client = new InfluxDBClient(new InfluxDBClientOptions(Address.ToString()) { Timeout = settings.Timeout, HttpClient = _http });
        _writes = Client.CreateService<WriteService>(typeof(WriteService));
    }

    /// <summary>Host and database, without credentials.</summary>
    public string Name => $"{_settings.Url.GetLeftPart(UriPartial.Authority)} ({_settings.Database})";

    public InfluxDBClient Client { get; }

    /// <summary>Asks in InfluxQL, which the package does not speak.</summary>
    public HttpClient Queries { get; }

    /// <summary>Null until set-up found or made it, and again when a write says that it may be gone.</summary>
    public InfluxTarget? Target
    {
        get => _target;
        set => _target = value;
    }

    private Uri Address => _settings.Url.AbsolutePath.EndsWith('/') ? _settings.Url : new Uri(_settings.Url + "/");

    /// <summary>Sends lines in one request and says what became of them.</summary>
    public async Task<InfluxAnswer> WriteAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellation)
    {
        InfluxTarget target = Target ?? throw Unavailable("its bucket is not known yet");
        try
        {
            await _writes.PostWriteAsync(target.Org, target.Bucket, Compressed(lines), contentEncoding: "gzip", precision: WritePrecision.S, cancellationToken: cancellation).ConfigureAwait(false);
            return new InfluxAnswer(InfluxVerdict.Written, "");
        }
        catch (HttpException error)
        {
            cancellation.ThrowIfCancellationRequested();
            return InfluxAnswer.Of(error.Status, Words(error), error.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        }
    }

    /// <summary>A call of the package. Throws <see cref="StoreUnavailableException"/> when there is no answer, or a refusal.</summary>
    public async Task<T> AskAsync<T>(Func<InfluxDBClient, Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call(Client).ConfigureAwait(false);
        }
        catch (HttpException error)
        {
            cancellation.ThrowIfCancellationRequested();
            throw Unavailable($"{error.Status}: {Words(error)}", error, refused: error.Status is >= 400 and < 500 and not (408 or 429));
        }
        catch (ApiException notUnderstood)
        {
            throw Unavailable(notUnderstood.Message, notUnderstood);
        }
    }

    /// <summary>Refused: nothing goes on until a person sets something right.</summary>
    public StoreUnavailableException Unavailable(string why, Exception? inner = null, bool refused = false) =>
        new($"InfluxDB không phục vụ (InfluxDB does not serve): {Name}: {why}", inner) { Refused = refused };

    public void Dispose()
    {
        Client.Dispose();
        _http.Dispose();
        Queries.Dispose();
        _sockets.Dispose();
    }

    /// <summary>2.x answers `message`, 1.x `error`.</summary>
    private static string Words(HttpException error) => error.ErrorBody?["message"]?.ToString() ?? error.ErrorBody?["error"]?.ToString() ?? error.Message;

    private HttpClient WithCredentials(HttpClient http)
    {
        http.DefaultRequestHeaders.Authorization = _settings.Token is { } token
            ? new AuthenticationHeaderValue("Token", token)
            : _settings.User is { } user
                ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{_settings.Password}")))
                : null;
        return http;
    }

    private static byte[] Compressed(ReadOnlyMemory<byte> lines)
    {
        using var bytes = new MemoryStream(lines.Length / 4);
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(lines.Span);
        }

        return bytes.ToArray();
    }
}
