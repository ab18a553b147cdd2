using System.Net;
using System.Text.Json;
using Ioc.EndToEnd.Running;

namespace Ioc.EndToEnd.Faults;

/// <summary>The data directory on a small file system of its own that fills up under a running program. Mounting needs root.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private readonly TemporaryFolder _mount = new();

    public Task InitializeAsync() => Tool.RunAsync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", _mount.Path]);

    public async Task DisposeAsync()
    {
        await Tool.RunAsync("umount", ["-l", _mount.Path]);
        _mount.Dispose();
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_disk_is_full_and_intake_goes_on_when_there_is_room()
    {
        var events = new Queue<string[]>(FaultEvents.Of(1, 40_000).Chunk(100));
        List<string> promised = [];
        await using IocProcess program = await IocProcess.StartReadyAsync(_mount.Path, arguments: ["--no-simulator"]);
        using HttpClient client = program.Client(IocProcess.IngestKey);

        string[]? refused = await PostUntilRefusedAsync(client, events, promised);
        refused.ShouldNotBeNull("the disk should have become full");
        await program.NotReadyAsync();
        await Tool.RunAsync("mount", ["-o", "remount,size=400m", _mount.Path]);
        await client.PostAllAsync(refused);
        promised.AddRange(refused);

        await program.KillAsync();
        HashSet<UInt128> stored = await StoredEvents.OfAsync(_mount.Path, FaultEvents.Profile);
        promised.Where(e => !stored.Contains(StoredEvents.Hash(e))).ShouldBeEmpty();
    }

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
}
