using Ioc.Dashboard.Tests.Running;
using Ioc.Operations.Access;
using Microsoft.AspNetCore.SignalR;

namespace Ioc.Dashboard.Tests.Access;

[Collection(OneHost.Name)]
public sealed class SignInFlowTests(RunningHost host)
{
    [Fact]
    public async Task One_time_link_signs_the_administrator_in_once_and_asks_for_a_password()
    {
        string path = "/sign-in/link/" + host.Get<SignInLinks>().Create();
        using HttpClient browser = host.Browser(), another = host.Browser();
        HttpResponseMessage first = await browser.GetAsync(path);
        first.Headers.Location!.ToString().ShouldStartWith("/account/password");
        string cookie = first.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("ioc=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        ((int)(await browser.GetAsync("/")).StatusCode).ShouldBe(200);
        ((int)(await browser.GetAsync("/api/v1/kpis?scope=province&period=today")).StatusCode).ShouldBe(200);

        (await another.GetAsync(path)).Headers.Location!.ToString().ShouldBe("/sign-in?error=link");
        ((int)(await another.GetAsync("/")).StatusCode).ShouldBe(302);
    }

    [Theory]
    [InlineData("/sign-in/password")]
    [InlineData("/sign-out")]
    [InlineData("/account/password/change")]
    public async Task Form_without_its_anti_forgery_token_is_refused(string path)
    {
        using HttpClient browser = await SignedInAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = "administrator", ["password"] = "p", ["again"] = "p" });
        ((int)(await browser.PostAsync(path, form)).StatusCode).ShouldBe(400);
        ((int)(await browser.GetAsync("/")).StatusCode).ShouldBe(200, "still signed in");
    }

    [Fact]
    public async Task Events_cannot_be_posted_with_a_session_so_no_page_of_another_site_can_make_a_browser_do_it()
    {
        using HttpClient browser = await SignedInAsync();
        ((int)(await browser.PostEventsAsync("[]", Events.Batch)).StatusCode).ShouldBe(403);
    }

    [Fact]
    public async Task Paired_screen_watches_the_province_and_nothing_else()
    {
        using HttpClient screen = host.Browser();
        HttpResponseMessage begun = await screen.PostAsync("/wall/pairing", null);
        string code = (await begun.JsonAsync()).GetProperty("code").GetString()!;
        host.Get<Displays>().Approve(code, "Hall", "administrator").ShouldBeTrue();
        HttpResponseMessage asked = await screen.GetAsync("/wall/pairing");
        (await asked.JsonAsync()).GetProperty("state").GetString().ShouldBe("approved");
        string cookie = asked.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("ioc-display=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("max-age=34560000");

        ((int)(await screen.GetAsync("/")).StatusCode).ShouldBe(403);
        ((int)(await screen.GetAsync("/api/v1/kpis?scope=province&period=today")).StatusCode).ShouldBe(403);
        await using var hub = await host.HubAsync(key: null, cookie: cookie.Split(';')[0]);
        await hub.WatchAsync("province", host.Patience);
        await hub.NextAsync("Board", host.Patience);
        await Should.ThrowAsync<HubException>(() => hub.WatchAsync("commune:16681", host.Patience), "a wall may not watch a commune");
    }

    private async Task<HttpClient> SignedInAsync()
    {
        HttpClient browser = host.Browser();
        await browser.GetAsync("/sign-in/link/" + host.Get<SignInLinks>().Create());
        return browser;
    }
}
