using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Tests.Shared.Servers;

/// <summary>What the next write meets. Code 0: applied, then the line is cut. Code -1: nothing comes at all. Hang: the headers come and then nothing.</summary>
public sealed record InfluxFault(int Code, string Body = "", int? RetryAfter = null, bool Hang = false, bool ApplyFirst = false)
{
    public static readonly InfluxFault AnswerLost = new(0, ApplyFirst: true);
    public static readonly InfluxFault NoAnswer = new(-1, Hang: true);
    public static readonly InfluxFault HangAfterHeaders = new(204, Hang: true, ApplyFirst: true);
}

/// <summary>
/// An InfluxDB that fails as told and else keeps what it is sent, as the real one does: lines named bad are dropped and the rest written.
/// It is the judge too: every write of a point is counted, and one that changes a value is told.
/// </summary>
public sealed class FaultyInflux : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly Queue<InfluxFault> _faults = new();
    private readonly TaskCompletionSource _stopped = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _points = new(StringComparer.Ordinal);

    private FaultyInflux()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Url.ToString());
        _web = builder.Build();
        _web.Run(AnswerAsync);
        _web.Start();
    }

    public static FaultyInflux Start() => new();

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort.Next()}/");

    /// <summary>Version that it says it has.</summary>
    public string Version { get; set; } = "1.6.7";

    /// <summary>A line that holds this is refused and the others of its request are written; null: none.</summary>
    public string? BadWord { get; set; }

    /// <summary>How it answers a request with a bad line.</summary>
    public InfluxFault BadAnswer { get; set; } = new(400, """{"error":"partial write: field type conflict: input field \"x\" dropped=1"}""");

    /// <summary>Longest body that it takes, before compression.</summary>
    public int LongestBody { get; set; } = int.MaxValue;

    /// <summary>Answer to every query; by code.</summary>
    public (int Code, string Body) QueryAnswer { get; set; } = (200, """{"results":[{"statement_id":0}]}""");

    /// <summary>What every write meets while it is set.</summary>
    public InfluxFault? Always { get; set; }

    public int Writes { get; private set; }

    /// <summary>Lines by series and time: field set.</summary>
    public IReadOnlyDictionary<string, string> Points
    {
        get
        {
            lock (_lock)
            {
                return new Dictionary<string, string>(_points);
            }
        }
    }

    /// <summary>Those of them that are minutes, not rollups of minutes.</summary>
    public IReadOnlyDictionary<string, string> Minutes => Points.Where(point => point.Key.Contains("_kpi,", StringComparison.Ordinal)).ToDictionary();

    /// <summary>Faults that have not happened yet.</summary>
    public int Left
    {
        get
        {
            lock (_lock)
            {
                return _faults.Count;
            }
        }
    }

    public FaultyInflux Next(params InfluxFault[] faults)
    {
        lock (_lock)
        {
            Array.ForEach(faults, _faults.Enqueue);
        }

        return this;
    }

    public async ValueTask DisposeAsync()
    {
        _stopped.TrySetResult();
        await _web.StopAsync();
        await _web.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers["X-Influxdb-Version"] = Version;
        if (context.Request.Path != "/write")
        {
            await SendAsync(context, context.Request.Path == "/ping" ? new InfluxFault(204) : new InfluxFault(QueryAnswer.Code, QueryAnswer.Body));
            return;
        }

        string[] lines = await LinesAsync(context.Request);
        InfluxFault answer;
        lock (_lock)
        {
            answer = Write(lines);
        }

        await SendAsync(context, answer);
    }

    private InfluxFault Write(string[] lines)
    {
        Writes++;
        if (lines.Sum(line => Encoding.UTF8.GetByteCount(line) + 1) > LongestBody)
        {
            return new InfluxFault(413, """{"error":"Request Entity Too Large"}""");
        }

        string[] bad = BadWord is { } word ? Array.FindAll(lines, line => line.Contains(word, StringComparison.Ordinal)) : [];
        if (Always is { } fault || _faults.TryDequeue(out fault))
        {
            Apply(fault.ApplyFirst ? lines.Except(bad) : []);
            return fault;
        }

        bool whole = bad.Length > 0 && BadAnswer.Code == 422;
        Apply(whole ? [] : lines.Except(bad));
        return bad.Length > 0 ? BadAnswer : new InfluxFault(204);
    }

    private void Apply(IEnumerable<string> lines)
    {
        foreach (string[] parts in lines.Select(line => line.Split(' ')))
        {
            _points[$"{parts[0]} {parts[^1]}"] = string.Join(' ', parts[1..^1]);
        }
    }

    private static async Task<string[]> LinesAsync(HttpRequest request)
    {
        await using Stream body = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var reader = new StreamReader(body);
        return (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task SendAsync(HttpContext context, InfluxFault answer)
    {
        HttpResponse response = context.Response;
        if (answer.Code == 0)
        {
            context.Abort();
            return;
        }

        if (answer == InfluxFault.NoAnswer)
        {
            await _stopped.Task;
            return;
        }

        response.StatusCode = answer.Hang ? 200 : answer.Code;
        response.Headers.RetryAfter = answer.RetryAfter?.ToString(CultureInfo.InvariantCulture);
        if (answer.Hang)
        {
            response.ContentLength = 100;
            await response.StartAsync();
            await _stopped.Task;
        }
        else if (answer.Code != 204)
        {
            await response.WriteAsync(answer.Body);
        }
    }
}
