using AngleSharp.Html.Parser;
using Ioc.Dashboard.Search;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Operations.Access;
using Ioc.Resources;

namespace Ioc.Dashboard.Tests.Search;

/// <summary>What is typed or pasted is found, and what was found stands in the order that its readers expect.</summary>
[Collection(OneHost.Name)]
public sealed class FinderTests(RunningHost host)
{
    private const string Commune = "18028", Number = "H41.18028-251103-0007";

    [Fact]
    public async Task Units_stand_in_the_order_of_names()
    {
        string[] found = [.. (await FindAsync("châu")).Units.Select(unit => unit.NameVi)];
        found.ShouldBe(
        [
            "Xã An Châu", "Xã Diễn Châu", "Xã Đức Châu", "Xã Hải Châu", "Xã Hùng Châu", "Xã Minh Châu", "Xã Quảng Châu", "Xã Quỳ Châu", "Xã Tân Châu",
            "Xã Châu Bình", "Xã Châu Hồng", "Xã Châu Khê", "Xã Châu Lộc", "Xã Châu Tiến",
        ]);
    }

    [Fact]
    public async Task Units_to_choose_from_stand_in_the_order_of_names_by_kind()
    {
        using HttpClient user = host.As(Roles.Official);
        string[] page = [.. new HtmlParser().ParseDocument(await user.GetStringAsync("/directives")).QuerySelectorAll("select[name=unit] option").Select(option => option.GetAttribute("value")!).Where(code => code.Length > 0)];
        page.ShouldBe(host.Profile.Units.InOrder(Language.Vietnamese).Select(unit => unit.Code));
        int hai = Array.IndexOf(page, Code("Xã Hải Châu")), hung = Array.IndexOf(page, Code("Xã Hùng Châu")), duc = Array.IndexOf(page, Code("Xã Đức Châu"));
        (duc < hai && hai < hung).ShouldBeTrue();
    }

    [Theory]
    [InlineData("H41.18028-251103-0007")]
    [InlineData("h41.18028-251103-0007")]
    [InlineData("H41.18028 – 251103 – 0007.")]
    [InlineData("\u200BH41.18028\u00A0\u2011 251103\u22120007")]
    [InlineData("Ｈ４１．１８０２８－２５１１０３－０００７")]
    [InlineData("251103-0007")]
    [InlineData("251103 — 0007")]
    public async Task A_number_is_found_as_it_was_pasted_and_by_its_end(string pasted)
    {
        await SendAsync(Number);
        (await FindAsync(pasted)).Dossiers.ShouldContain(new Metrics.Dossiers.DossierKey(Commune, Number));
        using HttpClient user = host.As(Roles.Official, Commune);
        using HttpResponseMessage answer = await user.GetAsync("/search?q=" + Uri.EscapeDataString(pasted));
        (await answer.Content.ReadAsStringAsync() + answer.Headers.Location).ShouldContain(Number);
    }

    [Fact]
    public async Task A_number_that_its_source_writes_oddly_is_found_as_others_write_it()
    {
        await SendAsync("h41.18028 – 251104 – 0001");
        foreach (string typed in new[] { "H41.18028-251104-0001", "h41.18028 – 251104", "251104-0001" })
        {
            (await FindAsync(typed)).Dossiers.ShouldContain(new Metrics.Dossiers.DossierKey(Commune, "h41.18028 – 251104 – 0001"), typed);
        }
    }

    private async Task SendAsync(string number)
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey);
        (await ingest.PostEventsAsync(Events.Status(Commune, number, id: "finder-" + number).ToJsonString())).EnsureSuccessStatusCode();
    }

    private Task<Found> FindAsync(string text) => Finder.FindAsync(text.Trim(), host.Profile, VisibleUnits.All, host.Get<IDrillReader>(), default);

    private string Code(string name) => host.Profile.Units.Single(unit => unit.NameVi == name).Code;
}
