using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

[Collection(RunningProvinceCollection.Name)]
public sealed class PairingTests(RunningProvince province)
{
    [BrowserFact]
    public async Task A_screen_without_a_credential_shows_a_code_and_the_wall_once_it_is_approved()
    {
        IPage screen = await province.Browser.PageAsync("/wall?scene=1", signedIn: false);
        ILocator shown = screen.Locator("[data-pairing] [data-code]");
        await Expect(shown).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("[A-Z0-9]{4,}"));
        string code = await shown.InnerTextAsync();

        IPage desk = await province.Browser.PageAsync("/displays", 1280, 800);
        await desk.Locator("input[name=Code]").FillAsync(code);
        await desk.Locator("input[name=Name]").FillAsync("Phòng họp <b>1</b>");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Phê duyệt" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã phê duyệt");
        await Expect(desk.Locator("li")).ToContainTextAsync("Phòng họp <b>1</b>");

        await Expect(screen.Locator("[data-tile=backlog] [data-value]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9.]+$"));

        await desk.GetByRole(AriaRole.Button, new() { Name = "Thu hồi" }).ClickAsync();
        await Expect(screen.Locator("[data-pairing]")).ToBeVisibleAsync();
    }
}
