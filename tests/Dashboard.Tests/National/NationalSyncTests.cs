using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Tests.Shared;
using static Ioc.Tests.Shared.NationalMessages;

namespace Ioc.Dashboard.Tests.National;

/// <summary>The protocol of provincial one-stop systems against the whole program: both shapes of the envelope, the answers that senders test for, and the figures that come of it.</summary>
[Collection(OneHost.Name)]
public sealed class NationalSyncTests(RunningHost host)
{
    /// <summary>The day before yesterday, so that a course of two days is over.</summary>
    private static Instant Accepted => (TestClock.Today - 2).Start + TimeSpan.FromHours(8);

    private static string Period => $"{TestClock.Today - 3}..{TestClock.Today}";

    [Fact]
    public async Task Dossier_and_course_of_a_session_are_in_the_sheet_and_the_list()
    {
        using HttpClient sender = host.Client(), read = host.Client(RunningHost.ReadKey);
        string session = await sender.SessionAsync();
        JsonObject dossier = Dossier("H41.40-251103-0001", Accepted, ("NgayHenTra", Text(Accepted + TimeSpan.FromDays(1))), ("DuocThanhToanTrucTuyen", "1"), ("HoSoCoThanhPhanSoHoa", "1"));
        (await sender.PostJsonAsync(NationalCalls.Address, Call(Sync, session, false, [dossier])).AnswerAsync()).ShouldBe((200, "0", "Đồng bộ hồ sơ thành công", "0"));
        (await sender.PostJsonAsync(NationalCalls.Address, Call(Course, session, "False", [Step("H41.40-251103-0001", "9", Accepted + TimeSpan.FromDays(1.5))])).AnswerAsync())
            .ShouldBe((200, "0", "Cập nhật tiến độ hồ sơ thành công", "0"));

        string unit = UnitOf("H41.40");
        JsonElement sheet = await read.GetJsonAsync($"/api/v1/kpis?scope=commune:{unit}&period={Period}");
        foreach (string figure in new[] { "received", "receivedOnline", "resolved", "resolvedLate", "resolvedFullyOnline" })
        {
            sheet.GetProperty(figure).GetInt32().ShouldBe(1, figure);
        }

        (sheet.GetProperty("digitizedComponentsShare").GetDouble(), sheet.GetProperty("onlinePaymentShare").GetDouble()).ShouldBe((1, 1));
        JsonElement item = (await read.GetJsonAsync($"/api/v1/dossiers?scope=commune:{unit}&figure=resolved&period={Period}")).GetProperty("items")[0];
        Instant.Parse(item.GetProperty("dueAt").GetString()!).ShouldBe(Accepted + TimeSpan.FromDays(1));
        item.GetProperty("dueBasis").GetString().ShouldBe("source");
    }

    [Fact]
    public async Task Known_dossier_is_said_to_exist_until_it_is_sent_as_an_update()
    {
        using HttpClient sender = host.Client(), read = host.Client(RunningHost.ReadKey);
        string session = await sender.SessionAsync(), scope = $"/api/v1/kpis?scope=commune:{UnitOf("H41.41")}&period={Period}";

        // Its course came first: that alone makes no dossier known.
        await sender.PostJsonAsync(NationalCalls.Address, Call(Course, session, false, [Step("H41.41-251103-0001", "2", Accepted)])).AnswerAsync();
        JsonObject first = Dossier("H41.41-251103-0001", Accepted, ("KenhThucHien", "1")), changed = Dossier("H41.41-251103-0001", Accepted, ("DuocThanhToanTrucTuyen", "2"));
        (await sender.PostJsonAsync(NationalCalls.Address, Call(Sync, session, false, [first])).AnswerAsync()).Code.ShouldBe("0");
        (await read.GetJsonAsync(scope)).GetProperty("receivedOnline").GetInt32().ShouldBe(0);
        (await sender.PostJsonAsync(NationalCalls.Address, Call(Sync, session, "False", [changed])).AnswerAsync()).ShouldBe((200, "3", "Hồ sơ đã tồn tại", "3"));
        (await read.GetJsonAsync(scope)).GetProperty("receivedOnline").GetInt32().ShouldBe(0);
        (await sender.PostJsonAsync(NationalCalls.Address, Call(Sync, session, "True", [changed])).AnswerAsync()).ShouldBe((200, "0", "Đồng bộ hồ sơ thành công", "0"));
        JsonElement sheet = await read.GetJsonAsync(scope);
        (sheet.GetProperty("received").GetInt32(), sheet.GetProperty("receivedOnline").GetInt32()).ShouldBe((1, 1));
    }

    /// <summary>The bare array with what belongs to it in the query, a session in query or header, or a key in place of one; packed or not.</summary>
    [Fact]
    public async Task Bare_array_takes_the_rest_from_the_query_and_a_key_takes_the_place_of_a_session()
    {
        using HttpClient nobody = host.Client(), keyed = host.Client(RunningHost.IngestKey), read = host.Client(RunningHost.ReadKey);
        string session = await nobody.SessionAsync();
        string Array(int number) => $"[{Dossier($"000.00.00.H41-251103-{number:0000}", Accepted).ToJsonString()}]";
        const string Sender = "MaDinhDanhDV=000.00.42.H41&isUpdating=True";
        (await nobody.PostJsonAsync($"{NationalCalls.Address}/DongBoHoSoMC?{Sender}&session={Uri.EscapeDataString(session)}", Array(1)).AnswerAsync()).Code.ShouldBe("0");
        (await keyed.PostJsonAsync($"{NationalCalls.Address}?service=DongBoHoSoMC&{Sender}", Array(2)).AnswerAsync()).Code.ShouldBe("0");
        using HttpClient headed = host.Client(session);
        (await headed.PostJsonAsync($"{NationalCalls.Address}/dongbohosomc?madonvi=H41.42", Array(3)).AnswerAsync()).Code.ShouldBe("0");
        (await read.GetJsonAsync($"/api/v1/kpis?scope=commune:{UnitOf("H41.42")}&period={Period}")).GetProperty("received").GetInt32().ShouldBe(3);

        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Array(4)));
        }

        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        (await keyed.PostAsync($"{NationalCalls.Address}/DongBoHoSoMC?{Sender}", content).AnswerAsync()).Code.ShouldBe("0");
    }

    [Fact]
    public async Task One_bad_dossier_of_a_batch_is_answered_for_itself_and_the_rest_counts()
    {
        using HttpClient sender = host.Client(RunningHost.IngestKey), read = host.Client(RunningHost.ReadKey);
        JsonNode[] data =
        [
            Dossier("H41.43-251103-0001", Accepted), Dossier("H99.99-251103-0001", Accepted, ("DonViXuLy", "Nơi khác")), Dossier("H41.43-251103-0002", Accepted, ("NgayTiepNhan", "hôm qua")),
            JsonValue.Create(7), Dossier("H41.43-251103-0003", TestClock.Now + TimeSpan.FromDays(1)), Dossier("H41.43-251103-0004", Accepted),
        ];
        (int status, string code, string message, string each) = await sender.PostJsonAsync(NationalCalls.Address, Call(Sync, null, false, data)).AnswerAsync();
        (status, code, message).ShouldBe((200, "1", "4 trên 6 không nhận được"));
        each.ShouldBe("0 1 1 1 1 0");
        (await read.GetJsonAsync($"/api/v1/kpis?scope=commune:{UnitOf("H41.43")}&period={Period}")).GetProperty("received").GetInt32().ShouldBe(2);
        JsonElement alone = await (await sender.PostJsonAsync(NationalCalls.Address, Call(Sync, null, true, [data[1]]))).JsonAsync();
        alone.GetProperty("message").GetString()!.ShouldStartWith("Không nhận được: unknown-commune");
        alone.GetProperty("message").GetString()!.ShouldNotContain("thành công");
    }

    /// <summary>A number whose front names no unit: the dossier says who processes it; its course finds it by the number, once it is known.</summary>
    [Fact]
    public async Task Course_without_a_unit_of_its_own_follows_its_dossier()
    {
        using HttpClient sender = host.Client(RunningHost.IngestKey), read = host.Client(RunningHost.ReadKey);
        string unit = UnitOf("H41.44"), number = "000.00.00.H41-251103-7777";
        JsonObject course = Call(Course, null, false, [Step(number, "9", Accepted + TimeSpan.FromDays(1))]);
        (await sender.PostJsonAsync(NationalCalls.Address, course).AnswerAsync()).Code.ShouldBe("1", "its dossier is not known yet");
        (await sender.PostJsonAsync(NationalCalls.Address, Call(Sync, null, false, [Dossier(number, Accepted, ("DonViXuLy", unit))])).AnswerAsync()).Code.ShouldBe("0");
        (await sender.PostJsonAsync(NationalCalls.Address, course).AnswerAsync()).Code.ShouldBe("0");
        (await read.GetJsonAsync($"/api/v1/kpis?scope=commune:{unit}&period={Period}")).GetProperty("resolved").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Key_bound_to_units_sends_for_these_alone_and_under_its_own_source()
    {
        ApiKeys keys = host.Get<ApiKeys>();
        string secret = keys.Create("one-stop-of-45", Roles.Ingest, ["/vn/40/one-stop"], [UnitOf("H41.45")], "test");
        using HttpClient sender = host.Client(), read = host.Client(RunningHost.ReadKey);
        string session = await sender.SessionAsync("one-stop-of-45", secret);
        JsonNode[] data = [Dossier("H41.45-251103-0001", Accepted), Dossier("H41.46-251103-0001", Accepted)];
        (await sender.PostJsonAsync(NationalCalls.Address, Call(Sync, session, false, data)).AnswerAsync()).Each.ShouldBe("0 1");
        (await read.GetJsonAsync($"/api/v1/kpis?scope=commune:{UnitOf("H41.45")}&period={Period}")).GetProperty("received").GetInt32().ShouldBe(1);
        (await read.GetJsonAsync($"/api/v1/kpis?scope=commune:{UnitOf("H41.46")}&period={Period}")).GetProperty("received").GetInt32().ShouldBe(0);

        keys.Revoke(keys.List().Single(key => key.Name == "one-stop-of-45").Id, "test");
        (await sender.PostJsonAsync(NationalCalls.Address, Call(Sync, session, false, data)).AnswerAsync()).Code.ShouldBe("401", "the key was revoked");
    }

    [Fact]
    public async Task Refusals_have_the_shape_of_the_protocol()
    {
        using HttpClient nobody = host.Client(), sender = host.Client(RunningHost.IngestKey), reader = host.Client(RunningHost.ReadKey), stranger = host.Client("no such key");
        string call = Call(Sync, null, false, [Dossier("H41.47-251103-0001", Accepted)]).ToJsonString();
        (await nobody.PostJsonAsync(NationalCalls.Address, call).AnswerAsync()).ShouldBe((401, "401", "Phiên làm việc không hợp lệ hoặc đã hết hạn", ""));
        (await stranger.PostJsonAsync(NationalCalls.Address, call).AnswerAsync()).Code.ShouldBe("401");
        (await reader.PostJsonAsync(NationalCalls.Address, call).AnswerAsync()).Code.ShouldBe("403");
        (await nobody.PostJsonAsync(NationalCalls.Address, Call(Sync, "nonsense", false, [])).AnswerAsync()).Code.ShouldBe("401");
        (await nobody.PostJsonAsync(NationalCalls.Address, "{\"data\":[").AnswerAsync()).Code.ShouldBe("401", "a stranger makes no dead letters");
        (await nobody.PostJsonAsync(NationalCalls.Address + "/auth", new JsonObject { ["username"] = "someone-else", ["password"] = RunningHost.IngestKey }).AnswerAsync()).Code.ShouldBe("401");
        (await nobody.PostJsonAsync(NationalCalls.Address + "/auth", new JsonObject { ["username"] = "environment-read", ["password"] = RunningHost.ReadKey }).AnswerAsync()).Code.ShouldBe("401");
        (await nobody.PostJsonAsync(NationalCalls.Address + "/auth", "[]").AnswerAsync()).Code.ShouldBe("400");
        (await sender.PostJsonAsync(NationalCalls.Address, "{\"data\":[").AnswerAsync()).Code.ShouldBe("400");
        (await sender.PostJsonAsync(NationalCalls.Address, "{\"service\":\"DongBoHoSoMC\"}").AnswerAsync()).Code.ShouldBe("400");
        (await sender.PostJsonAsync(NationalCalls.Address, Call("TraCuu", null, false, [])).AnswerAsync()).Code.ShouldBe("400");
        (await sender.PostJsonAsync(NationalCalls.Address, call, encoding: "zstd").AnswerAsync()).Code.ShouldBe("415");
        (await sender.PostJsonAsync(NationalCalls.Address, call, encoding: "gzip").AnswerAsync()).Code.ShouldBe("400", "it is not packed");
        (await sender.PostJsonAsync(NationalCalls.Address, new string(' ', 4_000_001)).AnswerAsync()).Code.ShouldBe("413");
        (await sender.PostJsonAsync(NationalCalls.Address + "/DongBoHoSoMC", $"[{string.Join(',', Enumerable.Repeat("{}", 1_001))}]").AnswerAsync()).Code.ShouldBe("413");
        (await sender.PostJsonAsync(NationalCalls.Address, Call(Sync, null, false, [])).AnswerAsync()).ShouldBe((200, "0", "Đồng bộ hồ sơ thành công", ""));
    }

    /// <summary>Three units are told the same in three orders, with resending and overlap, by a sender that does as the protocol says: their sheets are the same.</summary>
    [Fact]
    public async Task Figures_do_not_hang_on_the_order_in_which_calls_come()
    {
        using HttpClient sender = host.Client(RunningHost.IngestKey), read = host.Client(RunningHost.ReadKey);
        string[] fronts = ["H41.50", "000.00.51.H41", "H41.52"];
        var sheets = new List<string>();
        foreach ((int turn, string front) in fronts.Index())
        {
            var random = new Random(turn);
            JsonNode[] calls = [.. Calls(front)];
            JsonNode[] sent = turn == 0 ? calls : [.. calls, .. calls.Where(_ => random.Next(2) == 0)];
            if (turn > 0)
            {
                random.Shuffle(sent);
            }

            foreach (JsonNode call in sent)
            {
                string code = (await sender.PostJsonAsync(NationalCalls.Address, call).AnswerAsync()).Code;
                if (code == "3")
                {
                    call["isUpdating"] = true;
                    code = (await sender.PostJsonAsync(NationalCalls.Address, call).AnswerAsync()).Code;
                }

                code.ShouldBe("0");
            }

            JsonObject sheet = JsonNode.Parse((await read.GetJsonAsync($"/api/v1/kpis?scope=commune:{UnitOf($"H41.5{turn}")}&period={Period}")).GetRawText())!.AsObject();
            (sheet["received"]!.GetValue<int>(), sheet["resolved"]!.GetValue<int>() > 0, sheet["backlog"]!.GetValue<int>() > 0).ShouldBe((40, true, true));
            _ = (sheet.Remove("scope"), sheet.Remove("asOf"));
            sheets.Add(sheet.ToJsonString());
        }

        sheets.ShouldAllBe(sheet => sheet == sheets[0]);
    }

    /// <summary>Forty dossiers, each told as it was accepted and as it stands, and their courses in pieces that overlap.</summary>
    private static IEnumerable<JsonNode> Calls(string front)
    {
        var random = new Random(7);
        var steps = new List<JsonNode>();
        for (int i = 0; i < 40; i++)
        {
            string number = $"{front}-251103-{i:0000}";
            Instant at = Accepted + TimeSpan.FromSeconds(i), end = at + TimeSpan.FromHours(random.Next(1, 40));
            string channel = $"{random.Next(1, 4)}", promise = Text(at + TimeSpan.FromHours(random.Next(1, 40)));
            yield return Call(Sync, null, false, [Dossier(number, at, ("KenhThucHien", channel), ("NgayHenTra", promise))]);
            steps.AddRange(Step(number, "1", at), Step(number, "2", at), Step(number, i % 5 == 0 ? "" : "4", at + TimeSpan.FromMinutes(1)));
            if (i % 3 == 0)
            {
                continue;
            }

            steps.Add(Step(number, "9", end));
            yield return Call(Sync, null, true, [Dossier(number, at, ("KenhThucHien", channel), ("NgayHenTra", promise), ("TrangThaiHoSo", "9"), ("NgayKetThucXuLy", Text(end)), ("DuocThanhToanTrucTuyen", "1"))]);
            if (i % 4 == 0)
            {
                steps.Add(Step(number, "4", end + TimeSpan.FromMinutes(5))); // the result was recalled
            }
        }

        for (int first = 0; first < steps.Count; first += 7)
        {
            yield return Call(Course, null, false, steps.Skip(first).Take(10));
        }
    }

    private string UnitOf(string prefix) => host.Profile.Units.Single(unit => unit.DossierPrefix == prefix).Code;
}
