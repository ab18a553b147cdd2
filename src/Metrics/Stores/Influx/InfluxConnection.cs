using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using InfluxDB.Client;
using InfluxDB.Client.Api.Client;
using InfluxDB.Client.Api.Domain;
using InfluxDB.Client.Api.Service;
using InfluxDB.Client.Core.Exceptions;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>Where points go: a bucket of an organisation (its id), or a database of 1.x, which knows no organisations.</summary>
internal sealed record InfluxTarget(string Org, string Bucket)
{
    public bool IsOne => Org.Length == 0;
}

/// <summary>
/// The server, by its client package: writing, health, buckets, deleting. What that cannot tell apart is told apart here: a time that ran out, a cut line and our own stop
/// all come as status 0. Thread-safe.
/// </summary>
internal sealed class InfluxConnection : IDisposable
{
    private readonly InfluxDBClient _client;
    private readonly WriteService _writes;

    public InfluxConnection(InfluxSettings settings, TimeProvider time)
    {
        Name = $"{settings.Url.GetLeftPart(UriPartial.Authority)} ({settings.Database})";
        var sockets = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), ConnectTimeout = settings.Timeout };
        Http = new HttpClient(new InfluxHandler(time) { InnerHandler = sockets }) { BaseAddress = new Uri($"{settings.Url.ToString().TrimEnd('/')}/"), Timeout = settings.Timeout, MaxResponseContentBufferSize = 64 << 20 };
        Http.DefaultRequestHeaders.Authorization = settings.Token is { } token ? new AuthenticationHeaderValue("Token", token)
            : settings.User is { } user ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{settings.Password}")))
            : null;
        _client = new InfluxDBClient(new InfluxDBClientOptions(Http.BaseAddress.ToString()) { Timeout = settings.Timeout, HttpClient = Http });
        _writes = _client.CreateService<WriteService>(typeof(WriteService));
    }

    /// <summary>Host and database, without credentials.</summary>
    public string Name { get; }

    /// <summary>For questions in InfluxQL, which the package does not speak.</summary>
    public HttpClient Http { get; }

    /// <summary>Sends lines in one request and says what became of them.</summary>
    public async Task<InfluxAnswer> WriteAsync(InfluxTarget target, IEnumerable<string> lines, CancellationToken cancellation)
    {
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
            return await call(_client).ConfigureAwait(false);
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
        _client.Dispose();
        Http.Dispose();
    }

    /// <summary>2.x answers `message`, 1.x `error`.</summary>
    private static string Words(HttpException error) => error.ErrorBody?["message"]?.ToString() ?? error.ErrorBody?["error"]?.ToString() ?? error.Message;

    private static byte[] Compressed(IEnumerable<string> lines)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(new GZipStream(bytes, CompressionLevel.Fastest)) { NewLine = "\n" })
        {
            foreach (string line in lines)
            {
                text.WriteLine(line);
            }
        }

        return bytes.ToArray();
    }
}
