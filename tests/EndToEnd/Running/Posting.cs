using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ioc.Tests.Shared;

namespace Ioc.EndToEnd.Running;

/// <summary>What a sender and a reader of the HTTP API do.</summary>
public static class Posting
{
    /// <summary>Posts a batch of CloudEvents; the caller looks at the status.</summary>
    public static Task<HttpResponseMessage> PostBatchAsync(this HttpClient client, IEnumerable<string> events, CancellationToken cancellation = default)
    {
        var body = new StringContent($"[{string.Join(',', events)}]", Encoding.UTF8);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents-batch+json");
        return client.PostAsync("/api/v1/events", body, cancellation);
    }

    /// <summary>Posts in batches until all are answered 202; 429 and 503 are tried again. Fails when one is rejected.</summary>
    public static async Task PostAllAsync(this HttpClient client, IReadOnlyList<string> events)
    {
        foreach (string[] batch in events.Chunk(400))
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    using HttpResponseMessage answer = await client.PostBatchAsync(batch);
                    string text = await answer.Content.ReadAsStringAsync();
                    if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
                    {
                        return false;
                    }

                    answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, text);
                    using JsonDocument body = JsonDocument.Parse(text);
                    body.RootElement.GetProperty("rejected").GetArrayLength().ShouldBe(0, text);
                    return true;
                },
                TimeSpan.FromMinutes(3),
                () => "202 for a batch of valid events");
        }
    }

    public static async Task<JsonElement> SheetAsync(this HttpClient client, string scope, string period) =>
        await client.GetFromJsonAsync<JsonElement>($"/api/v1/kpis?scope={scope}&period={period}");
}
