using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ioc.Dashboard.Dossiers;
using Ioc.Dashboard.Tests.Admin;
using Ioc.Dashboard.Tests.Running;
using Ioc.Ingest.Gateway;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Live;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Quality;

/// <summary>A commune that ended while dossiers were open there: every list adds up to the province, every page says so, and data quality asks for what is to be done.</summary>
public sealed class EndedUnitPagesTests : IAsyncLifetime
{
    private const string Old = "16681", New = "16690", Other = "16702";
    private static readonly LocalDay _last = TestClock.Today - 40;

    private readonly RunningHost _host = new() { Profile = Repository.LoadProfile().Ending(Old, _last, New) };

    private string Successor => _host.Profile.FindUnit(New)!.NameVi;

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        using HttpClient ingest = _host.Client(RunningHost.IngestKey);
        Instant before = (_last - 3).Start + TimeSpan.FromHours(9);
        string[] events =
        [
            .. new[] { "a", "b", "c" }.Select(number => Events.Status(Old, number, at: before).ToJsonString()),
            Events.Status(Old, "a", 2, "completed", at: before + TimeSpan.FromDays(10)).ToJsonString(),
            Events.Status(Old, "new", 7, "processing", at: before + TimeSpan.FromDays(10)).ToJsonString(),
            Events.Status(Other, "d", at: before).ToJsonString(),
        ];
        JsonElement answer = await (await ingest.PostEventsAsync($"[{string.Join(',', events)}]", Events.Batch)).JsonAsync();
        answer.GetProperty("accepted").GetInt32().ShouldBe(5);
        answer.GetProperty("rejected")[0].GetProperty("detail").GetString().ShouldBe($"data.commune: ended {_last}, its successor is {New}; it had not accepted the dossier until then");
        // Live pages show a commit up to a quarter of a second after the store has it.
        LiveBoard board = _host.Get<LiveBoard>();
        await Eventually.Shows("open dossiers on the board", () => board.Latest.Unit(Old)?.Dossiers?.Now.Backlog, backlog => backlog == 2);
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    [Trait("Clock", "bound")]
    public async Task Lists_add_up_to_the_province_and_every_page_names_the_end_the_successor_and_what_is_left()
    {
        using HttpClient read = _host.Client(RunningHost.ReadKey), person = _host.As(Roles.Committee);
        foreach (string period in new[] { "today", $"{_last + 1}..{_last + 2}", $"{TestClock.Today.Date:yyyy-MM}" })
        {
            JsonElement[] units = [.. (await read.GetJsonAsync($"/api/v1/communes?kind=all&period={period}")).GetProperty("items").EnumerateArray()];
            long whole = (await read.GetJsonAsync($"/api/v1/kpis?scope=province&period={period}")).GetProperty("backlog").GetInt64();
            units.Sum(unit => unit.GetProperty("backlog").GetInt64()).ShouldBe(whole, period);
            JsonElement old = units.Single(unit => unit.GetProperty("code").GetString() == Old);
            (old.GetProperty("validTo").GetString(), old.GetProperty("successor").GetString()).ShouldBe((_last.ToString(), New));
        }

        string ended = $"đã kết thúc ngày {_last.Date:dd/MM/yyyy}, đơn vị kế thừa: {Successor}";
        foreach (string list in new[] { $"/communes?q={Old}&kind=all&period=today", "/communes?rows=all", "/?rows=all", "/?period=last-month&rows=all" })
        {
            IDocument page = await PageAsync(person, list);
            IElement row = page.QuerySelector($"tr[data-commune='{Old}']").ShouldNotBeNull(list);
            row.QuerySelector("[data-ended]")!.TextContent.ShouldBe(ended, list);
            page.QuerySelectorAll("[data-commune] [data-ended]").Length.ShouldBe(1, list);
        }

        IElement notice = (await PageAsync(person, $"/communes/{Old}")).QuerySelector("[data-ended]")!;
        notice.TextContent.ShouldContain(ended);
        notice.QuerySelector("a")!.GetAttribute("href").ShouldBe($"/communes/{New}");
        notice.QuerySelector("[data-still-open]")!.TextContent.ShouldBe("Còn 2 hồ sơ đang giải quyết, cần đóng hoặc bàn giao.");
        (await PageAsync(person, $"/communes/{New}")).QuerySelector("[data-ended]").ShouldBeNull();
        (await PageAsync(person, $"/dossiers/{Old}/b")).QuerySelector("[data-ended]")!.TextContent.ShouldContain(ended);
        (await PageAsync(person, "/map")).QuerySelectorAll("[data-ended-units] a").Select(link => link.GetAttribute("href")).ShouldBe([$"/communes/{Old}"]);
    }

    [Fact]
    [Trait("Clock", "bound")]
    public async Task Data_quality_lists_what_is_to_be_closed_or_handed_over()
    {
        using HttpClient read = _host.Client(RunningHost.ReadKey), person = _host.As(Roles.Committee), elsewhere = _host.As(Roles.Official, New);
        IElement[] rows = [.. (await PageAsync(person, "/data-quality")).QuerySelectorAll("[data-ended-units] tbody tr")];
        rows.Single().QuerySelectorAll("th,td").Select(cell => cell.TextContent.Trim()).ShouldBe(
            [_host.Profile.FindUnit(Old)!.NameVi, $"{_last.Date:dd/MM/yyyy}", Successor, "2", "2"]);
        (await PageAsync(elsewhere, "/data-quality")).QuerySelector("[data-ended-units]").ShouldBeNull("of units that one may see");
        JsonElement items = (await read.GetJsonAsync("/api/v1/data-quality?period=today")).GetProperty("items");
        JsonElement open = items.EnumerateArray().Single(item => item.GetProperty("reason").GetString() == "open-after-end");
        (open.GetProperty("commune").GetString(), open.GetProperty("count").GetInt64()).ShouldBe((Old, 2));
    }

    [Fact]
    public async Task An_administrator_hands_all_that_is_open_over_once_and_the_province_counts_what_it_counted()
    {
        using HttpClient read = _host.Client(RunningHost.ReadKey), person = _host.As(Roles.Committee);
        using HttpClient admin = _host.As(Roles.Administrator);
        (await PageAsync(person, "/data-quality")).QuerySelector("a[data-hand-over]").ShouldBeNull();
        (await person.GetAsync("/hand-over")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        string days = $"{_last + 1}..{TestClock.Today}", before = await read.GetStringAsync($"/api/v1/communes?kind=all&period={_last + 1}..{_last + 9}");
        JsonElement whole = await read.GetJsonAsync($"/api/v1/kpis?scope=province&period={days}");

        await Eventually.TrueAsync(async () => (await PostAsync(admin, confirm: Other)).QuerySelector("[data-outcome]")?.GetAttribute("data-outcome") == "refused", TimeSpan.FromSeconds(30), () => "no other than the successor");
        IDocument done = null!;
        await Eventually.TrueAsync(
            async () => (done = await PostAsync(admin, confirm: New)).QuerySelector("[data-outcome]")?.GetAttribute("data-outcome") == "done", TimeSpan.FromSeconds(60),
            () => done.QuerySelector("main")?.TextContent ?? "");
        done.QuerySelector("[data-outcome]")!.TextContent.Trim().ShouldBe("Đã bàn giao 2 hồ sơ.");
        done.QuerySelectorAll("[data-hand-over]").ShouldBeEmpty("nothing is left");
        (await PostAsync(admin, confirm: New)).QuerySelector("[data-outcome]")!.TextContent.ShouldContain("đơn vị đã bàn giao", customMessage: "a second administrator");

        (await BacklogAsync(read, Old), await BacklogAsync(read, New), await BacklogAsync(read, Other)).ShouldBe((0, 2, 1));
        JsonElement after = await read.GetJsonAsync($"/api/v1/kpis?scope=province&period={days}");
        foreach (string figure in new[] { "received", "resolved", "stopped", "backlog", "overdue" })
        {
            after.GetProperty(figure).GetInt64().ShouldBe(whole.GetProperty(figure).GetInt64(), figure);
        }

        Figures(await read.GetStringAsync($"/api/v1/communes?kind=all&period={_last + 1}..{_last + 9}")).ShouldBe(Figures(before), "what was stays the old unit's");
        IDocument old = await PageAsync(person, $"/dossiers/{Old}/b"), taken = await PageAsync(person, $"/dossiers/{New}/b");
        old.QuerySelector("[data-handed-over] a")!.GetAttribute("href").ShouldBe($"/dossiers/{New}/b");
        taken.QuerySelector("[data-taken-over] a")!.GetAttribute("href").ShouldBe($"/dossiers/{Old}/b");
        taken.QuerySelector("[data-due]")!.FirstChild!.TextContent.ShouldBe(old.QuerySelector("[data-due]")!.FirstChild!.TextContent);
        _host.Get<AuditLog>().Latest(5).Where(entry => entry.Action == "dossiers-handed-over" && entry.Subject == "unit:" + Old).Select(entry => entry.Detail).ShouldBe([$"{New} 2 0 0", New]);
        (await PageAsync(admin, "/audit")).Body!.TextContent.ShouldContain($"{Successor}: đã bàn giao 2, trùng số 0, còn lại 0");
    }

    [Fact]
    public async Task A_run_that_ended_early_is_finished_at_its_instant_and_one_at_a_time_hands_over()
    {
        var store = _host.Get<IOperationalStore>();
        HandingOver desk = _host.Get<HandingOver>();
        Unit old = _host.Profile.FindUnit(Old)!, successor = _host.Profile.FindUnit(New)!;
        Instant begun = Instant.FromUnixMilliseconds(TestClock.Shared.GetUtcNow().AddHours(-1).ToUnixTimeMilliseconds());
        DossierRow row = await RowAsync(Old, "b");
        byte[][] taking = [.. HandOverEvents.Taking(row.Key, new DossierHistoryCodec().Decode(row.History), null, New, begun)];
        await SendAsync(taking);

        // Of another the old unit heard of one more status after that was read, of a lower sequence, and gave it up without it.
        await SendAsync(Bytes(Events.Status(Old, "c", 5, "processing", at: begun - TimeSpan.FromHours(3))));
        DossierRow other = await RowAsync(Old, "c");
        DossierHistory known = new DossierHistoryCodec().Decode(other.History);
        await SendAsync(Bytes(Events.Status(Old, "c", 3, "supplement-requested", at: begun - TimeSpan.FromHours(4))));
        await SendAsync([.. HandOverEvents.Taking(other.Key, known, null, New, begun), HandOverEvents.Giving(other.Key, known, New, begun)]);

        await _host.Get<ILeases>().TakeLeaseAsync("hand-over:" + Old, "another", TimeSpan.FromMinutes(1), default);
        await Eventually.Is("figures that are live", RunAsync, outcome => outcome.Trouble == HandOverTrouble.UnderWay);
        await _host.Get<ILeases>().GiveUpLeaseAsync("hand-over:" + Old, "another", default);
        (await Eventually.Is("figures that are live", RunAsync, outcome => outcome.Trouble != HandOverTrouble.NotCaughtUp)).ShouldBe(new HandOverOutcome(1, 0, 0, HandOverTrouble.None));
        ((await RowAsync(Old, "b")).Facts.FinishedAt, (await RowAsync(New, "b")).Facts.TakenOverAt).ShouldBe((begun, begun));
        (await RowAsync(New, "c")).Facts.Pauses.Count.ShouldBe(1);
        (await RunAsync()).ShouldBe(new HandOverOutcome(0, 0, 0, HandOverTrouble.None), "nothing is left");

        // One that has no next sequence stays, at once and in words.
        await SendAsync(Bytes(Events.Status(Old, "last", at: begun - TimeSpan.FromDays(60))));
        await SendAsync(Bytes(Events.Status(Old, "last", long.MaxValue, "processing", at: begun - TimeSpan.FromDays(2))));
        (await RunAsync()).ShouldBe(new HandOverOutcome(0, 0, 1, HandOverTrouble.NotTaken));
        (await store.FindDossiersAsync([new DossierKey(New, "last")], default)).ShouldBeEmpty();

        // One that was begun and did not end is on the page, though nothing is open there any more.
        using HttpClient admin = _host.As(Roles.Administrator), ingest = _host.Client(RunningHost.IngestKey);
        _host.Get<AuditLog>().Write("test", AuditAction.DossiersHandedOver, "unit:" + Old, New);
        (await PageAsync(admin, "/hand-over")).QuerySelectorAll("[data-hand-over] [data-unfinished]").Length.ShouldBe(1);

        string told = JsonNode.Parse(taking[0])!.ToJsonString();
        (await (await ingest.PostEventsAsync($"[{told}]", Events.Batch)).JsonAsync()).GetProperty("rejected")[0].GetProperty("reason").GetString().ShouldBe("not-authorised");

        Task<HandOverOutcome> RunAsync() => desk.RunAsync(old, successor, "test", default);
        async Task<DossierRow> RowAsync(string unit, string number) => (await store.FindDossiersAsync([new DossierKey(unit, number)], default)).Single();
        async Task SendAsync(params byte[][] events) =>
            (await _host.Get<EventGateway>().AcceptAsync([.. events.Select(e => (ReadOnlyMemory<byte>)e)], Caller.Anyone("test"), default)).ShouldBeOfType<Taken>().Rejected.ShouldBeEmpty();
        static byte[] Bytes(JsonObject e) => Encoding.UTF8.GetBytes(e.ToJsonString());
    }

    private static string[] Figures(string units) => [.. JsonDocument.Parse(units).RootElement.GetProperty("items").EnumerateArray()
        .Select(unit => $"{unit.GetProperty("code")} {unit.GetProperty("received")} {unit.GetProperty("resolved")} {unit.GetProperty("backlog")} {unit.GetProperty("overdue")}").Order(StringComparer.Ordinal)];

    private static async Task<long> BacklogAsync(HttpClient read, string unit) =>
        (await read.GetJsonAsync($"/api/v1/kpis?scope=commune:{unit}&period=today")).GetProperty("backlog").GetInt64();

    private static async Task<IDocument> PostAsync(HttpClient admin, string confirm) =>
        new HtmlParser().ParseDocument(await admin.SubmitAsync("/hand-over", "hand-over", ("unit", Old), ("confirm-" + Old, confirm)));

    private static async Task<IDocument> PageAsync(HttpClient person, string address) => new HtmlParser().ParseDocument(await person.GetStringAsync(address));
}
