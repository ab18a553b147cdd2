using AngleSharp.Dom;
using Ioc.Dashboard.Components.Communes;
using Ioc.Dashboard.Tests.Figures;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Cases;

namespace Ioc.Dashboard.Tests.Cases;

/// <summary>Who does what about it: the page of directives, explanations beside the figures they explain, and the targets.</summary>
[Collection(OneHost.Name)]
[Trait("Clock", "bound")]
public sealed class FollowUpPagesTests(RunningHost host)
{
    private const string Own = "17329";

    [Fact]
    public async Task Directives_are_listed_by_state_and_person_and_only_of_the_units_that_may_be_seen()
    {
        (string own, string other) = (Units()[40], Units()[41]);
        Give(own, "việc của xã nhà", "Lan", 3);
        Give(own, "việc đã trễ", "Minh", -2);
        Give(other, "việc của xã khác", "Lan", 3);
        using HttpClient province = host.As(Roles.Committee), leader = host.As(Roles.Official, own);

        IDocument all = await PageAsync(province, "/directives");
        all.Body!.TextContent.ShouldContain("việc của xã khác");
        all.QuerySelector($"article a[href^='/communes/{own}#directive-']").ShouldNotBeNull().TextContent.ShouldBe(host.Profile.FindUnit(own)!.NameVi);

        IDocument mine = await PageAsync(leader, "/directives");
        mine.QuerySelectorAll("[data-directive]").Length.ShouldBe(2);
        mine.Body!.TextContent.ShouldNotContain("việc của xã khác");
        mine.QuerySelector("[data-count=open] b")!.TextContent.ShouldBe("2");
        mine.QuerySelector("[data-count=late] b")!.TextContent.ShouldBe("1");
        (await PageAsync(leader, $"/directives?unit={other}")).QuerySelectorAll("[data-directive]").ShouldBeEmpty();

        IDocument late = await PageAsync(leader, "/directives?state=late");
        late.QuerySelector("[data-directive]").ShouldNotBeNull().GetAttribute("data-state").ShouldBe("late");
        late.QuerySelectorAll("[data-directive]").Length.ShouldBe(1);
        IDocument lan = await PageAsync(leader, "/directives?person=Lan");
        lan.QuerySelector("select[name=person] option[selected]").ShouldNotBeNull().TextContent.ShouldBe("Lan");
        lan.QuerySelectorAll("[data-directive]").ShouldHaveSingleItem().TextContent.ShouldContain("việc của xã nhà");
        lan.QuerySelector("[data-count=done]")!.GetAttribute("href").ShouldBe("/directives?state=done&person=Lan");
    }

    [Fact]
    public async Task Directives_and_explanations_that_others_write_appear_on_an_open_page()
    {
        string unit = Units()[43];
        await using OpenPage page = OpenPage.At<CommunePage>(host, $"/communes/{unit}?period=today", null, (nameof(CommunePage.Code), unit));
        await page.UntilAsync(shown => shown.QuerySelector("#s-notes") is not null, "the page");
        Give(unit, "việc giao lúc đang xem", "Lan", 3);
        LocalDay today = host.Now.Day;
        host.Get<Notes>().Write(Notes.OfUnit(unit), ("onTimeRate", new Period(PeriodKind.Range, today, today + 1)), "Mất điện cả ngày.", "chủ tịch");
        IDocument shown = await page.UntilAsync(
            shown => shown.QuerySelector("[data-directive]") is not null && shown.QuerySelector("[data-note]") is not null && shown.QuerySelector("#figure-on-time-rate [data-explained]") is not null,
            "the directive, the explanation and its mark at the tile");
        shown.Body!.TextContent.ShouldContain("việc giao lúc đang xem");
        shown.Body.TextContent.ShouldContain("Mất điện cả ngày.");
        page.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Explained_figure_and_its_explanation_lead_to_each_other_in_the_period_it_is_of()
    {
        string unit = Units()[42];
        LocalDay today = host.Now.Day;
        host.Get<Notes>().Write(Notes.OfUnit(unit), ("onTimeRate", new Period(PeriodKind.Range, today - 1, today)), "Máy chủ hỏng hai ngày.", "chủ tịch");
        long id = host.Get<Notes>().Of(Notes.OfUnit(unit))[0].Id;
        using HttpClient user = host.As(Roles.Committee);

        IDocument page = await PageAsync(user, $"/communes/{unit}?period={today}");
        string link = page.QuerySelector("#figure-on-time-rate [data-explained]").ShouldNotBeNull().GetAttribute("href")!;
        link.ShouldBe($"/communes/{unit}?period={today}#note-{id}");
        page.QuerySelectorAll("[data-explained]").Length.ShouldBe(1, "of that figure alone");
        IElement note = page.GetElementById($"note-{id}").ShouldNotBeNull();
        note.QuerySelector("[data-over]").ShouldNotBeNull().TextContent.ShouldContain((today - 1).Date.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture));
        note.QuerySelector("a.to")!.GetAttribute("href").ShouldBe($"/communes/{unit}?period={today - 1}..{today}#figure-on-time-rate");

        (await PageAsync(user, $"/communes/{unit}?period={today - 20}..{today - 10}")).QuerySelectorAll("[data-explained]").ShouldBeEmpty("the explanation is of other days");
    }

    [Fact]
    public async Task Targets_are_those_of_the_API_in_words()
    {
        using HttpClient user = host.As(Roles.Committee), read = host.Client(RunningHost.ReadKey), leader = host.As(Roles.Official, Own);
        Dictionary<string, string> expected = (await read.GetJsonAsync("/api/v1/targets")).GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("binds").GetBoolean()).ToDictionary(item => item.GetProperty("id").GetString()!, item => item.GetProperty("state").GetString()!);

        IDocument page = await PageAsync(user, "/targets");
        page.QuerySelectorAll("[data-target]").ToDictionary(row => row.GetAttribute("data-target")!, row => row.GetAttribute("data-state")!).ShouldBe(expected, ignoreOrder: true);
        IElement row = page.QuerySelector("[data-target=on-time]").ShouldNotBeNull();
        row.TextContent.ShouldContain("Trung tâm Phục vụ hành chính công tỉnh");
        (await PageAsync(user, "/targets?lang=en")).QuerySelector("[data-target=on-time]")!.TextContent.ShouldContain("Provincial Public Service Centre");
        (await PageAsync(user, "/targets?state=unknown")).QuerySelectorAll("[data-target]").ShouldAllBe(one => one.GetAttribute("data-state") == "unknown");
        ((int)(await leader.GetAsync("/targets")).StatusCode).ShouldBe(404);
    }

    private List<string> Units() => [.. host.Profile.Units.Where(unit => unit.Kind == Metrics.Profiles.UnitKind.Commune).Select(unit => unit.Code)];

    private void Give(string unit, string text, string who, int due) =>
        host.Get<Directives>().Issue(unit, "overdue", 3, DirectiveEffects.UpTo(host.Now.Day), text, who, host.Now.Day + due, "giám đốc");

    private static async Task<IDocument> PageAsync(HttpClient client, string path) => HowRule.Read(await client.GetStringAsync(path));
}
