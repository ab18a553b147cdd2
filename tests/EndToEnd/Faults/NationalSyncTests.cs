using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ioc.EndToEnd.Running;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.EndToEnd.Faults;

/// <summary>A started program is fed by the national synchronisation alone, as a one-stop system does it: one session, killed in between, everything again the night after.</summary>
public sealed class NationalSyncTests
{
    private const string Address = "/national-sync";

    [Fact]
    public async Task Figures_come_of_the_protocol_alone_outlive_a_kill_and_are_not_raised_by_a_resend()
    {
        LocalDay day = FaultEvents.Today - 2;
        Instant accepted = day.Start + TimeSpan.FromHours(8);
        Unit unit = FaultEvents.Profile.Units.First(each => each.Kind == UnitKind.Commune);
        string period = $"{day}..{FaultEvents.Today}";
        (JsonNode[] dossiers, JsonNode[] steps) = Night(unit.DossierPrefix!, accepted);

        using var data = new TemporaryFolder();
        string session, before;
        await using (IocProcess ioc = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"]))
        {
            using var sender = new HttpClient { BaseAddress = new Uri(ioc.Url) };
            using HttpClient reader = ioc.Client(IocProcess.ReadKey);
            session = await SessionAsync(sender);
            await SendAsync(sender, session, NationalMessages.Course, steps[..20]); // before its dossiers
            await SendAsync(sender, session, NationalMessages.Sync, dossiers);
            await SendAsync(sender, session, NationalMessages.Course, steps);
            JsonElement sheet = await reader.SheetAsync("commune:" + unit.Code, period);
            before = Figures(sheet);
            (sheet.GetProperty("received").GetInt32(), sheet.GetProperty("resolved").GetInt32(), sheet.GetProperty("resolvedOnTime").GetInt32(), sheet.GetProperty("backlog").GetInt32()).ShouldBe((30, 18, 9, 12));
            (sheet.GetProperty("receivedOnline").GetInt32(), sheet.GetProperty("digitizedComponentsShare").GetDouble()).ShouldBe((15, 1));
            await ioc.KillAsync();
            ioc.Output.ShouldNotContain(NationalMessages.Mark);
        }

        await using (IocProcess ioc = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"]))
        {
            using var sender = new HttpClient { BaseAddress = new Uri(ioc.Url) };
            using HttpClient reader = ioc.Client(IocProcess.ReadKey);
            Figures(await reader.SheetAsync("commune:" + unit.Code, period)).ShouldBe(before);

            // The session is of before the kill; each known dossier is sent again as an update.
            JsonElement known = await CallAsync(sender, session, NationalMessages.Sync, dossiers, isUpdating: "False");
            (known.GetProperty("error_code").GetString(), known.GetProperty("message").GetString()).ShouldBe(("3", "30 trên 30 hồ sơ đã tồn tại"));
            await SendAsync(sender, session, NationalMessages.Course, [.. steps.Reverse()]);
            await SendAsync(sender, session, NationalMessages.Sync, [.. dossiers.Reverse()], isUpdating: "True");
            Figures(await reader.SheetAsync("commune:" + unit.Code, period)).ShouldBe(before);
            (await ioc.StopAsync()).ExitCode.ShouldBe(0);
            ioc.Output.ShouldNotContain(NationalMessages.Mark);
        }

        foreach (string file in Directory.GetFiles(data.Path, "*", SearchOption.AllDirectories))
        {
            (File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(NationalMessages.Mark)) < 0).ShouldBeTrue(file);
        }
    }

    /// <summary>Thirty dossiers, half of them online; of five two are open, three finished: at once, late, and recalled and finished again.</summary>
    private static (JsonNode[] Dossiers, JsonNode[] Steps) Night(string prefix, Instant accepted)
    {
        var dossiers = new List<JsonNode>();
        var steps = new List<JsonNode>();
        for (int i = 0; i < 30; i++)
        {
            string number = $"{prefix}-{accepted.ToLocal():yyMMdd}-{i:0000}";
            Instant due = accepted + TimeSpan.FromHours(6), first = accepted + TimeSpan.FromHours(1), end = i % 5 == 2 || (i % 5 == 4 && i % 2 == 0) ? accepted + TimeSpan.FromHours(5) : accepted + TimeSpan.FromHours(9);
            bool open = i % 5 < 2;
            dossiers.Add(NationalMessages.Dossier(
                number, accepted, ("KenhThucHien", i % 2 == 0 ? "2" : ""), ("NgayHenTra", NationalMessages.Text(due)), ("HoSoCoThanhPhanSoHoa", "1"), ("TrangThaiHoSo", open ? "4" : "10"),
                ("NgayKetThucXuLy", open ? "" : NationalMessages.Text(end)), ("NgayTra", open ? "" : NationalMessages.Text(end + TimeSpan.FromMinutes(30)))));
            steps.AddRange(NationalMessages.Step(number, "1", accepted), NationalMessages.Step(number, "2", accepted), NationalMessages.Step(number, "", accepted + TimeSpan.FromMinutes(1)));
            if (i % 5 is 1 or 4)
            {
                // The result was recalled: of these one stays open, the other is finished again.
                steps.AddRange(NationalMessages.Step(number, "9", first), NationalMessages.Step(number, i % 2 == 0 ? "2" : "4", first + TimeSpan.FromMinutes(5)));
            }

            if (!open)
            {
                steps.AddRange(NationalMessages.Step(number, "9", end), NationalMessages.Step(number, "10", end + TimeSpan.FromMinutes(30)));
            }
        }

        return ([.. dossiers], [.. steps]);
    }

    private static async Task<string> SessionAsync(HttpClient sender)
    {
        using HttpResponseMessage answer = await sender.PostAsJsonAsync(Address + "/auth", new { username = "environment-ingest", password = IocProcess.IngestKey });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("session").GetString()!;
    }

    /// <summary>In chunks of ten, as senders do; each is taken.</summary>
    private static async Task SendAsync(HttpClient sender, string session, string service, JsonNode[] data, string isUpdating = "False")
    {
        foreach (JsonNode[] chunk in data.Chunk(10))
        {
            JsonElement answer = await CallAsync(sender, session, service, chunk, isUpdating);
            answer.GetProperty("error_code").GetString().ShouldBe("0", answer.GetRawText());
            answer.GetProperty("message").GetString()!.ShouldContain("thành công");
        }
    }

    private static async Task<JsonElement> CallAsync(HttpClient sender, string session, string service, JsonNode[] data, string isUpdating)
    {
        using var body = new StringContent(NationalMessages.Call(service, session, isUpdating, data).ToJsonString(), Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await sender.PostAsync(Address, body);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>All figures; not when they were read, nor who reported lately.</summary>
    private static string Figures(JsonElement sheet) =>
        string.Join('\n', sheet.EnumerateObject().Where(member => member.Name is not ("asOf" or "coverage" or "unobservedMinutes" or "dueSoon" or "overdue")).Select(member => member.ToString()));
}
