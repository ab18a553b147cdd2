using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Ioc.LoadTests.Running;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.LoadTests.Scenarios;

/// <summary>
/// Scenario `national`: dossiers with their courses through the national synchronisation, then all of them again as a night's resend, while markers (one commune accepts a dossier about ten times a second) are watched on the board.
/// </summary>
internal static class NationalScenario
{
    private const int GoalDossiers = 1_000;
    private const double GoalMilliseconds = 2_000;

    public static async Task<Result> RunAsync(LoadOptions options)
    {
        int chunks = LoadOptions.Or(options.Events, 200_000) / NationalLoad.Together, senders = LoadOptions.Or(options.Senders, 4);
        var result = new Result("national", $"./ioc load national --events {chunks * NationalLoad.Together} --senders {senders}");
        Profile profile = Sources.Profile();
        Instant today = Instant.From(TimeProvider.System.GetUtcNow()).Day.Start;
        var load = new NationalLoad(profile, today);
        Step first = new("call, first sending"), again = new("call, everything again"), marker = new("produce → acknowledged"), board = new("produce → Board, everything again");

        await using RunningProgram program = await RunningProgram.StartAsync();
        using HttpClient sender = program.Sender(), reader = program.Reader();
        (double seconds, double cores) = await SendAsync(program, sender, load, chunks, senders, isAgain: false, first);
        string before = await FiguresAsync(reader, today);

        var markers = new Markers(profile.Units.First(unit => unit.Kind == UnitKind.Commune).Code, profile.Procedures[0].Code);
        await using BoardViewer viewer = await BoardViewer.ConnectAsync(program, "province", markers, board);
        using var kafka = new KafkaSender(program.Broker, marker);
        using var over = new CancellationTokenSource();
        Task marking = MarkAsync(markers, kafka, over.Token);
        (double againSeconds, double againCores) = await SendAsync(program, sender, load, chunks, senders, isAgain: true, again);
        await over.CancelAsync();
        await marking;
        await Task.Delay(TimeSpan.FromSeconds(5));
        viewer.CountUnseen();
        string after = await FiguresAsync(reader, today);

        StepStatistics[] steps = [first.Statistics(), again.Statistics(), marker.Statistics(), board.Statistics()];
        int dossiers = chunks * NationalLoad.Together;
        result.Say($"scenario national; {senders} senders, each the next call when its last was answered; {dossiers:N0} dossiers, ten a call, and their five steps each in chunks of ten");
        result.Say($"first sending: {dossiers / seconds:N0} dossiers with their courses a second, durable when answered; program {cores:0.00} cores");
        result.Say($"everything again as updates: {dossiers / againSeconds:N0} a second; program {againCores:0.00} cores; about ten markers a second meanwhile");
        ScenarioReport.Write(result, steps);
        result.Goal(dossiers / seconds >= GoalDossiers && steps[0].Fail == 0, $"{GoalDossiers:N0} dossiers with their courses a second");
        result.Goal(before == after && steps[1].Fail == 0, $"a full resend of {dossiers:N0} dossiers raises no figure");
        result.Goal(steps[3].Percentile(99) < GoalMilliseconds && steps[3].Fail == 0, $"the wall stays live meanwhile, p99 under {GoalMilliseconds:0} ms from produce to board: {steps[3].Percentile(99):0} ms");
        return result;
    }

    private static async Task<(double Seconds, double Cores)> SendAsync(RunningProgram program, HttpClient client, NationalLoad load, int chunks, int senders, bool isAgain, Step step)
    {
        TimeSpan processor = program.Usage.Processor;
        long began = TimeProvider.System.GetTimestamp();
        int next = -1;
        Task work = Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Run(async () =>
        {
            for (int chunk = Interlocked.Increment(ref next); chunk < chunks; chunk = Interlocked.Increment(ref next))
            {
                foreach (byte[] call in load.Calls(chunk, isAgain))
                {
                    await PostAsync(client, call, step);
                }
            }
        })));
        await ScenarioReport.WatchAsync(isAgain ? "national, everything again" : "national", () => $"{Math.Min(next, chunks):N0} of {chunks:N0} tens", [step], work);
        double seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        return (seconds, (program.Usage.Processor - processor).TotalSeconds / seconds);
    }

    private static async Task PostAsync(HttpClient client, byte[] call, Step step)
    {
        using var content = new ByteArrayContent(call);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        long began = TimeProvider.System.GetTimestamp();
        using HttpResponseMessage answer = await client.PostAsync("/national-sync", content);
        string code = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error_code").GetString()!;
        if (code == "0")
        {
            step.Ok(TimeProvider.System.GetElapsedTime(began));
        }
        else
        {
            step.Fail(code);
        }
    }

    private static async Task MarkAsync(Markers markers, KafkaSender kafka, CancellationToken over)
    {
        var random = new Random(11);
        while (!over.IsCancellationRequested)
        {
            kafka.Send(markers.Next(measured: true), measured: true);
            await Task.Delay(random.Next(50, 150), CancellationToken.None);
        }
    }

    /// <summary>Every figure of the province over the days of the load, today not among them.</summary>
    private static async Task<string> FiguresAsync(HttpClient reader, Instant today)
    {
        JsonElement sheet = await reader.GetFromJsonAsync<JsonElement>($"/api/v1/kpis?scope=province&period={today.Day - 70}..{today.Day - 1}");
        return string.Join('\n', sheet.EnumerateObject().Where(member => member.Name is not ("asOf" or "coverage" or "unobservedMinutes")).Select(member => member.ToString()));
    }
}
