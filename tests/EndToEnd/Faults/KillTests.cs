using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Ioc.EndToEnd.Running;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.EndToEnd.Faults;

/// <summary>kill -9 at random moments of a load, early ones and late ones. An obligation is an event that was answered 202; the judge looks into the store after each kill, and at every figure at the end.</summary>
public sealed class KillTests
{
    private const int Rounds = 8;
    private const int BatchSize = 25;
    private const int Earliest = 20, Latest = 600;

    private static readonly Profile Profile = Repository.LoadProfile();

    [Fact]
    public async Task Every_event_answered_202_is_counted_exactly_once_when_killed_at_random_moments()
    {
        using var data = new TemporaryFolder();
        var random = new Random(20251103);
        LocalDay today = FaultEvents.Today;
        string[] units = [.. Profile.Units.Where(u => u.Kind == UnitKind.Commune).Take(6).Select(u => u.Code)];
        string[] procedures = [.. Profile.Procedures.Take(12).Select(p => p.Code), SmallProfile.Unknown];
        List<ArrivedEvent> events = new RandomDossiers(7, units, procedures, today - 120, today - 60).Events(6_000);
        var waiting = new ConcurrentQueue<string[]>(events.Select(e => e.Json).Chunk(BatchSize));
        var promised = new ConcurrentBag<string>();
        var unanswered = new ConcurrentBag<string[]>();
        int killedUnderLoad = 0;

        // One in each stretch of the load, in any order.
        int[] moments = [.. Enumerable.Range(0, Rounds).Select(stretch => Earliest + (int)((stretch + random.NextDouble()) * (Latest - Earliest) / Rounds))];
        random.Shuffle(moments);
        for (int round = 0; round < Rounds; round++)
        {
            await using IocProcess program = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"]);
            using HttpClient client = program.Client(IocProcess.IngestKey);
            Task[] senders = [.. Enumerable.Range(0, 3).Select(_ => SendAsync(client, waiting, promised, unanswered))];
            using (var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(moments[round])))
            {
                await moment.WaitForNextTickAsync();
            }

            await program.KillAsync();
            await Task.WhenAll(senders);
            killedUnderLoad += unanswered.IsEmpty ? 0 : 1;
            while (unanswered.TryTake(out string[]? again))
            {
                waiting.Enqueue(again);
            }

            HashSet<UInt128> stored = await StoredEvents.OfAsync(data.Path, Profile);
            promised.Where(e => !stored.Contains(StoredEvents.Hash(e))).ShouldBeEmpty($"round {round}: answered 202 and gone");
        }

        killedUnderLoad.ShouldBeGreaterThan(Rounds / 2, "the faults have to happen while events are under way");
        await using IocProcess last = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"]);
        using HttpClient sender = last.Client(IocProcess.IngestKey);
        await sender.PostAllAsync([.. waiting.SelectMany(b => b)]);
        var naive = new NaiveRecomputation(Profile);
        events.ForEach(e => naive.Add(e.Json, e.RecordedAt));
        using HttpClient reader = last.Client(IocProcess.ReadKey);
        await Judge.EveryFigureAsync(reader, naive, units, [today.ToString(), $"{today - 130}..{today}", (today - 70).ToString()[..7], $"{today - 100}..{today - 80}"]);
    }

    private static async Task SendAsync(HttpClient client, ConcurrentQueue<string[]> waiting, ConcurrentBag<string> promised, ConcurrentBag<string[]> unanswered)
    {
        while (waiting.TryDequeue(out string[]? batch))
        {
            try
            {
                using HttpResponseMessage answer = await client.PostBatchAsync(batch);
                if (answer.StatusCode == HttpStatusCode.Accepted)
                {
                    using JsonDocument body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
                    body.RootElement.GetProperty("accepted").GetInt32().ShouldBe(batch.Length);
                    Array.ForEach(batch, promised.Add);
                    continue;
                }

                answer.StatusCode.ShouldBeOneOf(HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable);
                unanswered.Add(batch);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
            {
                unanswered.Add(batch);
                return;
            }
        }
    }
}
