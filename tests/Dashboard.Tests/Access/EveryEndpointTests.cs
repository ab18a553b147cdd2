using System.Net.WebSockets;
using System.Text.RegularExpressions;
using Ioc.Dashboard.Hubs;
using Ioc.Dashboard.Tests.Running;
using Ioc.Operations.Access;
using Ioc.Tests.Shared.Hub;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Tests.Access;

/// <summary>Nothing is open by oversight: every route and hub method there is is tried without a credential.</summary>
[Collection(OneHost.Name)]
public sealed partial class EveryEndpointTests(RunningHost host)
{
    private static readonly string[] Open =
    [
        "/sign-in", "/sign-in/link/{token}", "/sign-in/password", "/wall", "/wall/pairing",
        "/not-found", "/health/live", "/health/ready", "/api/v1/health/live", "/api/v1/health/ready",
    ];

    [Fact]
    public async Task Every_route_without_a_credential_is_refused_but_the_listed_ones()
    {
        using HttpClient nobody = host.Client();
        int tried = 0;
        foreach (RouteEndpoint endpoint in Routes())
        {
            string pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            if (IsStaticFile(endpoint) || Open.Contains(pattern))
            {
                continue;
            }

            endpoint.Metadata.GetMetadata<IAllowAnonymous>().ShouldBeNull(pattern);
            foreach (string method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Parameter().Replace(pattern, "x"));
                using HttpResponseMessage answer = await nobody.SendAsync(request);
                bool refused = (int)answer.StatusCode == 401
                    || ((int)answer.StatusCode == 302 && answer.Headers.Location!.ToString().StartsWith("/sign-in", StringComparison.Ordinal));
                refused.ShouldBeTrue($"{method} {pattern} answered {(int)answer.StatusCode}");
                tried++;
            }
        }

        tried.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Address_that_does_not_exist_says_nothing_to_a_stranger()
    {
        using HttpClient nobody = host.Client();
        ((int)(await nobody.GetAsync("/api/v1/nothing")).StatusCode).ShouldBe(401);
        ((int)(await nobody.GetAsync("/nothing")).StatusCode).ShouldBe(302);
    }

    [Fact]
    public async Task Hub_without_a_credential_is_refused() =>
        await Should.ThrowAsync<WebSocketException>(() => host.HubAsync(key: null));

    [Fact]
    public void Hub_asks_for_a_credential_for_every_method() =>
        typeof(LiveHub).GetCustomAttributes(typeof(AuthorizeAttribute), inherit: true).Cast<AuthorizeAttribute>()
            .ShouldContain(authorize => authorize.Policy == Policies.Watch);

    [Fact]
    public async Task Hub_refuses_a_key_that_only_sends() =>
        await Should.ThrowAsync<WebSocketException>(() => host.HubAsync(RunningHost.IngestKey));

    [Fact]
    public async Task Hub_refuses_a_page_of_another_site()
    {
        await Should.ThrowAsync<WebSocketException>(() => host.HubAsync(origin: "https://elsewhere.example"));
        await using HubClient own = await host.HubAsync(origin: host.Address.GetLeftPart(UriPartial.Authority));
        await own.WatchAsync("province", host.Patience);
        await own.NextAsync("Board", host.Patience);
    }

    [Theory]
    [InlineData("GET", "/api/v1/kpis", RunningHost.IngestKey, 403)]
    [InlineData("GET", "/metrics", RunningHost.IngestKey, 403)]
    [InlineData("GET", "/", RunningHost.ReadKey, 403)]
    [InlineData("POST", "/api/v1/events", RunningHost.ReadKey, 403)]
    [InlineData("GET", "/api/v1/kpis", "no such key", 401)]
    [InlineData("GET", "/api/v1/nothing", RunningHost.ReadKey, 404)]
    [InlineData("DELETE", "/api/v1/kpis", RunningHost.ReadKey, 405)]
    public async Task Wrong_role_is_403_wrong_key_401_nothing_404_wrong_method_405(string method, string path, string key, int status)
    {
        using HttpClient client = host.Client(key);
        using HttpResponseMessage answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        using HttpClient nobody = host.Client();
        foreach (string path in new[] { "/", "/api/v1/kpis", "/health/live", "/_framework/blazor.web.js" })
        {
            using HttpResponseMessage answer = await nobody.GetAsync(path);
            string policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
            policy.ShouldContain("script-src 'self';");
            policy.ShouldContain("frame-ancestors 'none'");
            policy.ShouldEndWith($"connect-src 'self' ws://{host.Address.Authority}", Case.Sensitive, "an older Chromium does not count it as 'self'");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    private IEnumerable<RouteEndpoint> Routes() => host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static bool IsStaticFile(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(item => item.GetType().FullName == "Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
