using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ioc.Tests.Shared.Servers;

/// <summary>
/// As much of InfluxDB 2.7 as set-up talks to, after its published API: organisations, buckets, mappings of 1.x database names to buckets, tokens.
/// A query or write of a database that is not mapped is refused.
/// </summary>
public sealed class InfluxTwo : IAsyncDisposable
{
    public const string AdminToken = "admin-token";
    public const string WriterToken = "writer-token";

    private readonly WebApplication _web;

    private InfluxTwo() => _web = SmallServer.Start(Url, AnswerAsync);

    public static InfluxTwo Start() => new();

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort.Next()}/");

    public List<string> Organisations { get; } = ["ioc"];

    /// <summary>Names of buckets; a bucket's id is its name turned around.</summary>
    public List<string> Buckets { get; } = [];

    /// <summary>Mappings as they were posted.</summary>
    public List<JsonObject> Mappings { get; } = [];

    /// <summary>Lines that were written.</summary>
    public int Lines { get; private set; }

    /// <summary>Writes meet this code while it is set.</summary>
    public int? Fails { get; set; }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers["X-Influxdb-Version"] = "v2.7.12";
        string path = context.Request.Path, token = context.Request.Headers.Authorization.ToString();
        if (path == "/ping")
        {
            context.Response.StatusCode = 204;
        }
        else if (token is not ($"Token {AdminToken}" or $"Token {WriterToken}"))
        {
            await SendAsync(context, 401, new { code = "unauthorized", message = "unauthorized access" });
        }
        else if (path is "/query" or "/write")
        {
            await DataAsync(context);
        }
        else if (token != $"Token {AdminToken}")
        {
            await SendAsync(context, 403, new { code = "forbidden", message = "insufficient permissions" });
        }
        else
        {
            await ManageAsync(context, path);
        }
    }

    private async Task DataAsync(HttpContext context)
    {
        if (!Mappings.Exists(mapping => (string?)mapping["database"] == context.Request.Query["db"]))
        {
            await SendAsync(context, 404, new { code = "not found", message = "no dbrp mapping found" });
        }
        else if (context.Request.Path == "/query")
        {
            await SendAsync(context, 200, new { results = new[] { new { statement_id = 0 } } });
        }
        else
        {
            Lines += Fails is null ? 1 : 0;
            context.Response.StatusCode = Fails ?? 204;
        }
    }

    private async Task ManageAsync(HttpContext context, string path)
    {
        JsonObject? body = context.Request.Method == "POST" ? await JsonSerializer.DeserializeAsync<JsonObject>(context.Request.Body) : null;
        string name = context.Request.Query["name"].ToString();
        switch (path)
        {
            case "/api/v2/orgs":
                string org = context.Request.Query["org"].ToString();
                await SendAsync(context, 200, new { orgs = Organisations.Where(known => org.Length == 0 || known == org).Select(known => new { id = "id-" + known, name = known }) });
                break;
            case "/api/v2/buckets" when body is not null:
                Buckets.Add((string)body["name"]!);
                await SendAsync(context, 201, new { id = Id((string)body["name"]!), name = (string)body["name"]!, orgID = (string)body["orgID"]! });
                break;
            case "/api/v2/buckets" when !Buckets.Contains(name):
                await SendAsync(context, 404, new { code = "not found", message = $"bucket \"{name}\" not found" });
                break;
            case "/api/v2/buckets":
                await SendAsync(context, 200, new { buckets = Buckets.Where(bucket => bucket == name).Select(bucket => new { id = Id(bucket), name = bucket }) });
                break;
            case "/api/v2/dbrps" when body is not null:
                Mappings.Add(body);
                await SendAsync(context, 201, body);
                break;
            case "/api/v2/dbrps":
                await SendAsync(context, 200, new { content = Mappings.Where(mapping => (string?)mapping["database"] == context.Request.Query["db"]) });
                break;
            default:
                await SendAsync(context, 404, new { code = "not found", message = "path not found" });
                break;
        }
    }

    /// <summary>A bucket's id.</summary>
    public static string Id(string name) => string.Concat(name.Reverse());

    private static async Task SendAsync(HttpContext context, int code, object body)
    {
        context.Response.StatusCode = code;
        await context.Response.WriteAsJsonAsync(body);
    }
}
