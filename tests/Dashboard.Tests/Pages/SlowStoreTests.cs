using AngleSharp.Dom;
using Ioc.Dashboard.Components.Communes;
using Ioc.Dashboard.Components.Incidents;
using Ioc.Dashboard.Components.Map;
using Ioc.Dashboard.Components.Overview;
using Ioc.Dashboard.Components.Procedures;
using Ioc.Dashboard.Components.Systems;
using Ioc.Dashboard.Tests.Figures;
using Ioc.Dashboard.Tests.Running;
using Ioc.Operations.Addresses;

namespace Ioc.Dashboard.Tests.Pages;

/// <summary>A store that answers later (PostgreSQL always, SQLite when many read) or not at all: pages wait in words, never fail, never show figures of another time, and go on by themselves.</summary>
[Collection(OneSeededProvince.Name)]
public sealed class SlowStoreTests(SeededProvince province)
{
    private readonly string _past = PastInstant.Write((province.Now.Day - 7).Start + TimeSpan.FromHours(9));

    private string System => province.Host.Profile.Systems[0].Id;

    public static TheoryData<string> Pages => ["overview", "communes", "commune", "map", "systems", "incidents"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_of_the_past_waits_in_words_until_the_store_answers(string name)
    {
        await using OpenPage page = Open(name, "?at=" + _past, mood => mood.Hold());
        IDocument waiting = await page.UntilAsync(shown => shown.QuerySelector(".loading") is not null, "the loading state");
        waiting.QuerySelectorAll("[data-figure] a, [data-value], tbody tr").ShouldBeEmpty("no figure of now stands for the past");
        page.Mood.Answer();
        IDocument shown = await page.UntilAsync(IsWhole, "the board of the past");
        shown.QuerySelector("[data-as-of]")!.TextContent.ShouldContain("09:00");
        page.Problems.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_goes_on_by_itself_once_a_store_that_failed_answers(string name)
    {
        await using OpenPage page = Open(name, "?at=" + _past, mood => mood.Fails = true);
        await page.UntilAsync(shown => shown.QuerySelector("[data-late]") is not null || shown.QuerySelector(".failure") is not null, "that it could not be read");
        page.Mood.Fails = false;
        (await page.UntilAsync(shown => IsWhole(shown) && shown.QuerySelector("[data-late]") is null, "the board of the past, no longer late")).QuerySelector(".failure").ShouldBeNull();
        page.Problems.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_of_the_past_whose_store_ran_out_of_time_is_late_and_goes_on_by_itself(string name)
    {
        await using OpenPage page = Open(name, "?at=" + _past, mood => mood.TimesOut = true);
        await page.UntilAsync(shown => shown.QuerySelector("[data-late]") is not null, "that it is late");
        page.Mood.TimesOut = false;
        await page.UntilAsync(shown => IsWhole(shown) && shown.QuerySelector("[data-late]") is null, "the board of the past, no longer late");
        page.Problems.ShouldBeEmpty();
    }

    /// <summary>A time-out comes as a cancellation, which alone would end the taking of parameters in silence: in "loading", for ever.</summary>
    [Theory]
    [InlineData("overview", "?period=last-month")]
    [InlineData("communes", "")]
    [InlineData("commune", "")]
    [InlineData("map", "")]
    [InlineData("system", "")]
    [InlineData("incidents", "")]
    [InlineData("incident", "")]
    public async Task First_read_that_ran_out_of_time_is_said_in_words_and_tried_again(string name, string query)
    {
        await using OpenPage page = Open(name, query, mood => mood.TimesOut = true);
        IDocument failed = await page.UntilAsync(shown => shown.QuerySelector(".failure") is not null, "the failure");
        failed.QuerySelectorAll(".loading, [data-value], tbody tr").ShouldBeEmpty();
        page.Mood.TimesOut = false;
        await page.UntilAsync(shown => shown.QuerySelector(".failure, .loading") is null, "what was asked for");
        page.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Procedures_that_ran_out_of_time_are_read_when_the_reader_tries_again()
    {
        await using OpenPage page = Open("procedures", "", mood => mood.TimesOut = true);
        await page.UntilAsync(shown => shown.QuerySelector(".failure") is not null, "the failure");
        page.Mood.TimesOut = false;
        await page.TryAgainAsync();
        await page.UntilAsync(shown => shown.QuerySelector("[data-procedure-count]") is not null, "the procedures");
        page.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Other_period_of_the_past_that_ran_out_of_time_is_tried_again_by_itself()
    {
        await using OpenPage page = Open("communes", "?at=" + _past);
        await page.UntilAsync(IsWhole, "the table of the past");
        page.Mood.TimesOut = true;
        await page.GoAsync($"/communes?period=today&at={_past}");
        (await page.UntilAsync(shown => shown.QuerySelector(".failure") is not null, "the failure")).QuerySelectorAll("tr[data-commune]").ShouldBeEmpty("figures of the period before");
        page.Mood.TimesOut = false;
        await page.UntilAsync(IsWhole, "the table of that day");
        page.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Part_of_a_page_that_ran_out_of_time_says_so_by_itself_and_comes_back()
    {
        await using OpenPage page = Open("commune", "");
        await page.UntilAsync(shown => shown.QuerySelector("#s-trend") is not null, "the commune");
        page.Mood.TimesOut = true;
        await page.GoAsync("/communes/16681?trend=backlog");
        IDocument failed = await page.UntilAsync(shown => shown.QuerySelector("[aria-labelledby=s-trend] .failure") is not null, "that the trend could not be read");
        failed.QuerySelector("#s-backlog").ShouldNotBeNull("the rest of the page stays");
        page.Mood.TimesOut = false;
        await page.UntilAsync(shown => shown.QuerySelector(".failure") is null, "the trend, by itself");
        page.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Maintenance_is_not_none_while_it_is_being_read_and_comes_back_when_the_reader_tries_again()
    {
        await using OpenPage page = OpenPage.At<MaintenanceList>(province.Host, "/maintenance", mood => mood.Hold());
        (await page.UntilAsync(shown => shown.QuerySelector(".loading") is not null, "the loading state")).QuerySelector(".empty").ShouldBeNull();
        page.Mood.TimesOut = true;
        page.Mood.Answer();
        await page.UntilAsync(shown => shown.QuerySelector(".failure") is not null, "the failure");
        page.Mood.TimesOut = false;
        await page.TryAgainAsync();
        await page.UntilAsync(shown => shown.QuerySelector(".failure, .loading") is null, "what is planned");
        page.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Turning_back_keeps_the_live_page_whole_until_the_past_was_read()
    {
        await using OpenPage page = Open("communes", "");
        IDocument live = await page.UntilAsync(IsWhole, "the live table");
        page.Mood.Hold();
        await page.GoAsync("/communes?at=" + _past);
        IDocument turning = page.Shown();
        turning.QuerySelector("[data-past]:not([data-past=''])").ShouldBeNull("still the board of now, under the heading of now");
        turning.QuerySelectorAll("tr[data-commune]").Length.ShouldBe(live.QuerySelectorAll("tr[data-commune]").Length);
        page.Mood.Answer();
        (await page.UntilAsync(shown => shown.QuerySelector(".past.old") is not null, "the past")).QuerySelector("[data-as-of]")!.TextContent.ShouldContain("09:00");
        page.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_address_overtakes_an_answer_that_comes_late()
    {
        await using OpenPage page = Open("communes", "?at=" + _past, mood => mood.Hold());
        await page.GoAsync("/communes");
        page.Mood.Answer();
        IDocument shown = await page.UntilAsync(IsWhole, "the table of now");
        shown.QuerySelector(".past.old").ShouldBeNull();
        page.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Live_page_whose_store_fails_says_so_and_goes_on_with_the_next_snapshot()
    {
        await using OpenPage page = Open("incidents", "");
        await page.UntilAsync(IsWhole, "the incidents");
        page.Mood.Fails = true;
        await page.UntilAsync(shown => shown.QuerySelector("[data-late]") is not null, "that it is late");
        page.Mood.Fails = false;
        (await page.UntilAsync(shown => shown.QuerySelector("[data-late]") is null, "that it is in time again")).QuerySelector(".failure").ShouldBeNull();
        page.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Incidents_are_not_none_while_they_are_being_read()
    {
        await using OpenPage page = Open("incidents", "", mood => mood.Hold());
        IDocument waiting = await page.UntilAsync(shown => shown.QuerySelector(".loading") is not null, "the loading state");
        (waiting.QuerySelector("[data-open-count]"), waiting.QuerySelector(".empty")).ShouldBe((null, null));
        page.Mood.Answer();
        await page.UntilAsync(IsWhole, "the incidents");
    }

    [Fact]
    public async Task Incident_that_could_not_be_read_is_tried_again_and_only_then_missing()
    {
        await using OpenPage page = OpenPage.At<IncidentPage>(province.Host, "/incidents/987654321", mood => mood.Fails = true, ("Id", 987654321L));
        (await page.UntilAsync(shown => shown.QuerySelector(".failure") is not null, "the failure")).QuerySelector("button").ShouldNotBeNull();
        page.Mood.Fails = false;
        await page.UntilAsync(shown => shown.QuerySelector(".failure") is null && shown.QuerySelector(".loading") is null, "nothing: there is no such incident");
        page.Problems.ShouldBeEmpty();
    }

    private OpenPage Open(string name, string query, Action<Running.StoreMood>? mood = null) => name switch
    {
        "overview" => OpenPage.At<OverviewPage>(province.Host, "/" + query, mood),
        "communes" => OpenPage.At<CommunesPage>(province.Host, "/communes" + query, mood),
        "commune" => OpenPage.At<CommunePage>(province.Host, "/communes/16681" + query, mood, ("Code", "16681")),
        "map" => OpenPage.At<MapPage>(province.Host, "/map" + query, mood),
        "system" => OpenPage.At<SystemPage>(province.Host, "/systems/" + System + query, mood, ("Id", System)),
        "incident" => OpenPage.At<IncidentPage>(province.Host, "/incidents/987654321" + query, mood, ("Id", 987654321L)),
        "procedures" => OpenPage.At<ProceduresPage>(province.Host, "/procedures" + query, mood),
        "systems" => OpenPage.At<SystemsPage>(province.Host, "/systems" + query, mood),
        _ => OpenPage.At<IncidentsPage>(province.Host, "/incidents" + query, mood),
    };

    private static bool IsWhole(IDocument shown) =>
        shown.QuerySelector(".loading, .failure") is null && shown.QuerySelector("[data-commune], [data-matrix], [data-figure-map], [data-open-count], [data-value]") is not null;
}
