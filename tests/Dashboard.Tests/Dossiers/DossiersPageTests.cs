using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Kpis;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Dossiers;

public sealed partial class DossiersPageTests(SeededHost seeded) : IClassFixture<SeededHost>
{
    private readonly RunningHost _host = seeded.Host;

    public static TheoryData<string> Figures => [.. Catalogue.OfDossiers.Select(figure => figure.Id)];

    [Theory]
    [Trait("Clock", "bound")]
    [MemberData(nameof(Figures))]
    public Task Page_holds_exactly_as_many_dossiers_as_the_figure_says(string figure) => TestClock.WithinAMinuteAsync(async () =>
    {
        using HttpClient user = _host.As(Roles.Committee), read = _host.Client(RunningHost.ReadKey);
        foreach (string scope in new[] { "province", "commune:16681", "commune:16738" })
        {
            foreach (string period in seeded.Periods())
            {
                string question = $"scope={scope}&period={period}";
                long expected = (await read.GetJsonAsync($"/api/v1/kpis?{question}")).GetProperty(figure).GetInt64();
                (List<string> numbers, string first) = await AllAsync(user, $"/dossiers?{question}&figure={figure}");
                numbers.Distinct().Count().ShouldBe((int)expected, $"{figure} {question}");
                Check().Match(first).Groups[1].Value.ShouldBe("equal", $"{figure} {question}");
                JsonElement api = await read.GetJsonAsync($"/api/v1/dossiers?{question}&figure={figure}&limit=500");
                api.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("commune").GetString() + "/" + item.GetProperty("dossier").GetString()).Order().ShouldBe(numbers.Order());
            }
        }
    });

    [Fact]
    public async Task Narrowed_by_procedure_the_parts_make_the_whole()
    {
        using HttpClient user = _host.As(Roles.Committee);
        (List<string> whole, _) = await AllAsync(user, $"/dossiers?scope=province&figure=received&period={seeded.Weeks}");
        var parts = new List<string>();
        foreach (string procedure in _host.Profile.Procedures.Where(p => p.ByCommunes).Select(p => p.Code).Take(6).Append("9.999999"))
        {
            (List<string> part, string page) = await AllAsync(user, $"/dossiers?scope=province&figure=received&period={seeded.Weeks}&procedure={procedure}");
            Check().Match(page).Groups[1].Value.ShouldBe("narrowed");
            Total().Match(page).Groups[1].Value.Replace(".", "", StringComparison.Ordinal).ShouldBe(part.Count.ToString(CultureInfo.InvariantCulture));
            parts.AddRange(part);
        }

        parts.Count.ShouldBeGreaterThan(20);
        parts.Except(whole).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_that_would_go_through_everything_is_answered_in_words()
    {
        using HttpClient user = _host.As(Roles.Committee);
        const string Wide = "scope=province&figure=received&period=2000-01-01..2199-12-31&procedure=x";
        string page = await user.GetStringAsync($"/dossiers?{Wide}");
        page.ShouldContain("data-too-wide");
        page.ShouldContain("name=\"procedure\"", customMessage: "it can be narrowed right there");
        page.ShouldNotContain("data-total");
        using HttpResponseMessage export = await user.GetAsync($"/dossiers/export?{Wide}&format=csv");
        export.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await user.GetStringAsync("/dossiers?scope=province&figure=received&period=2000-01-01..2199-12-31")).ShouldContain("data-total", customMessage: "sums know all of it");
    }

    [Theory]
    [InlineData("onTimeRate", "resolvedOnTime", "resolved")]
    [InlineData("onlineShare", "receivedOnline", "received")]
    [InlineData("digitizedResultShare", null, "resolved")]
    [InlineData("digitizedComponentsShare", null, "received")]
    public async Task Share_leads_to_its_part_and_its_whole(string share, string? part, string whole)
    {
        using HttpClient user = _host.As(Roles.Committee), read = _host.Client(RunningHost.ReadKey);
        JsonElement sheet = await read.GetJsonAsync($"/api/v1/kpis?scope=province&period={seeded.Weeks}");
        string page = await user.GetStringAsync(FigureAddress.Of(share, Scope.Province, seeded.Weeks));
        long total = long.Parse(Total().Match(page).Groups[1].Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        total.ShouldBe((long)Math.Round(sheet.GetProperty(share).GetDouble() * sheet.GetProperty(whole).GetInt64()));
        if (part is not null)
        {
            total.ShouldBe(sheet.GetProperty(part).GetInt64());
        }

        page.ShouldContain("class=\"parts\"");
    }

    [Fact]
    public async Task Download_holds_every_row_and_says_what_it_is_and_is_in_the_audit()
    {
        using HttpClient user = _host.As(Roles.Committee), read = _host.Client(RunningHost.ReadKey);
        string question = $"scope=province&period={seeded.Weeks}&figure=received";
        long expected = (await read.GetJsonAsync($"/api/v1/kpis?scope=province&period={seeded.Weeks}")).GetProperty("received").GetInt64();
        expected.ShouldBeGreaterThan(50, "more than a page");
        string csv = await user.GetStringAsync($"/dossiers/export?{question}&format=csv");
        string[] lines = csv.Split("\r\n", StringSplitOptions.None);
        csv.ShouldContain("Kỳ số liệu");
        csv.ShouldContain(_host.Profile.Name);
        csv.ShouldContain("Cách tính");
        lines.SkipWhile(line => line.Length > 0).Skip(2).Count(line => line.Length > 0).ShouldBe((int)expected);

        byte[] xlsx = await user.GetByteArrayAsync($"/dossiers/export?{question}&format=xlsx");
        using var package = new System.IO.Compression.ZipArchive(new MemoryStream(xlsx));
        using var sheet = new StreamReader(package.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        string xml = await sheet.ReadToEndAsync();
        Row().Count(xml).ShouldBe((int)expected + XmlRowsBefore(xml));
        _host.Get<AuditLog>().Latest(2).Select(entry => entry.Action).ShouldBe(["dossiers-exported", "dossiers-exported"]);
    }

    [Theory]
    [Trait("Clock", "bound")]
    [InlineData("figure=overdue&sort=over")]
    [InlineData("figure=resolved&sort=over")]
    [InlineData("figure=resolved")]
    public Task Download_is_in_the_order_of_the_page(string question) => TestClock.WithinAMinuteAsync(async () =>
    {
        using HttpClient user = _host.As(Roles.Committee);
        question = $"scope=province&period={seeded.Weeks}&{question}";
        (List<string> shown, _) = await AllAsync(user, $"/dossiers?{question}");
        shown.Count.ShouldBeGreaterThan(10);
        string csv = await user.GetStringAsync($"/dossiers/export?{question}&format=csv");
        csv.Split("\r\n").SkipWhile(line => line.Length > 0).Skip(2).TakeWhile(line => line.Length > 0).Select(line => line.Split(';')).Select(cells => $"{cells[0]}/{cells[2]}").ShouldBe(shown);
    });

    [Fact]
    public async Task Dossier_page_tells_its_events_and_its_reckoning()
    {
        using HttpClient ingest = _host.Client(RunningHost.IngestKey), user = _host.As(Roles.Official, "16690");
        const string Number = "H41.17/2025 & <b>một</b>";
        string first = Events.Status("16690", Number).ToJsonString();
        (await ingest.PostEventsAsync(first)).EnsureSuccessStatusCode();
        (await ingest.PostEventsAsync(first)).EnsureSuccessStatusCode();
        var broken = Events.Status("16690", Number, 2, "lost");
        (await ingest.PostEventsAsync(broken.ToJsonString())).EnsureSuccessStatusCode();
        string page = await user.GetStringAsync(FigureAddress.OfDossier("16690", Number));
        page.ShouldContain("data-step=\"Accepted\"");
        page.ShouldContain("data-step=\"Allowance\"");
        page.ShouldContain("data-step=\"Due\"");
        page.ShouldContain("data-twice");
        page.ShouldContain("data-reason=\"invalid-status\"");
        System.Net.WebUtility.HtmlDecode(page).ShouldContain("· Trạng thái sai ·");
        page.ShouldNotContain("<b>một</b>");
        ((int)(await user.GetAsync(FigureAddress.OfDossier("16681", Number))).StatusCode).ShouldBe(404);
        ((int)(await user.GetAsync(FigureAddress.OfDossier("16690", "no such"))).StatusCode).ShouldBe(404);
    }

    private static async Task<(List<string> Numbers, string First)> AllAsync(HttpClient user, string address)
    {
        var numbers = new List<string>();
        string? first = null;
        for (string? next = address; next is not null;)
        {
            string page = await user.GetStringAsync(next);
            first ??= page;
            numbers.AddRange(Dossier().Matches(page).Select(match => Uri.UnescapeDataString(match.Groups[1].Value) + "/" + Uri.UnescapeDataString(match.Groups[2].Value)));
            next = Next().Match(page) is { Success: true } link ? System.Net.WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        return (numbers, first!);
    }

    private static int XmlRowsBefore(string xml) => int.Parse(Pane().Match(xml).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("data-dossier[^>]*>\\s*<td[^>]*><a href=\"/dossiers/([^/?\"]+)(?:/|\\?number=)([^\"]+)\"")]
    private static partial Regex Dossier();

    [GeneratedRegex("<a href=\"([^\"]+)\" data-next")]
    private static partial Regex Next();

    [GeneratedRegex("data-check=\"([a-z]+)\"")]
    private static partial Regex Check();

    [GeneratedRegex("data-total[^>]*>([0-9.]+)<")]
    private static partial Regex Total();

    [GeneratedRegex("<row ")]
    private static partial Regex Row();

    [GeneratedRegex("ySplit=\"([0-9]+)\"")]
    private static partial Regex Pane();
}
