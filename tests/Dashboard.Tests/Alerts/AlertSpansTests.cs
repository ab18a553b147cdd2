using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ioc.Dashboard.Components.Alerts;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Alerts;
using Ioc.Resources;

namespace Ioc.Dashboard.Tests.Alerts;

/// <summary>Beside a unit's chart stand the stretches in which its figure was in alert, also of units that left before the alert was over; the page of alerts follows live.</summary>
[Collection(OneHost.Name)]
public sealed class AlertSpansTests(RunningHost host)
{
    [Fact]
    [Trait("Clock", "bound")]
    public async Task Each_unit_has_the_stretch_it_was_part_of_and_only_of_the_figure()
    {
        string first = host.Profile.Units[50].Code, second = host.Profile.Units[51].Code, third = host.Profile.Units[52].Code;
        Instant day = host.Now.Day.Start - TimeSpan.FromDays(4), noon = day + TimeSpan.FromHours(12), evening = day + TimeSpan.FromHours(20);
        AlertStore store = host.Get<AlertStore>();
        OpenAlert alert = store.Add(Of(new OpenAlert("overdue-share", day, day, [first, second], .42), (first, day), (second, day)))!;
        store.Update(Of(alert with { Units = [second, third] }, (second, day), (third, noon)), noon);
        store.End(alert.Id, evening);
        OpenAlert open = store.Add(Of(new OpenAlert("overdue-share", evening, evening, [first], .42), (first, evening)))!;

        Spans(first).ShouldBe([(day, noon), (evening, null)]);
        Spans(second).ShouldBe([(day, evening)]);
        Spans(third).ShouldBe([(noon, evening)]);
        Spans(first, "received").ShouldBeEmpty("no rule is about it");
        host.Get<AlertSpans>().Of(first, "overdue", noon, evening, Texts.Of(Language.Vietnamese)).ShouldBeEmpty("the days of the chart alone");

        using HttpClient official = host.As(Roles.Official, first), english = host.As(Roles.Official, second);
        IElement shown = (await OpenAsync(official, $"/communes/{first}?trend=overdue")).QuerySelector("[data-spans]").ShouldNotBeNull();
        string[] lines = [.. shown.QuerySelectorAll("li").Select(line => line.TextContent.Trim())];
        Formats formats = Texts.Of(Language.Vietnamese).Formats;
        lines.Length.ShouldBe(2);
        lines[0].ShouldEndWith($"{formats.DayAndTime(evening)} đến nay");
        lines[1].ShouldEndWith($"{formats.DayAndTime(day)} đến {formats.DayAndTime(noon)}");
        (await OpenAsync(english, $"/communes/{second}?trend=overdue&lang=en")).QuerySelector("[data-spans]")!.TextContent.ShouldContain("Shaded: an alert about this figure was open");
        (await OpenAsync(official, $"/communes/{first}?trend=received")).QuerySelector("[data-no-spans]").ShouldNotBeNull();
        store.End(open.Id, host.Now);

        IEnumerable<(Instant, Instant?)> Spans(string unit, string figure = "overdue") =>
            host.Get<AlertSpans>().Of(unit, figure, day - TimeSpan.FromDays(1), host.Now, Texts.Of(Language.Vietnamese)).Select(span => (span.From, span.Until));
        static OpenAlert Of(OpenAlert alert, params (string Unit, Instant Joined)[] members) =>
            alert with { Members = members.ToDictionary(member => member.Unit, member => new AlertMember(member.Joined, member.Joined)) };
    }

    [Fact]
    public async Task An_alert_that_opens_while_somebody_looks_appears_and_goes_by_itself()
    {
        AlertStore store = host.Get<AlertStore>();
        await using OpenPage page = OpenPage.At<AlertsPage>(host, "/alerts");
        await page.UntilAsync(shown => shown.QuerySelector("[data-open-count]") is not null, "the page");
        OpenAlert alert = store.Add(new OpenAlert("overdue-share", host.Now, host.Now, [host.Profile.Units[53].Code], .42))!;
        string open = $"[data-alert-id='{alert.Id}']", past = $"[data-past-id='{alert.Id}']";
        await page.UntilAsync(shown => shown.QuerySelector(open) is not null, "the new alert");
        store.End(alert.Id, host.Now);
        await page.UntilAsync(shown => shown.QuerySelector(open) is null && shown.QuerySelector(past) is not null, "the alert in the history");
        page.Problems.ShouldBeEmpty();
    }

    private static async Task<IDocument> OpenAsync(HttpClient viewer, string address) => new HtmlParser().ParseDocument(await viewer.GetStringAsync(address));
}
