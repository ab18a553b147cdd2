using System.Net;
using System.Text;
using System.Text.Json;
using Ioc.Dashboard.Tests.Running;
using Ioc.Operations.Access;
using Ioc.Operations.Reports.Sending;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Dashboard.Tests.Reports;

[Collection(OneHost.Name)]
[Trait("Clock", "bound")]
public sealed class ReportApiTests(RunningHost host)
{
    private const string ReportKey = "report-key-of-the-tests";

    [Fact]
    public async Task Report_is_made_listed_and_downloaded_with_the_figures_of_the_sheet()
    {
        host.Services.GetRequiredService<ApiKeys>().FromEnvironment(Roles.Report, ReportKey);
        using HttpClient report = host.Client(ReportKey), read = host.Client(RunningHost.ReadKey);
        (await read.PostAsync("/api/v1/reports?period=2025-10", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await report.PostAsync("/api/v1/reports?period=2025-13", null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await report.PostAsync("/api/v1/reports", new StringContent("no json"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await report.PostAsync("/api/v1/reports", new ByteArrayContent([.. "{\"period\":\""u8, 0xFF, .. "\"}"u8]))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using HttpResponseMessage made = await report.PostAsync("/api/v1/reports", new StringContent("{\"period\":\"2025-10\"}", Encoding.UTF8, "application/json"));
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        JsonElement item = JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement;
        (await read.GetStringAsync("/api/v1/reports")).ShouldContain(item.GetProperty("sha256").GetString()!);
        foreach (string format in new[] { "docx", "xlsx", "json", "csv" })
        {
            (await read.GetByteArrayAsync(item.GetProperty("formats").GetProperty(format).GetString())).ShouldNotBeEmpty(format);
        }

        JsonElement file = JsonDocument.Parse(await read.GetByteArrayAsync(item.GetProperty("formats").GetProperty("json").GetString())).RootElement;
        JsonElement sheet = JsonDocument.Parse(await read.GetStringAsync("/api/v1/kpis?scope=province&period=2025-10")).RootElement;
        foreach (JsonProperty figure in sheet.EnumerateObject().Where(member => member.Name is not ("asOf" or "coverage")))
        {
            file.GetProperty("figures").GetProperty("province").GetProperty(figure.Name).GetRawText().ShouldBe(figure.Value.GetRawText(), figure.Name);
        }

        (await read.GetAsync("/api/v1/reports/999/json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await read.GetAsync("/api/v1/reports/x/json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await read.GetAsync($"/api/v1/reports/{item.GetProperty("id").GetInt64()}/exe")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Feed_is_signed_over_the_body_without_the_signature()
    {
        using HttpClient read = host.Client(RunningHost.ReadKey);
        string body = await read.GetStringAsync("/api/v1/feed");
        string signature = JsonDocument.Parse(body).RootElement.GetProperty("signature").GetString()!;
        string signed = body.Replace($",\"signature\":\"{signature}\"", "", StringComparison.Ordinal);
        host.Services.GetRequiredService<FeedKey>().Sign(Encoding.UTF8.GetBytes(signed)).ShouldBe(signature);
        JsonDocument.Parse(signed).RootElement.GetProperty("kpis").GetProperty("scope").GetString().ShouldBe("province");
    }

    [Fact]
    public async Task Every_target_is_listed_with_what_is_known()
    {
        using HttpClient read = host.Client(RunningHost.ReadKey);
        JsonElement items = JsonDocument.Parse(await read.GetStringAsync("/api/v1/targets")).RootElement.GetProperty("items");
        items.EnumerateArray().Select(item => item.GetProperty("id").GetString()).ShouldBe(host.Profile.Targets.Select(target => target.Id));
        foreach (string member in new[] { "value", "goal", "gap", "trend", "forecast", "state" })
        {
            items.EnumerateArray().All(item => item.TryGetProperty(member, out _)).ShouldBeTrue(member);
        }
    }
}
