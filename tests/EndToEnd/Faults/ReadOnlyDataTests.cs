using System.Net;
using Ioc.EndToEnd.Running;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared.Naive;

namespace Ioc.EndToEnd.Faults;

/// <summary>
/// The store's files become read-only under a running program, as after an error of the file system: immutable, which holds for open files too. Needs root and ext4 or xfs.
/// Not the shared-memory file beside them: it is mapped, and the kernel ends a process that writes to such a page (it is empty at the next start; nothing is lost by it).
/// </summary>
public sealed class ReadOnlyDataTests
{
    [Fact]
    public async Task A_post_is_answered_503_with_the_reason_and_nothing_is_lost_when_the_data_becomes_read_only()
    {
        using var data = new TemporaryFolder();
        string[] events = [.. FaultEvents.Of(2, 40)];
        await using IocProcess program = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"]);
        using HttpClient client = program.Client(IocProcess.IngestKey);
        await client.PostAllAsync(events[..20]);

        string[] files = [Path.Combine(data.Path, "operational.db"), Path.Combine(data.Path, "operational.db-wal")];
        await Tool.RunAsync("chattr", ["+i", .. files]);
        try
        {
            using HttpResponseMessage answer = await client.PostBatchAsync(events[20..]);
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter.ShouldNotBeNull();
            await program.NotReadyAsync();
        }
        finally
        {
            await Tool.RunAsync("chattr", ["-i", .. files]);
        }

        await client.PostAllAsync(events);
        var naive = new NaiveRecomputation(FaultEvents.Profile);
        Array.ForEach(events, e => naive.Add(e, Instant.Never));
        using HttpClient reader = program.Client(IocProcess.ReadKey);
        await Judge.EveryFigureAsync(reader, naive, FaultEvents.Units, [$"{FaultEvents.Today - 130}..{FaultEvents.Today}"]);
    }
}
