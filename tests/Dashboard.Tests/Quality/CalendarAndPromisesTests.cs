using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;
using Ioc.Operations.Access;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Quality;

/// <summary>A province whose holidays.csv has ended, and what people read of it.</summary>
public sealed class CalendarAndPromisesTests : IAsyncLifetime
{
    private readonly RunningHost _host = new() { Profile = WithoutHolidays() };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_year_without_holidays_is_told_of_wherever_someone_may_look()
    {
        using HttpClient user = _host.As(Roles.Committee), anyone = _host.Client(), ingest = _host.Client(RunningHost.IngestKey);
        string year = TestClock.Today.Date.Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        JsonElement ready = await anyone.GetJsonAsync("/health/ready");
        ready.GetProperty("holidays").EnumerateArray().ShouldContain(notice => notice.GetString()!.Contains(year, StringComparison.Ordinal));
        (await user.GetStringAsync("/data-quality")).ShouldContain($"data-missing=\"{year}\"");

        (await ingest.PostEventsAsync(Events.Status("16681", "H41-NO-HOLIDAYS", at: TestClock.Now).ToJsonString())).EnsureSuccessStatusCode();
        string page = WebUtility.HtmlDecode(await user.GetStringAsync("/dossiers/16681/H41-NO-HOLIDAYS"));
        page.ShouldContain("data-step=\"HolidaysMissing\"");
        page.ShouldContain("Lịch thiếu ngày nghỉ lễ, Tết của năm");
    }

    [Fact]
    public async Task Promises_that_cannot_be_meant_are_named_with_unit_and_source()
    {
        using HttpClient user = _host.As(Roles.Committee), read = _host.Client(RunningHost.ReadKey), ingest = _host.Client(RunningHost.IngestKey);
        (string Number, string Due)[] sent =
        [
            ("H41-PAST", "1999-01-01T00:00:00+07:00"), ("H41-FAR", "9998-01-01T00:00:00+07:00"), ("H41-NONE", "0001-01-01T00:00:00+14:00"),
            ("H41-MIDNIGHT", $"{TestClock.Today + 9}T00:00:00+07:00"),
        ];
        foreach ((string number, string due) in sent)
        {
            JsonObject item = Events.Status("16690", number, source: "/vn/40/mot-cua");
            item["data"]!["dueAt"] = due;
            (await ingest.PostEventsAsync(item.ToJsonString())).EnsureSuccessStatusCode();
        }

        await TestClock.WithinAMinuteAsync(async () =>
        {
            JsonElement items = (await read.GetJsonAsync($"/api/v1/data-quality?period={Events.SinceYesterday}")).GetProperty("items");
            items.EnumerateArray().Where(item => item.GetProperty("commune").GetString() == "16690" && item.GetProperty("reason").GetString()!.StartsWith("promise", StringComparison.Ordinal))
                .Select(item => $"{item.GetProperty("reason")} {item.GetProperty("source")} {item.GetProperty("count")}")
                .ShouldBe(["promise-at-midnight /vn/40/mot-cua 1", "promise-not-believed /vn/40/mot-cua 2"]);
        });
        string page = WebUtility.HtmlDecode(await user.GetStringAsync($"/data-quality?period={Events.SinceYesterday}"));
        page.ShouldContain("data-by-source=\"promise-not-believed\"");
        page.ShouldContain("/vn/40/mot-cua");
        page.ShouldContain("Hẹn trả lúc 0 giờ");
        (await user.GetStringAsync("/dossiers/16690/H41-FAR")).ShouldContain("data-step=\"PromiseNotBelieved\"");
        string none = await user.GetStringAsync("/dossiers/16690/H41-NONE");
        none.ShouldNotContain("data-step=\"Promise");
    }

    [Fact]
    public async Task An_interval_in_milliseconds_is_named_with_unit_and_source()
    {
        using HttpClient user = _host.As(Roles.Committee), read = _host.Client(RunningHost.ReadKey), ingest = _host.Client(RunningHost.IngestKey);
        JsonObject report = Events.Health("16690", "lgsp", "up", 0);
        report["data"]!["intervalSeconds"] = 60_000;
        (await ingest.PostEventsAsync(report.ToJsonString())).EnsureSuccessStatusCode();

        JsonElement items = await Eventually.Is(
            "the count", async () => (await read.GetJsonAsync($"/api/v1/data-quality?period={Events.SinceYesterday}")).GetProperty("items"),
            items => items.EnumerateArray().Any(item => item.GetProperty("reason").GetString() == "unusual-interval"));
        JsonElement unusual = items.EnumerateArray().Single(item => item.GetProperty("reason").GetString() == "unusual-interval");
        (unusual.GetProperty("commune").GetString(), unusual.GetProperty("source").GetString(), unusual.GetProperty("count").GetInt64()).ShouldBe(("16690", "/vn/40/probe", 1));
        string page = WebUtility.HtmlDecode(await user.GetStringAsync($"/data-quality?period={Events.SinceYesterday}"));
        page.ShouldContain("data-by-source=\"unusual-interval\"");
        page.ShouldContain("/vn/40/probe");
    }

    private static Profile WithoutHolidays()
    {
        string folder = Directory.CreateTempSubdirectory("ioc-profile-").FullName;
        try
        {
            foreach (string file in Directory.GetFiles(Repository.ProfileDirectory("nghe-an")))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            string holidays = Path.Combine(folder, "holidays.csv");
            File.WriteAllText(holidays, File.ReadLines(holidays).First() + "\n");
            return ProfileLoader.Load(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
