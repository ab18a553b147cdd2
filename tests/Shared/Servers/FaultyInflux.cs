using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ioc.Tests.Shared.Servers;

/// <summary>
/// What the next write meets. Code 0: applied, then the line is cut. Code -1: nothing comes at all. Hang: the headers come and then nothing.
/// Whole: as the answer to a bad line, nothing of its request is written. RetryAfter: that header, seconds or a date.
/// </summary>
public sealed record InfluxFault(int Code, string Body = "", string? RetryAfter = null, bool Hang = false, bool ApplyFirst = false, bool Whole = false)
{
    public static readonly InfluxFault AnswerLost = new(0, ApplyFirst: true);
    public static readonly InfluxFault NoAnswer = new(-1, Hang: true);
    public static readonly InfluxFault HangAfterHeaders = new(204, Hang: true, ApplyFirst: true);
}

/// <summary>
/// An InfluxDB that fails as told and else keeps what it is sent, as the real one does: lines named bad are dropped and the rest written.
/// It is the judge too: every write of a point is counted, and one that changes its value is told.
/// </summary>
public sealed class FaultyInflux : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly Queue<InfluxFault> _faults = new();
    private TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _points = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);
    private readonly List<string> _changed = [];
    private InfluxFault? _everything;
    private int _requests;

    private FaultyInflux() => _web = SmallServer.Start(Url, AnswerAsync);

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

    /// <summary>What every request meets while it is set, questions too. Setting it cuts those that hang.</summary>
    public InfluxFault? Everything
    {
        get => _everything;
        set
        {
            _everything = value;
            Interlocked.Exchange(ref _released, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }

    public int Writes { get; private set; }

    /// <summary>Requests of any kind so far.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>How often a minute was written at most.</summary>
    public int MostTimes
    {
        get
        {
            lock (_lock)
            {
                return _times.Where(point => IsMinute(point.Key)).Select(point => point.Value).DefaultIfEmpty(0).Max();
            }
        }
    }

    /// <summary>Minutes whose value was written once so and once otherwise.</summary>
    public IReadOnlyList<string> Changed
    {
        get
        {
            lock (_lock)
            {
                return [.. _changed];
            }
        }
    }

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
    public IReadOnlyDictionary<string, string> Minutes => Points.Where(point => IsMinute(point.Key)).ToDictionary();

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
        Everything = null;
        await _web.StopAsync();
        await _web.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        context.Response.Headers["X-Influxdb-Version"] = Version;
        Task released = Volatile.Read(ref _released).Task;
        if (Everything is { } everything)
        {
            await SendAsync(context, everything, released);
            return;
        }

        if (context.Request.Path != "/write")
        {
            await SendAsync(context, context.Request.Path == "/ping" ? new InfluxFault(204) : new InfluxFault(QueryAnswer.Code, QueryAnswer.Body), released);
            return;
        }

        string[] lines = await LinesAsync(context.Request);
        InfluxFault answer;
        lock (_lock)
        {
            answer = lines.Length == 0 ? Always ?? new InfluxFault(204) : Write(lines);
        }

        await SendAsync(context, answer, released);
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

        Apply(bad.Length > 0 && BadAnswer.Whole ? [] : lines.Except(bad));
        return bad.Length > 0 ? BadAnswer : new InfluxFault(204);
    }

    private void Apply(IEnumerable<string> lines)
    {
        foreach (string[] parts in lines.Select(line => line.Split(' ')))
        {
            (string key, string fields) = ($"{parts[0]} {parts[^1]}", string.Join(' ', parts[1..^1]));
            if (IsMinute(key) && _points.TryGetValue(key, out string? before) && before != fields)
            {
                _changed.Add($"{key}: {before} → {fields}");
            }

            _points[key] = fields;
            _times[key] = _times.GetValueOrDefault(key) + 1;
        }
    }

    private static bool IsMinute(string key) => key.StartsWith("province_kpi,", StringComparison.Ordinal) || key.StartsWith("commune_kpi,", StringComparison.Ordinal);

    private static async Task<string[]> LinesAsync(HttpRequest request)
    {
        await using Stream body = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var reader = new StreamReader(body);
        return (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').ToArray();
    }

    private static async Task SendAsync(HttpContext context, InfluxFault answer, Task released)
    {
        HttpResponse response = context.Response;
        if (answer.Code == 0)
        {
            context.Abort();
            return;
        }

        if (answer == InfluxFault.NoAnswer)
        {
            await released;
            context.Abort();
            return;
        }

        response.StatusCode = answer.Hang ? 200 : answer.Code;
        response.Headers.RetryAfter = answer.RetryAfter;
        if (answer.Hang)
        {
            response.ContentLength = 100;
            await response.StartAsync();
            await released;
            context.Abort();
        }
        else if (answer.Code != 204)
        {
            await response.WriteAsync(answer.Body);
        }
    }
}
