using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ioc.Tests.Shared.Servers;

/// <summary>
/// InfluxDB 2.7.12 as it was seen to answer: tokens, organisations, buckets, writing, deleting, and what InfluxQL says without data. A stand-in, since no 2.x binary is in
/// Debian; what the program reads back is tried against a real 1.6. Thread-safe.
/// </summary>
public sealed partial class InfluxTwo : IAsyncDisposable
{
    public const string AdminToken = "admin-token";

    /// <summary>Reads and writes every bucket and makes none.</summary>
    public const string WriterToken = "writer-token";

    public const string ReaderToken = "reader-token";

    private readonly WebApplication _web;
    private readonly Lock _gate = new();
    private readonly Queue<(int Code, string Message, bool Written)> _failures = new();
    private readonly List<int> _writes = [];

    private InfluxTwo() => _web = SmallServer.Start(Url, AnswerAsync);

    public static InfluxTwo Start() => new();

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort.Next()}/");

    public List<string> Organisations { get; } = ["ioc"];

    public List<InfluxTwoBucket> Buckets { get; } = [];

    /// <summary>Its cache has no room: every write fails, at each try, and nothing of it is in.</summary>
    public bool CacheIsFull { get; set; }

    /// <summary>Somebody tried to delete `_monitoring`: what would be 422 is 500 from then on; good points are written all the same.</summary>
    public bool MonitoringIsBroken { get; set; }

    /// <summary>Somebody took the right to write from every token.</summary>
    public bool WritesAreForbidden { get; set; }

    /// <summary>No token is known any more, as after it was deleted.</summary>
    public bool TokensAreGone { get; set; }

    /// <summary>How many lines each write had that had any.</summary>
    public IReadOnlyList<int> Writes
    {
        get
        {
            lock (_gate)
            {
                return [.. _writes];
            }
        }
    }

    public InfluxTwoBucket Add(string bucket, TimeSpan kept = default, string organisation = "ioc")
    {
        lock (_gate)
        {
            Buckets.Add(new InfluxTwoBucket(bucket, organisation) { Kept = kept });
            return Buckets[^1];
        }
    }

    /// <summary>What the next writes meet. Written: the points are in although it says that it failed.</summary>
    public void Next(int times, int code, string message, bool written = false)
    {
        lock (_gate)
        {
            for (int i = 0; i < times; i++)
            {
                _failures.Enqueue((code, message, written));
            }
        }
    }

    /// <summary>An id: 16 hexadecimal digits.</summary>
    public static string Id(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..16];

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers["X-Influxdb-Build"] = "OSS";
        context.Response.Headers["X-Influxdb-Version"] = "v2.7.12";
        string path = context.Request.Path, body = await BodyAsync(context.Request);
        (int code, JsonNode? answer) = path switch
        {
            "/ping" => (204, null),
            "/health" => (200, new JsonObject { ["name"] = "influxdb", ["message"] = "ready for queries and writes", ["status"] = "pass", ["checks"] = new JsonArray(), ["version"] = "v2.7.12" }),
            _ => Locked(context.Request, path, body),
        };
        context.Response.StatusCode = code;
        if (answer is not null)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            if (code >= 400)
            {
                context.Response.Headers["X-Platform-Error-Code"] = (string)answer["code"]!;
            }

            await context.Response.WriteAsync(answer.ToJsonString());
        }
    }

    private (int, JsonNode?) Locked(HttpRequest request, string path, string body)
    {
        lock (_gate)
        {
            string given = request.Headers.Authorization.ToString();
            string[] known = TokensAreGone ? [] : [AdminToken, WriterToken, ReaderToken];
            bool one = path is "/query" or "/write";
            if (known.FirstOrDefault(token => given == $"Token {token}" || (!one && (given == $"token {token}" || given == $"Bearer {token}"))) is not { } by)
            {
                return Error(401, one && given.Length > 0 ? "Unauthorized" : "unauthorized access");
            }

            return (path, request.Method) switch
            {
                ("/api/v2/write", "POST") => Write(request, by, body),
                ("/query", "POST") => Query(request, body),
                ("/api/v2/delete", "POST") => Delete(request, by, body),
                ("/api/v2/orgs", "GET") => Orgs(request, by),
                ("/api/v2/buckets", "GET") => Find(request),
                ("/api/v2/buckets", "POST") => Make(by, JsonNode.Parse(body)!),
                _ => Error(404, "path not found"),
            };
        }
    }

    private (int, JsonNode?) Write(HttpRequest request, string by, string body)
    {
        if (request.Query["precision"] != "s")
        {
            return Error(400, "this stand-in knows seconds alone");
        }

        if (Bucket(request, out (int, JsonNode?) none) is not { } bucket)
        {
            return none;
        }

        if (by == ReaderToken || WritesAreForbidden)
        {
            return Error(403, "insufficient permissions for write");
        }

        string[] lines = [.. body.Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#'))];
        if (lines.Length == 0)
        {
            return (204, null);
        }

        _writes.Add(lines.Length);
        const string Failed = "unexpected error writing points to database: ";
        if (CacheIsFull)
        {
            return Error(500, Failed + "engine: cache-max-memory-size exceeded: (1048999/1048576)");
        }

        if (_failures.TryDequeue(out (int Code, string Message, bool Written) failure))
        {
            if (failure.Written)
            {
                bucket.Write(lines, DateTimeOffset.UnixEpoch);
            }

            return Error(failure.Code, failure.Message);
        }

        return bucket.Write(lines, TestClock.Shared.GetUtcNow()) is not var (code, message) ? (204, null)
            : code == 422 && MonitoringIsBroken ? Error(500, $"{Failed}database not found: {Id("_monitoring")}")
            : Error(code, message);
    }

    private InfluxTwoBucket? Bucket(HttpRequest request, out (int, JsonNode?) none)
    {
        string org = request.Query["org"].ToString(), name = request.Query["bucket"].ToString();
        none = org.Length == 0 ? Error(400, "Please provide either orgID or org")
            : !Organisations.Exists(known => known == org || Id(known) == org) ? Error(404, $"organization name \"{org}\" not found")
            : name.Length == 0 ? Error(404, "bucket not found")
            : Error(404, $"bucket \"{name}\" not found");
        return Buckets.Find(bucket => (bucket.Name == name || bucket.Id == name) && (bucket.Organisation == org || Id(bucket.Organisation) == org));
    }

    /// <summary>A bucket is a database of its name. Nothing is computed: whatever is selected has no rows.</summary>
    private (int, JsonNode?) Query(HttpRequest request, string body)
    {
        string query = Uri.UnescapeDataString(body.Replace('+', ' ')).Split('=', 2)[1], db = request.Query["db"].ToString();
        var result = new JsonObject { ["statement_id"] = 0 };
        if (query.StartsWith("CREATE ", StringComparison.Ordinal) || query.StartsWith("SHOW DATABASES", StringComparison.Ordinal))
        {
            result["error"] = "not implemented: CREATE DATABASE"; // nobody asks 2.x for this
        }
        else if (query.StartsWith("SELECT ", StringComparison.Ordinal) && !Buckets.Exists(bucket => bucket.Name == db))
        {
            result["error"] = $"database not found: {db}"; // SHOW MEASUREMENTS says nothing of it
        }

        return (200, new JsonObject { ["results"] = new JsonArray(result) });
    }

    private (int, JsonNode?) Delete(HttpRequest request, string by, string body)
    {
        if (Bucket(request, out (int, JsonNode?) none) is not { } bucket)
        {
            return none;
        }

        if (by == ReaderToken)
        {
            return Error(403, "insufficient permissions to delete");
        }

        JsonNode asked = JsonNode.Parse(body)!;
        if (Measurement().Match((string?)asked["predicate"] ?? "") is not { Success: true } predicate)
        {
            return Error(400, "this stand-in knows measurements alone");
        }

        bucket.Delete(predicate.Groups["name"].Value, Time("start"), Time("stop"));
        return (204, null);

        DateTimeOffset Time(string name) => DateTimeOffset.Parse((string)asked[name]!, CultureInfo.InvariantCulture);
    }

    /// <summary>A token of a bucket sees no organisation.</summary>
    private (int, JsonNode?) Orgs(HttpRequest request, string by)
    {
        string org = request.Query["org"].ToString();
        IEnumerable<JsonNode?> seen = by != AdminToken ? [] : Organisations.Where(known => org.Length == 0 || known == org).Select(known => new JsonObject { ["id"] = Id(known), ["name"] = known });
        return (200, new JsonObject { ["orgs"] = new JsonArray([.. seen]) });
    }

    private (int, JsonNode?) Find(HttpRequest request)
    {
        string name = request.Query["name"].ToString(), org = request.Query["org"].ToString();
        JsonNode?[] found = [.. Buckets.Where(bucket => bucket.Name == name && (org.Length == 0 || bucket.Organisation == org)).Select(Shown)];
        return org.Length > 0 && !Organisations.Contains(org) ? Error(404, $"organization name \"{org}\" not found")
            : org.Length > 0 && found.Length == 0 ? Error(404, $"bucket \"{name}\" not found")
            : (200, new JsonObject { ["links"] = new JsonObject { ["self"] = "/api/v2/buckets" }, ["buckets"] = new JsonArray(found) });
    }

    private (int, JsonNode?) Make(string by, JsonNode asked)
    {
        string name = (string)asked["name"]!;
        if (by != AdminToken)
        {
            return Error(403, $"write:orgs/{(string?)asked["orgID"]}/buckets is unauthorized");
        }

        if (Organisations.Find(known => Id(known) == (string?)asked["orgID"]) is not { } organisation)
        {
            return Error(400, "organization id must be provided");
        }

        if (Buckets.Exists(bucket => bucket.Name == name && bucket.Organisation == organisation))
        {
            return Error(422, $"bucket with name {name} already exists", "conflict");
        }

        long kept = asked["retentionRules"] is JsonArray { Count: > 0 } rules ? (long?)rules[0]!["everySeconds"] ?? 0 : 0;
        Buckets.Add(new InfluxTwoBucket(name, organisation) { Kept = TimeSpan.FromSeconds(kept) });
        return (201, Shown(Buckets[^1]));
    }

    private static JsonObject Shown(InfluxTwoBucket bucket) => new()
    {
        ["id"] = bucket.Id,
        ["orgID"] = Id(bucket.Organisation),
        ["type"] = "user",
        ["name"] = bucket.Name,
        ["retentionRules"] = new JsonArray(new JsonObject { ["type"] = "expire", ["everySeconds"] = (long)bucket.Kept.TotalSeconds, ["shardGroupDurationSeconds"] = 604_800 }),
        ["createdAt"] = "2026-11-30T07:00:00.123456789Z",
        ["updatedAt"] = "2026-11-30T07:00:00.123456789Z",
        ["links"] = new JsonObject { ["self"] = "/api/v2/buckets/" + bucket.Id },
        ["labels"] = new JsonArray(),
    };

    private static (int, JsonNode?) Error(int code, string message, string? name = null) => (code, new JsonObject
    {
        ["code"] = name ?? code switch { 400 => "invalid", 401 => "unauthorized", 403 => "forbidden", 404 => "not found", 422 => "unprocessable entity", _ => "internal error" },
        ["message"] = message,
    });

    private static async Task<string> BodyAsync(HttpRequest request)
    {
        await using Stream body = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var reader = new StreamReader(body);
        return await reader.ReadToEndAsync();
    }

    [GeneratedRegex("^_measurement=\"(?<name>\\w+)\"$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Measurement();
}
