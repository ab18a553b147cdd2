using System.Net;
using System.Text;
using System.Text.Json;
using Ioc.Tests.Shared;

namespace Ioc.Faults.Running;

/// <summary>
/// Senders that go on until every event was answered 202: the obligation. What was not answered is sent again, as a real sender would, so duplicates are part of it;
/// a sender whose dashboard is gone turns to another.
/// </summary>
public sealed class Load
{
    private const int BatchSize = 20, Senders = 2;

    private readonly JudgedTopology _topology;
    private readonly LoadContent _content;
    private readonly Task _sending;
    private int _refused;
    private int _sent;

    private Load(JudgedTopology topology, int seed, int dossiers)
    {
        _topology = topology;
        _content = new LoadContent(topology.Profile, topology.Today, seed, dossiers);
        _sending = Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => SendAsync([.. _content.Events.Where((_, i) => i % Senders == sender)], sender)));
    }

    /// <summary>Answers that were no 202, or none at all.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public static Load Begin(JudgedTopology topology, int seed, int dossiers = 400)
    {
        var load = new Load(topology, seed, dossiers);
        topology.Loads.Add(load);
        return load;
    }

    /// <summary>Waits until a part of it is sent, so that a fault falls into the middle.</summary>
    public Task SentAsync(double share) => Eventually.Is(
        "events sent", () => Task.FromResult(Volatile.Read(ref _sent)), sent => sent >= share * _content.Events.Count, TimeSpan.FromSeconds(90));

    /// <summary>Fails when all was sent already: then the fault did not happen under load.</summary>
    public void IsUnderWay() => _sending.IsCompleted.ShouldBeFalse("the fault has to happen while events are under way");

    /// <summary>All was answered 202: from now on it counts.</summary>
    public async Task EndAsync()
    {
        await _sending.WaitAsync(TimeSpan.FromSeconds(180));
        if (_topology.Loads.Remove(this))
        {
            _content.Count(_topology);
        }
    }

    private async Task SendAsync(IReadOnlyList<string> events, int sender)
    {
        foreach (string[] batch in events.Chunk(BatchSize))
        {
            for (int attempt = 0; !await PostAsync(_topology.DashboardOf(sender + attempt), batch); attempt++)
            {
                Interlocked.Increment(ref _refused);
                await Task.Delay(100);
            }

            Interlocked.Add(ref _sent, batch.Length);
            await Task.Delay(60);
        }
    }

    private async Task<bool> PostAsync(RunningProcess dashboard, string[] batch)
    {
        using HttpClient client = _topology.Sender(dashboard);
        var body = new StringContent($"[{string.Join(',', batch)}]", Encoding.UTF8, "application/cloudevents-batch+json");
        try
        {
            using HttpResponseMessage answer = await client.PostAsync("/api/v1/events", body);
            if (answer.StatusCode != HttpStatusCode.Accepted)
            {
                answer.StatusCode.ShouldBeOneOf(HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable);
                return false;
            }

            CheckRejected(batch, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
            return true;
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException or IOException)
        {
            return false;
        }
    }

    /// <summary>The answer names exactly the events that are wrong, each with its reason.</summary>
    private void CheckRejected(string[] batch, JsonElement answer) =>
        answer.GetProperty("rejected").EnumerateArray().Select(each => (batch[each.GetProperty("index").GetInt32()], each.GetProperty("reason").GetString()))
            .ShouldBe(batch.Where(_content.Rejected.ContainsKey).Select(json => (json, (string?)_content.Rejected[json])), ignoreOrder: true);
}
