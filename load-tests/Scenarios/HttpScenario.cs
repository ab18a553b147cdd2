using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Ioc.LoadTests.Running;

namespace Ioc.LoadTests.Scenarios;

/// <summary>Scenario `http`: senders post batches, each when its last was answered. What is answered 202 is durable.</summary>
internal static class HttpScenario
{
    private const int BatchEvents = 100;

    /// <summary>More than can be sent.</summary>
    private const int PlannedEvents = 5_000_000;

    public static async Task<Result> RunAsync(LoadOptions options)
    {
        var load = new LoadSimulation.KeepConstant(LoadOptions.Or(options.Senders, 8), TimeSpan.FromSeconds(LoadOptions.Or(options.Seconds, 30)));
        var result = new Result("http", $"./ioc load http --senders {load.Copies} --seconds {load.During.TotalSeconds:0}");
        var post = new Step($"POST /api/v1/events, {BatchEvents} events");
        await using RunningProgram program = await RunningProgram.StartAsync();
        (long durable, MeasuredUsage usage) = await SendAsync(program, load, post);

        StepStatistics step = post.Statistics();
        result.Say($"scenario http; load simulation: {load}, after a warm-up of {LoadSimulation.WarmUp.TotalSeconds:0} s; batches of {BatchEvents}");
        result.Say($"{durable / load.During.TotalSeconds:N0} events/s durable ({durable:N0} in all), {step.Ok / load.During.TotalSeconds:0} requests/s; latencies are until 202, which is after the commit");
        result.Say($"{usage}");
        ScenarioReport.Write(result, [step]);
        result.Goal(step.Fail == 0, $"every batch was taken whole");
        return result;
    }

    /// <summary>Runs the load against a program; returns how many events were answered 202 while measured.</summary>
    public static async Task<(long Durable, MeasuredUsage Usage)> SendAsync(RunningProgram program, LoadSimulation.KeepConstant load, Step post)
    {
        using HttpClient client = program.Sender();
        using var events = new ProvinceLoad(Sources.Profile(), PlannedEvents);
        var phase = new Phase(TimeProvider.System.GetTimestamp(), load.During);
        Task<MeasuredUsage> usage = MeasuredUsage.OfAsync(program, phase);
        Task<long>[] copies = [.. Enumerable.Range(0, load.Copies).Select(_ => Task.Run(() => PostAsync(client, events, phase, post)))];
        await ScenarioReport.WatchAsync("http: " + load, phase.ToString, [post], Task.WhenAll(copies));
        return ((await Task.WhenAll(copies)).Sum(), await usage);
    }

    private static async Task<long> PostAsync(HttpClient client, ProvinceLoad events, Phase phase, Step step)
    {
        long durable = 0;
        while (!phase.Over)
        {
            using ByteArrayContent batch = Batch(events);
            long began = TimeProvider.System.GetTimestamp();
            using HttpResponseMessage answer = await client.PostAsync("/api/v1/events", batch);
            int accepted = answer.StatusCode == HttpStatusCode.Accepted ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accepted").GetInt32() : 0;
            if (accepted < BatchEvents)
            {
                step.Fail(answer.StatusCode == HttpStatusCode.Accepted ? "rejected events" : $"{(int)answer.StatusCode}");
                await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.Zero);
            }
            else if (phase.Measured)
            {
                step.Ok(TimeProvider.System.GetElapsedTime(began));
                durable += accepted;
            }
        }

        return durable;
    }

    private static ByteArrayContent Batch(ProvinceLoad events)
    {
        var body = new MemoryStream(BatchEvents * 512);
        lock (events)
        {
            for (int i = 0; i < BatchEvents; i++)
            {
                body.WriteByte((byte)(i == 0 ? '[' : ','));
                body.Write(events.NextDossierEvent().Value);
            }
        }

        body.WriteByte((byte)']');
        var content = new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents-batch+json");
        return content;
    }
}
