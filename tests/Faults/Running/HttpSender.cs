using System.Net;
using System.Text;
using System.Text.Json;

namespace Ioc.Faults.Running;

/// <summary>Posts to a dashboard; when that did not take it, the next attempt goes to another. Acknowledged: answered 202.</summary>
internal sealed class HttpSender(Topology topology, int number, IReadOnlyDictionary<string, string> rejected) : IEventSender
{
    private int _dashboard = number;

    public async Task<bool> TrySendAsync(IReadOnlyList<LoadEvent> batch)
    {
        using HttpClient client = topology.Sender(topology.DashboardOf(_dashboard));
        using var body = new StringContent($"[{string.Join(',', batch.Select(e => e.Json))}]", Encoding.UTF8, "application/cloudevents-batch+json");
        try
        {
            using HttpResponseMessage answer = await client.PostAsync("/api/v1/events", body);
            if (answer.StatusCode == HttpStatusCode.Accepted)
            {
                CheckRejected(batch, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
                return true;
            }

            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable);
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException or IOException)
        {
            // It is gone, or hangs.
        }

        _dashboard++;
        return false;
    }

    public void Dispose()
    {
    }

    /// <summary>The answer names exactly the events that are wrong, each with its reason.</summary>
    private void CheckRejected(IReadOnlyList<LoadEvent> batch, JsonElement answer) =>
        answer.GetProperty("rejected").EnumerateArray().Select(each => (batch[each.GetProperty("index").GetInt32()].Json, each.GetProperty("reason").GetString()))
            .ShouldBe(batch.Where(e => rejected.ContainsKey(e.Json)).Select(e => (e.Json, (string?)rejected[e.Json])), ignoreOrder: true);
}
