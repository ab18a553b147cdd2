using System.Net;
using System.Text;
using Ioc.Metrics.Profiles;
using Ioc.Tests.Shared;

namespace Ioc.Faults.Running;

/// <summary>
/// Senders that go on until every event was answered 202: the obligation. What was not answered is sent again, as a real sender would, so duplicates are part of it.
/// </summary>
public sealed class Load
{
    private const int BatchSize = 20;

    private readonly Topology _topology;
    private readonly List<ArrivedEvent> _events;
    private readonly Task _sending;
    private int _refused;
    private int _sent;

    private Load(Topology topology, int seed, int dossiers)
    {
        _topology = topology;
        string[] units = [.. topology.Profile.Units.Where(unit => unit.Kind == UnitKind.Commune).Where((_, i) => i % 4 == seed % 4).Take(24).Select(unit => unit.Code)];
        string[] procedures = [.. topology.Profile.Procedures.Take(12).Select(procedure => procedure.Code), SmallProfile.Unknown];
        _events = new RandomDossiers(seed, units, procedures, topology.Today - 120, topology.Today - 60).Events(dossiers);
        _sending = Task.WhenAll(
            SendAsync([.. _events.Where((_, i) => i % 2 == 0)], topology.Dashboards[0]),
            SendAsync([.. _events.Where((_, i) => i % 2 == 1)], topology.Dashboards[^1]));
    }

    /// <summary>Answers that were no 202, or none at all.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public static Load Begin(Topology topology, int seed, int dossiers = 500)
    {
        var load = new Load(topology, seed, dossiers);
        topology.Loads.Add(load);
        return load;
    }

    /// <summary>Waits until a part of it is sent, so that a fault falls into the middle.</summary>
    public Task SentAsync(double share) => Eventually.Is("events sent", () => Task.FromResult(Volatile.Read(ref _sent)), sent => sent >= share * _events.Count, TimeSpan.FromSeconds(60));

    /// <summary>Fails when all was sent already: then the fault did not happen under load.</summary>
    public void IsUnderWay() => _sending.IsCompleted.ShouldBeFalse("the fault has to happen while events are under way");

    /// <summary>All was answered 202: from now on it counts.</summary>
    public async Task EndAsync()
    {
        await _sending.WaitAsync(TimeSpan.FromSeconds(120));
        if (!_topology.Loads.Remove(this))
        {
            return;
        }

        _events.ForEach(e => _topology.Naive.Add(e.Json, e.RecordedAt));
    }

    private async Task SendAsync(IReadOnlyList<ArrivedEvent> events, RunningProcess dashboard)
    {
        using HttpClient client = _topology.Sender(dashboard);
        foreach (ArrivedEvent[] batch in events.Chunk(BatchSize))
        {
            while (!await PostAsync(client, batch))
            {
                Interlocked.Increment(ref _refused);
                await Task.Delay(100);
            }

            Interlocked.Add(ref _sent, batch.Length);
            await Task.Delay(60);
        }
    }

    private static async Task<bool> PostAsync(HttpClient client, ArrivedEvent[] batch)
    {
        var body = new StringContent($"[{string.Join(',', batch.Select(e => e.Json))}]", Encoding.UTF8, "application/cloudevents-batch+json");
        try
        {
            using HttpResponseMessage answer = await client.PostAsync("/api/v1/events", body);
            if (answer.StatusCode == HttpStatusCode.Accepted)
            {
                return true;
            }

            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable);
            return false;
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException or IOException)
        {
            return false;
        }
    }
}
