using System.Text.Json;
using Ioc.Dashboard.Tests.Running;
using Ioc.Operations.Access;

namespace Ioc.Dashboard.Tests.Api;

[Collection(OneHost.Name)]
[Trait("Clock", "bound")]
public sealed class FiguresTests(RunningHost host)
{
    [Fact]
    public async Task Sheet_has_the_names_and_order_of_the_contract()
    {
        using HttpClient read = host.Client(RunningHost.ReadKey);
        JsonElement sheet = await read.GetJsonAsync("/api/v1/kpis?scope=province&period=2025-10");
        sheet.EnumerateObject().Select(member => member.Name).ShouldBe(
        [
            "scope", "period", "asOf", "coverage",
            "received", "receivedOnline", "onlineShare", "outsideArea",
            "resolved", "resolvedOnTime", "resolvedEarly", "resolvedLate", "resolvedDueByDefault", "onTimeRate", "resolvedFullyOnline", "fullyOnlineShare",
            "rejected", "withdrawn", "stopped", "backlog", "overdue", "dueSoon", "paused",
            "averageWorkingHours", "digitizedComponentsShare", "digitizedResultShare", "onlinePaymentShare",
            "ratings", "satisfaction", "satisfiedShare",
            "outagesOpen", "communesOffline", "downtimeMinutes", "unobservedMinutes", "availability", "ownAvailability",
            "law", "profile", "simulated", "complete",
        ]);
        sheet.GetProperty("onlineShare").ValueKind.ShouldBe(JsonValueKind.Null);
        sheet.GetProperty("period").GetRawText().ShouldBe("""{"from":"2025-10-01","to":"2025-10-31"}""");
        sheet.GetProperty("scope").GetString().ShouldBe("province");
    }

    [Theory]
    [InlineData("/api/v1/kpis?scope=province&period=2025-02-30")]
    [InlineData("/api/v1/kpis?scope=province&period=2025-10-31..2025-10-01")]
    [InlineData("/api/v1/kpis?scope=everything&period=today")]
    [InlineData("/api/v1/communes?period=today&sort=beauty")]
    [InlineData("/api/v1/communes?period=today&order=up")]
    [InlineData("/api/v1/communes?period=today&kind=village")]
    [InlineData("/api/v1/dossiers?scope=province&figure=ratings&period=today")]
    [InlineData("/api/v1/dossiers?scope=province&figure=backlog&period=today&limit=0")]
    [InlineData("/api/v1/dossiers?scope=province&figure=backlog&period=today&limit=501")]
    [InlineData("/api/v1/dossiers?scope=province&figure=backlog&period=today&cursor=nonsense")]
    [InlineData("/api/v1/series?scope=province&kpi=beauty&step=1d")]
    [InlineData("/api/v1/series?scope=province&kpi=backlog&step=2d")]
    [InlineData("/api/v1/series?scope=province&kpi=backlog&step=1m&from=2025-01-01&to=2025-12-31")]
    [InlineData("/api/v1/series?scope=province&kpi=backlog&step=1d&from=yesterday")]
    [InlineData("/api/v1/outages?from=2025-12-31&to=2025-01-01")]
    public async Task What_cannot_be_asked_is_400_and_says_so(string path)
    {
        using HttpClient read = host.Client(RunningHost.ReadKey);
        using HttpResponseMessage answer = await read.GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(400, path);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.JsonAsync()).GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Unit_that_does_not_exist_is_404()
    {
        using HttpClient read = host.Client(RunningHost.ReadKey);
        ((int)(await read.GetAsync("/api/v1/kpis?scope=commune:99999&period=today")).StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task Communes_of_every_kind_are_listed()
    {
        using HttpClient read = host.Client(RunningHost.ReadKey);
        int communes = Length(await read.GetJsonAsync("/api/v1/communes?period=today"));
        int units = Length(await read.GetJsonAsync("/api/v1/communes?period=today&kind=unit"));
        communes.ShouldBe(130);
        Length(await read.GetJsonAsync("/api/v1/communes?period=today&kind=all&sort=name&order=desc")).ShouldBe(communes + units);
    }

    [Fact]
    public async Task Key_that_is_limited_to_communes_sees_nothing_else()
    {
        string key = host.Get<ApiKeys>().Create("one commune", Roles.Read, null, ["16681"], "test");
        using HttpClient read = host.Client(key);
        await read.GetJsonAsync("/api/v1/kpis?scope=commune:16681&period=today");
        ((int)(await read.GetAsync("/api/v1/kpis?scope=commune:16690&period=today")).StatusCode).ShouldBe(404);
        ((int)(await read.GetAsync("/api/v1/kpis?scope=province&period=today")).StatusCode).ShouldBe(404);
        ((int)(await read.GetAsync("/api/v1/dossiers?scope=commune:16690&figure=backlog&period=today")).StatusCode).ShouldBe(404);
        JsonElement list = await read.GetJsonAsync("/api/v1/communes?period=today&kind=all");
        list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()).ShouldBe(["16681"]);
    }

    [Fact]
    public async Task Key_that_is_limited_to_sources_and_communes_speaks_for_nobody_else()
    {
        string key = host.Get<ApiKeys>().Create("one sender", Roles.Ingest, ["/vn/40/one"], ["16708"], "test");
        using HttpClient ingest = host.Client(key);
        string body = "[" + string.Join(',', new[]
        {
            Events.Status("16708", "H41-mine", source: "/vn/40/one"),
            Events.Status("16681", "H41-not-my-commune", source: "/vn/40/one"),
            Events.Status("16708", "H41-not-my-source", source: "/vn/40/two"),
        }.Select(e => e.ToJsonString())) + "]";
        JsonElement answer = await (await ingest.PostEventsAsync(body, Events.Batch)).JsonAsync();
        answer.GetProperty("accepted").GetInt32().ShouldBe(1);
        answer.GetProperty("rejected").EnumerateArray().Select(r => r.GetProperty("reason").GetString()).ShouldBe(["not-authorised", "not-authorised"]);
    }

    [Fact]
    public async Task Markup_in_a_dossier_number_stays_text()
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey), read = host.Client(RunningHost.ReadKey);
        const string Number = "<img src=x onerror=alert(1)>&'\"";
        (await ingest.PostEventsAsync(Events.Status("16738", Number).ToJsonString())).EnsureSuccessStatusCode();
        using HttpResponseMessage answer = await read.GetAsync($"/api/v1/dossiers?scope=commune:16738&figure=received&period={Events.SinceYesterday}");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        string text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain("<");
        JsonDocument.Parse(text).RootElement.GetProperty("items")[0].GetProperty("dossier").GetString().ShouldBe(Number);
    }

    private static int Length(JsonElement list) => list.GetProperty("items").GetArrayLength();
}
