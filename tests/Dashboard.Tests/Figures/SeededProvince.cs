using System.Text;
using System.Text.Json;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Time;
using Ioc.Operations.Live;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Dashboard.Tests.Figures;

/// <summary>A running program that got random dossiers of four units over the last weeks, and the naive recomputation of the same events.</summary>
public sealed class SeededProvince : IAsyncLifetime
{
    public static readonly string[] Units = ["16681", "16690", "17662", "40-HCC"];

    public static readonly string[] Procedures = ["1.001193", "1.000656", "1.000894", SmallProfile.Unknown];

    public RunningHost Host { get; } = new();

    public NaiveRecomputation Naive { get; private set; } = null!;

    public Instant Now => TestClock.Now;

    public async Task InitializeAsync()
    {
        await Host.InitializeAsync();
        Naive = new NaiveRecomputation(Host.Profile);
        LocalDay today = Now.Day;

        // A dossier's course may lead into the days to come; what has not happened yet is not sent.
        List<ArrivedEvent> events = [.. new RandomDossiers(11, Units, Procedures, today - 45, today - 1).Events(160).Where(e => e.RecordedAt < Now - TimeSpan.FromMinutes(20))];
        using HttpClient client = Host.Client(RunningHost.IngestKey);
        foreach (ArrivedEvent[] chunk in events.Chunk(200))
        {
            using HttpResponseMessage answer = await client.PostEventsAsync(Encoding.UTF8.GetBytes($"[{string.Join(',', chunk.Select(e => e.Json))}]"), Events.Batch);
            answer.EnsureSuccessStatusCode();
            (await answer.JsonAsync()).GetProperty("accepted").GetInt32().ShouldBe(chunk.Length);
        }

        events.ForEach(arrived => Naive.Add(arrived.Json, arrived.RecordedAt));
        await BoardIsThereAsync();
    }

    public Task DisposeAsync() => Host.DisposeAsync();

    /// <summary>The live board follows the store within a quarter of a second; tests that read both begin when it has.</summary>
    private async Task BoardIsThereAsync()
    {
        using HttpClient reader = Host.Client(RunningHost.ReadKey);
        (long Received, long Backlog) store = default, board = default;
        await Eventually.TrueAsync(
            async () =>
            {
                JsonElement sheet = await reader.GetJsonAsync($"/api/v1/kpis?scope=province&period={Now.Day.ToString()[..7]}");
                LiveFigures live = Host.Get<LiveBoard>().Latest.Province;
                (store, board) = ((sheet.GetProperty("received").GetInt64(), sheet.GetProperty("backlog").GetInt64()), (live.Month[Counter.Received], live.Now.Backlog));
                return store == board;
            },
            TimeSpan.FromSeconds(30),
            () => $"the live board to show {store}; it shows {board}");
    }
}

/// <summary>Tests that only read the seeded province.</summary>
[CollectionDefinition(Name)]
public sealed class OneSeededProvince : ICollectionFixture<SeededProvince>
{
    public const string Name = "seeded province";
}
