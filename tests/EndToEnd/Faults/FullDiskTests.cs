using System.Net;
using System.Text.Json;
using Ioc.EndToEnd.Running;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.EndToEnd.Faults;

/// <summary>The data directory on a small file system of its own, filled and made read-only under a running program. Mounting needs root.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private static readonly Profile Profile = Repository.LoadProfile();
    private static readonly string[] Units = [.. Profile.Units.Where(u => u.Kind == UnitKind.Commune).Take(4).Select(u => u.Code)];

    private readonly TemporaryFolder _mount = new();
    private readonly LocalDay _today = Instant.From(TimeProvider.System.GetUtcNow()).Day;

    public Task InitializeAsync() => Tool.RunAsync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", _mount.Path]);

    public async Task DisposeAsync()
    {
        await Tool.RunAsync("umount", ["-l", _mount.Path]);
        _mount.Dispose();
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_disk_is_full_and_intake_goes_on_when_there_is_room()
    {
        var events = new Queue<string[]>(Events(1, 40_000).Chunk(100));
        List<string> promised = [];
        await using IocProcess program = await IocProcess.StartReadyAsync(_mount.Path, arguments: ["--no-simulator"]);
        using HttpClient client = program.Client(IocProcess.IngestKey);

        string[]? refused = await PostUntilRefusedAsync(client, events, promised);
        refused.ShouldNotBeNull("the disk should have become full");
        await TellsAsync(program);
        await Tool.RunAsync("mount", ["-o", "remount,size=400m", _mount.Path]);
        await client.PostAllAsync(refused);
        promised.AddRange(refused);

        await program.KillAsync();
        HashSet<UInt128> stored = await StoredEvents.OfAsync(_mount.Path, Profile);
        promised.Where(e => !stored.Contains(StoredEvents.Hash(e))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_data_directory_that_becomes_read_only_is_answered_503_with_the_reason_and_shown()
    {
        string[] events = [.. Events(2, 40)];
        await using IocProcess program = await IocProcess.StartReadyAsync(_mount.Path, arguments: ["--no-simulator"]);
        using HttpClient client = program.Client(IocProcess.IngestKey);
        await client.PostAllAsync(events[..20]);

        await Tool.RunAsync("mount", ["-o", "remount,ro", _mount.Path]);
        try
        {
            using HttpResponseMessage answer = await client.PostBatchAsync(events[20..]);
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter.ShouldNotBeNull();
            await TellsAsync(program);
        }
        finally
        {
            await Tool.RunAsync("mount", ["-o", "remount,rw", _mount.Path]);
        }

        await client.PostAllAsync(events);
        var naive = new NaiveRecomputation(Profile);
        Array.ForEach(events, e => naive.Add(e, Instant.Never));
        using HttpClient reader = program.Client(IocProcess.ReadKey);
        await Judge.EveryFigureAsync(reader, naive, Units, [$"{_today - 130}..{_today}"]);
    }

    private IEnumerable<string> Events(int seed, int dossiers) =>
        new RandomDossiers(seed, Units, [.. Profile.Procedures.Take(5).Select(p => p.Code)], _today - 120, _today - 60).Events(dossiers).Select(e => e.Json).Distinct();

    private static async Task<string[]?> PostUntilRefusedAsync(HttpClient client, Queue<string[]> events, List<string> promised)
    {
        while (events.TryDequeue(out string[]? batch))
        {
            using HttpResponseMessage answer = await client.PostBatchAsync(batch);
            string text = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != HttpStatusCode.Accepted)
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, text);
                JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
                return batch;
            }

            promised.AddRange(batch);
        }

        return null;
    }

    /// <summary>Not ready, with the store's own words; the wall's tiles follow the same state.</summary>
    private static async Task TellsAsync(IocProcess program)
    {
        using var http = new HttpClient { BaseAddress = new Uri(program.Url) };
        string said = "";
        await Eventually.TrueAsync(
            async () =>
            {
                using HttpResponseMessage ready = await http.GetAsync("/health/ready");
                said = await ready.Content.ReadAsStringAsync();
                return ready.StatusCode == HttpStatusCode.ServiceUnavailable;
            },
            TimeSpan.FromSeconds(15),
            () => $"/health/ready answers 503 and says why; it said {said}");
        said.ShouldContain("store", Case.Insensitive);
    }
}
