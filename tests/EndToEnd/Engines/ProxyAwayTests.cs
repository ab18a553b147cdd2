using System.Net;
using Ioc.EndToEnd.Browser;
using Ioc.EndToEnd.Running;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ioc.EndToEnd.Engines;

/// <summary>docker/Caddyfile in a real Caddy before two dashboards of the test, which say when they are ready: the proxy's own page stands for all of them or for none.</summary>
public sealed class ProxyAwayTests
{
    private const string Away = "Máy chủ chưa phản hồi";

    [BrowserFact(proxy: true)]
    public async Task The_proxys_page_shows_when_no_dashboard_is_ready_and_never_in_place_of_what_one_says()
    {
        var one = new Dashboard("one");
        var two = new Dashboard("two");
        await using WebApplication first = SmallServer.Start(new Uri("http://127.0.0.1:0"), one.AnswerAsync), second = SmallServer.Start(new Uri("http://127.0.0.1:0"), two.AnswerAsync);
        await using CaddyProcess proxy = await CaddyProcess.AsShippedAsync($"{Authority(first)} {Authority(second)}");
        using var http = new HttpClient { BaseAddress = new Uri(proxy.Url) };
        http.DefaultRequestHeaders.Add("Accept", "text/html");

        (HttpStatusCode status, string text, string? cache) = await AskedUntilAsync(http, answer => answer.Text.Contains(Away, StringComparison.Ordinal));
        (status, cache).ShouldBe((HttpStatusCode.ServiceUnavailable, "no-store"), "neither is ready, though both answer");

        two.Ready = true;
        (status, text, cache) = await AskedUntilAsync(http, answer => answer.Status == HttpStatusCode.OK);
        (text, cache).ShouldBe(("page of two", "max-age=7, private"), "what a dashboard says of its own page goes through as it is");
        for (int i = 0; i < 20; i++)
        {
            using var another = new HttpClient { BaseAddress = new Uri(proxy.Url) };
            (await another.GetStringAsync("/")).ShouldBe("page of two", "a new browser each time");
        }

        two.Page = HttpStatusCode.ServiceUnavailable;
        (status, text, _) = await AskAsync(http);
        (status, text).ShouldBe((HttpStatusCode.ServiceUnavailable, "page of two"), "a dashboard that is ready says itself what it cannot do");

        two.Ready = false;
        await AskedUntilAsync(http, answer => answer.Text.Contains(Away, StringComparison.Ordinal));
        one.Ready = true;
        (_, text, _) = await AskedUntilAsync(http, answer => answer.Status == HttpStatusCode.OK);
        text.ShouldBe("page of one", "whoever stayed with the other is moved");
    }

    private static string Authority(WebApplication server) => new Uri(server.Urls.First()).Authority;

    private static Task<(HttpStatusCode Status, string Text, string? Cache)> AskedUntilAsync(HttpClient http, Func<(HttpStatusCode Status, string Text, string? Cache), bool> good) =>
        Eventually.Is("that answer of the proxy", () => AskAsync(http), good);

    private static async Task<(HttpStatusCode Status, string Text, string? Cache)> AskAsync(HttpClient http)
    {
        using HttpResponseMessage answer = await http.GetAsync("/communes");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.CacheControl?.ToString());
    }

    private sealed class Dashboard(string name)
    {
        public volatile bool Ready;

        public HttpStatusCode Page { get; set; } = HttpStatusCode.OK;

        public Task AnswerAsync(HttpContext context)
        {
            if (context.Request.Path == "/health/ready")
            {
                context.Response.StatusCode = Ready ? 200 : 503;
                return Task.CompletedTask;
            }

            context.Response.StatusCode = (int)Page;
            context.Response.Headers.CacheControl = "max-age=7, private";
            return context.Response.WriteAsync("page of " + name);
        }
    }
}
