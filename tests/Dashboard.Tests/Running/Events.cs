using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Running;

/// <summary>Events and requests as a sending system makes them.</summary>
internal static class Events
{
    public const string One = "application/cloudevents+json";
    public const string Batch = "application/cloudevents-batch+json";

    /// <summary>A dossier's event; at: null for now.</summary>
    public static JsonObject Status(string commune, string dossier, long sequence = 1, string status = "accepted", string? id = null, string source = "/vn/40/tthc", Instant? at = null)
    {
        string now = Text(at ?? TestClock.Now);
        return new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = id ?? Guid.NewGuid().ToString("N"),
            ["source"] = source,
            ["type"] = "vn.ioc.dossier.status",
            ["time"] = now,
            ["data"] = new JsonObject
            {
                ["commune"] = commune,
                ["dossier"] = dossier,
                ["procedure"] = "1.001193",
                ["sequence"] = sequence,
                ["status"] = status,
                ["at"] = now,
                ["channel"] = "online",
            },
        };
    }

    /// <summary>A report of a system, so many seconds from now.</summary>
    public static JsonObject Health(string commune, string system, string status, int seconds)
    {
        Instant now = TestClock.Now;
        return new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = Guid.NewGuid().ToString("N"),
            ["source"] = "/vn/40/probe",
            ["type"] = "vn.ioc.system.health",
            ["time"] = Text(now),
            ["data"] = new JsonObject { ["commune"] = commune, ["system"] = system, ["status"] = status, ["at"] = Text(now + TimeSpan.FromSeconds(seconds)) },
        };
    }

    /// <summary>The period in which everything lies that was sent a moment ago, also when midnight has passed since.</summary>
    public static string SinceYesterday => $"{TestClock.Today - 1}..{TestClock.Today}";

    /// <summary>In whole seconds, of UTC.</summary>
    private static string Text(Instant at) => at.ToLocal().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static Task<HttpResponseMessage> PostEventsAsync(this HttpClient client, string body, string contentType = One) =>
        client.PostEventsAsync(Encoding.UTF8.GetBytes(body), contentType);

    public static async Task<HttpResponseMessage> PostEventsAsync(this HttpClient client, byte[] body, string contentType = One, string? encoding = null)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (encoding is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        }

        return await client.PostAsync("/api/v1/events", content);
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync()).RootElement;

    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string path)
    {
        using HttpResponseMessage answer = await client.GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(200, path);
        return await answer.JsonAsync();
    }
}
