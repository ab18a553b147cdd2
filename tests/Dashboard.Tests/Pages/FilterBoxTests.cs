using Ioc.Dashboard.Components.Communes;
using Ioc.Dashboard.Components.Map;
using Ioc.Dashboard.Components.Procedures;
using Ioc.Dashboard.Tests.Figures;
using Ioc.Dashboard.Tests.Running;

namespace Ioc.Dashboard.Tests.Pages;

/// <summary>Typing on a slow line loses no letter.</summary>
[Collection(OneSeededProvince.Name)]
public sealed class FilterBoxTests(SeededProvince province)
{
    [Theory]
    [InlineData("communes")]
    [InlineData("map")]
    [InlineData("procedures")]
    public async Task Addresses_that_come_back_late_never_replace_what_was_typed_since(string name)
    {
        await using OpenPage page = Open(name);
        await page.UntilAsync(shown => shown.QuerySelector("input[type=search]") is not null, "the search box");
        string[] typed = ["v", "vi", "vin", "vinh"];
        foreach (string text in typed)
        {
            await page.TypeAsync(text);
        }

        foreach (string text in typed)
        {
            await page.GoAsync($"/{name}?q={text}");
            page.Shown().QuerySelector("input[type=search]")!.GetAttribute("value").ShouldBe("vinh");
        }

        await page.GoAsync($"/{name}?q=do");
        page.Shown().QuerySelector("input[type=search]")!.GetAttribute("value").ShouldBe("do", "a link rules");
        page.Problems.ShouldBeEmpty();
    }

    private OpenPage Open(string name) => name switch
    {
        "communes" => OpenPage.At<CommunesPage>(province.Host, "/communes"),
        "map" => OpenPage.At<MapPage>(province.Host, "/map"),
        _ => OpenPage.At<ProceduresPage>(province.Host, "/procedures"),
    };
}
