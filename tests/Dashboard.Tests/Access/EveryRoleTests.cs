using System.Text.RegularExpressions;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Hubs;
using Ioc.Dashboard.Tests.Running;
using Ioc.Tests.Shared.Hub;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Tests.Access;

/// <summary>Every route and hub method there is, as every role there is; and nothing of another commune for who is limited to one.</summary>
[Collection(OneHost.Name)]
public sealed partial class EveryRoleTests(RunningHost host)
{
    private const string Own = "16681", Other = "16690";

    public static TheoryData<string> RolesOfUsers => [.. Roles.OfUsers];

    public static TheoryData<string> RolesOfKeys => [.. Roles.OfKeys];

    [Fact]
    public void Every_route_is_classified() =>
        Routes().Where(route => RouteClass.Of(route.Method, route.Pattern) is null).Select(route => $"{route.Method} {route.Pattern}").ShouldBeEmpty();

    [Fact]
    public void No_class_is_of_a_route_that_is_gone()
    {
        HashSet<string> there = [.. Routes().SelectMany(route => new[] { route.Pattern, $"{route.Method} {route.Pattern}" })];
        RouteClass.All.Keys.Where(pattern => !there.Contains(pattern)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(RolesOfUsers))]
    public async Task User_of_the_role_is_let_in_where_the_role_is_named_and_nowhere_else(string role)
    {
        using HttpClient client = host.As(role);
        await WalkAsync(client, role, limited: false);
    }

    [Theory]
    [MemberData(nameof(RolesOfUsers))]
    public async Task User_limited_to_a_commune_finds_nothing_of_the_province(string role)
    {
        using HttpClient client = host.As(role, Own);
        await WalkAsync(client, role, limited: true);
    }

    [Theory]
    [MemberData(nameof(RolesOfKeys))]
    public async Task Key_of_the_role_is_let_in_where_the_role_is_named_and_nowhere_else(string role)
    {
        using HttpClient client = host.Client(host.Get<ApiKeys>().Create("walk", role, null, null, "test"));
        await WalkAsync(client, role, limited: false);
    }

    [Theory]
    [MemberData(nameof(RolesOfUsers))]
    public async Task User_limited_to_a_commune_is_shown_no_dossier_of_another_anywhere(string role)
    {
        string own = "H41-OWN-" + role, foreign = "H41-FOREIGN-" + role;
        using HttpClient ingest = host.Client(RunningHost.IngestKey), client = host.As(role, Own);
        (await ingest.PostEventsAsync(Events.Status(Own, own).ToJsonString())).EnsureSuccessStatusCode();
        (await ingest.PostEventsAsync(Events.Status(Other, foreign).ToJsonString())).EnsureSuccessStatusCode();
        int seen = 0;
        foreach ((string method, string pattern) in Routes().Where(route => route.Method == "GET" && !route.Pattern.StartsWith("/sign-in/", StringComparison.Ordinal)))
        {
            foreach (string address in Addresses(pattern, foreign))
            {
                using HttpResponseMessage answer = await client.GetAsync(address);
                // What was asked may be echoed: the address is in the link to the other language.
                string body = (await answer.Content.ReadAsStringAsync()).Replace(address.Split('?')[0], "", StringComparison.Ordinal);
                body.ShouldNotContain(foreign, Case.Sensitive, address);
                seen += body.Contains(own, StringComparison.Ordinal) ? 1 : 0;
                if (Names(pattern) || (RouteClass.Scoped.Contains(pattern) && address.Contains("commune:" + Other, StringComparison.Ordinal)))
                {
                    ((int)answer.StatusCode).ShouldBe(404, $"{method} {address}");
                }
            }
        }

        seen.ShouldBeGreaterThan(0, "the walk must be able to find a dossier at all");
    }

    [Theory]
    [MemberData(nameof(RolesOfUsers))]
    public async Task Hub_feeds_who_is_limited_to_a_commune_that_one_alone(string role)
    {
        typeof(LiveHub).GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && method.Name != nameof(LiveHub.OnDisconnectedAsync)).Select(method => method.Name).ShouldBe([nameof(LiveHub.Watch)], "walk a new method here");
        await using HubClient hub = await host.HubAsync(key: null, cookie: host.SessionOf(role, Own));
        (await IsRefusedAsync(hub, "province")).ShouldBeTrue();
        (await IsRefusedAsync(hub, "commune:" + Other)).ShouldBeTrue();
        await hub.WatchAsync("commune:" + Own, host.Patience);
        HubMessage communes = await hub.NextAsync("Communes", host.Patience);
        communes.Argument!.Value.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()).ShouldBe([Own]);
    }

    private async Task<bool> IsRefusedAsync(HubClient hub, string scope)
    {
        await hub.WatchAsync(scope, host.Patience);
        return (await hub.NextAsync("", host.Patience)).Argument is not null;
    }

    private async Task WalkAsync(HttpClient client, string role, bool limited)
    {
        foreach ((string method, string pattern) in Routes())
        {
            // The limit on guessing passwords is shared by all these tests: one role that may not is enough there.
            if (RouteClass.Of(method, pattern) is not { Open: false } route || (pattern == "/account/password/change" && role != Roles.Ingest))
            {
                continue;
            }

            using var request = new HttpRequestMessage(new HttpMethod(method), Parameter().Replace(pattern, "1"));
            using HttpResponseMessage answer = await client.SendAsync(request);
            int status = (int)answer.StatusCode;
            string said = $"{method} {pattern} answered {role} with {status}";
            if (!route.AllowedRoles.Contains(role))
            {
                status.ShouldBeOneOf(limited && route.OfProvince ? [403, 404] : [403], said);
            }
            else if (limited && route.OfProvince)
            {
                status.ShouldBe(404, said);
            }
            else
            {
                status.ShouldNotBeOneOf([401, 403], said);
                answer.Headers.Location?.ToString().ShouldNotStartWith("/sign-in?returnUrl");
            }
        }
    }

    /// <summary>The route with every parameter naming the other commune, its dossier, or what an address commonly asks.</summary>
    private static IEnumerable<string> Addresses(string pattern, string dossier)
    {
        string path = Parameter().Replace(pattern, match =>
            match.Value.Contains("umber", StringComparison.Ordinal) ? dossier
            : match.Value.Contains(":long", StringComparison.Ordinal) ? "1"
            : Other);
        yield return path;
        foreach (string scope in new[] { "province", "commune:" + Other, "commune:" + Own })
        {
            yield return $"{path}?scope={scope}&period=today&figure=received&kpi=received&format=csv&kind=all&q=H41-FOREIGN";
        }
    }

    private static bool Names(string pattern) => pattern.Contains("{Code}", StringComparison.Ordinal) || pattern.Contains("{Unit}", StringComparison.Ordinal);

    private IEnumerable<(string Method, string Pattern)> Routes() =>
        from endpoint in host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.All(item => item.GetType().FullName != "Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor")
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
        where method is "GET" or "POST"
        select (method, "/" + endpoint.RoutePattern.RawText!.Trim('/'));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
