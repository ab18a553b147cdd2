using System.Net;
using System.Text.Json;
using Ioc.EndToEnd.Faults;
using Ioc.EndToEnd.Running;

namespace Ioc.EndToEnd.Reports;

/// <summary>A report is in the archive whole or not at all, whatever happens while it is made.</summary>
public sealed class ReportFaultTests
{
    private const int Rounds = 4;
    private const int Earliest = 20, Latest = 1_200;

    private static readonly string _period = $"{FaultEvents.Today - 130}..{FaultEvents.Today - 1}";

    [Fact]
    public async Task No_half_report_is_seen_after_the_program_was_killed_while_making_one()
    {
        using var data = new TemporaryFolder();
        var random = new Random(20251104);
        int killedWhileMaking = 0;
        await using (IocProcess first = await StartAsync(data.Path))
        {
            using HttpClient sender = first.Client(IocProcess.IngestKey);
            await sender.PostAllAsync([.. FaultEvents.Of(3, 4_000)]);
        }

        for (int round = 0; round < Rounds; round++)
        {
            await using IocProcess program = await StartAsync(data.Path);
            using HttpClient client = program.Client(ReportRequests.Key);
            await client.EveryoneIsWholeAsync();
            Task<bool> made = IsMadeAsync(client, $"{FaultEvents.Today - 130 - round}..{FaultEvents.Today - 1}");
            using (var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(Earliest + ((round + random.NextDouble()) * (Latest - Earliest) / Rounds))))
            {
                await moment.WaitForNextTickAsync();
            }

            await program.KillAsync();
            killedWhileMaking += await made ? 0 : 1;
        }

        killedWhileMaking.ShouldBeGreaterThan(0, "the faults have to happen while reports are made");
        await using IocProcess last = await StartAsync(data.Path);
        using HttpClient reader = last.Client(ReportRequests.Key);
        await reader.MadeAsync(_period);
        (await reader.EveryoneIsWholeAsync()).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_full_disk_refuses_the_report_and_leaves_none_and_it_is_made_when_there_is_room()
    {
        using var mount = new TemporaryFolder();
        await Tool.RunAsync("mount", ["-t", "tmpfs", "-o", "size=64m", "tmpfs", mount.Path]);
        try
        {
            await using IocProcess program = await StartAsync(mount.Path);
            using HttpClient sender = program.Client(IocProcess.IngestKey), client = program.Client(ReportRequests.Key);
            await sender.PostAllAsync([.. FaultEvents.Of(4, 2_000)]);
            string filler = Path.Combine(mount.Path, "filler");
            Fill(filler);

            using (HttpResponseMessage refused = await client.MakeAsync(_period))
            {
                string said = await refused.Content.ReadAsStringAsync();
                refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, said);
                JsonDocument.Parse(said).RootElement.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
            }

            (await client.ListedAsync()).ShouldBeEmpty();
            File.Delete(filler);
            await client.MadeAsync(_period);
            (await client.EveryoneIsWholeAsync()).ShouldBe(1);
        }
        finally
        {
            await Tool.RunAsync("umount", ["-l", mount.Path]);
        }
    }

    private static Task<IocProcess> StartAsync(string data) => IocProcess.StartReadyAsync(data, arguments: ["--no-simulator"], environment: ReportRequests.Environment);

    private static async Task<bool> IsMadeAsync(HttpClient client, string period)
    {
        try
        {
            using HttpResponseMessage answer = await client.MakeAsync(period);
            return answer.StatusCode == HttpStatusCode.Created;
        }
        catch (Exception cut) when (cut is HttpRequestException or TaskCanceledException or IOException)
        {
            return false;
        }
    }

    /// <summary>To the last byte.</summary>
    private static void Fill(string path)
    {
        byte[] some = new byte[1 << 16];
        for (int size = some.Length; size >= 512; size /= 2)
        {
            try
            {
                using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
                while (true)
                {
                    file.Write(some, 0, size);
                }
            }
            catch (IOException)
            {
                // Full for pieces of this size.
            }
        }
    }
}
