using AngleSharp.Dom;
using Ioc.Dashboard.Tests.Figures;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Access;
using Ioc.Resources;

namespace Ioc.Dashboard.Tests.Resources;

/// <summary>A reader of English meets the English names of units and no Vietnamese text of ours; communes keep their proper names.</summary>
[Collection(OneSeededProvince.Name)]
public sealed class EnglishPagesTests(SeededProvince province)
{
    public static TheoryData<string> Pages =>
    [
        "/", "/communes?kind=all&compare=16681,40-HCC", "/communes/40-HCC", "/map", "/procedures", "/systems", "/systems/lgsp", "/systems/maintenance", "/incidents", "/data-quality",
        "/alerts", "/dead-letters", "/search?q=department", "/dossiers?scope=province&figure=received", "/users", "/api-keys", "/audit", "/displays", "/reports", "/directives?state=all", "/targets",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task English_page_holds_no_Vietnamese_name_that_has_an_English_one_and_none_of_our_Vietnamese_texts(string path)
    {
        HashSet<string> ours = [.. Words(Texts.Of(Language.Vietnamese)).Where(text => text.Any(letter => letter > 127))
            .Except(Words(Texts.Of(Language.English))).Except(province.Host.Profile.Procedures.Select(procedure => procedure.FieldVi))];
        HashSet<string> units = [.. province.Host.Profile.Units.Where(unit => unit.NameEn is { } name && name != unit.NameVi).Select(unit => unit.NameVi)];
        units.ShouldContain("Sở Tư pháp");
        List<string> seen = await SeenAsync(path, "en");
        seen.Where(ours.Contains).ShouldBeEmpty(path);
        seen.Where(units.Contains).ShouldBeEmpty(path);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Vietnamese_page_holds_none_of_our_English_texts(string path)
    {
        HashSet<string> ours = [.. Words(Texts.Of(Language.English)).Except(Words(Texts.Of(Language.Vietnamese)))];
        ours.Count.ShouldBeGreaterThan(1_000);

        // The link to the other language is in that language.
        (await SeenAsync(path, "vi")).Where(text => ours.Contains(text) && text != "English").ShouldBeEmpty(path);
    }

    [Fact]
    public async Task English_download_names_the_provincial_units_in_English()
    {
        using HttpClient user = province.Host.As(Roles.Official);
        string text = await user.GetStringAsync("/exports/communes.csv?kind=all&lang=en");
        text.ShouldContain("Department of Justice");
        text.ShouldNotContain("Sở Tư pháp");
        text.ShouldContain("Phường Thành Vinh", customMessage: "a proper name has no translation");
    }

    [Fact]
    public void Unit_without_an_English_name_keeps_its_own()
    {
        Unit commune = province.Host.Profile.FindUnit("16681")!;
        commune.NameIn(Language.English).ShouldBe(commune.NameVi);
        province.Host.Profile.Unit("40-STP", Language.English).ShouldBe("Department of Justice");
        province.Host.Profile.Unit("40-STP", Language.Vietnamese).ShouldBe("Sở Tư pháp");
        province.Host.Profile.Unit("gone", Language.English).ShouldBe("gone");
    }

    /// <summary>The texts of a page as it is sent, those of attributes that are read out among them.</summary>
    private async Task<List<string>> SeenAsync(string path, string language)
    {
        using HttpClient user = province.Host.As(string.Join(' ', Roles.Official, Roles.Administrator, Roles.DataSteward, Roles.IncidentTeam, Roles.Reporter));
        IDocument page = HowRule.Read(await user.GetStringAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language));
        page.DocumentElement.GetAttribute("lang").ShouldBe(language);
        foreach (IElement code in page.QuerySelectorAll("script, style"))
        {
            code.Remove();
        }

        return [.. page.Body!.Descendants<IText>().Select(text => text.TextContent.Trim()).Concat(page.All.SelectMany(one => one.Attributes.Where(a => a.Name is "aria-label" or "title" or "placeholder" or "data-names").SelectMany(a => a.Value.Split('|'))))];
    }

    /// <summary>Every text of a language.</summary>
    private static IEnumerable<string> Words(object texts) => TextsTests.All(texts).Select(text => text.Text);
}
