using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Hubs;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Health;
using Ioc.Metrics.Stores;
using Ioc.Operations.Access;
using Ioc.Operations.Cases;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Hub;
using Microsoft.AspNetCore.SignalR;

namespace Ioc.Dashboard.Tests.Access;

/// <summary>Every route and hub method there is, as every role there is; and nothing of another commune for who is limited to one.</summary>
[Collection(OneHost.Name)]
public sealed partial class EveryRoleTests(RunningHost host)
{
    /// <summary>Troubled: another one, whose system fails; no other test counts it.</summary>
    private const string Own = "16681", Other = "16690", Troubled = "17017";

    public static TheoryData<string> RolesOfUsers => [.. Roles.OfUsers];

    public static TheoryData<string> RolesOfKeys => [.. Roles.OfKeys];

    [Fact]
    public void Every_route_is_classified() =>
        host.Routes().Where(route => RouteClass.Of(route.Method, route.Pattern) is null).Select(route => $"{route.Method} {route.Pattern}").ShouldBeEmpty();

    [Fact]
    public void No_class_is_of_a_route_that_is_gone()
    {
        HashSet<string> there = [.. host.Routes().SelectMany(route => new[] { route.Pattern, $"{route.Method} {route.Pattern}" })];
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

    [Fact]
    public async Task Display_is_let_in_where_a_wall_is_named_and_nowhere_else()
    {
        Displays displays = host.Get<Displays>();
        (string code, string claim) = displays.Begin()!.Value;
        displays.Approve(code, "Hall", "test").ShouldBeTrue();
        using HttpClient client = host.Client();
        client.DefaultRequestHeaders.Add("Cookie", $"{DisplayCookie.Name}={displays.Claim(claim).Token}");
        await WalkAsync(client, Roles.Wall, limited: false);
    }

    [Fact]
    public async Task Person_who_asks_for_a_page_that_is_not_theirs_is_answered_with_a_page()
    {
        using HttpClient client = host.As(Roles.Official, Own);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        foreach ((string address, HttpStatusCode status, string words) in new[] { ("/users", HttpStatusCode.Forbidden, "Không có quyền"), ("/reports", HttpStatusCode.NotFound, "Không tìm thấy trang") })
        {
            using HttpResponseMessage answer = await client.GetAsync(address);
            answer.StatusCode.ShouldBe(status);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(words);
        }
    }

    /// <summary>Dossiers, incidents, notes and directives: those of one's own commune are there, of another nothing is, in pages, downloads and programs' answers alike.</summary>
    [Theory]
    [MemberData(nameof(RolesOfUsers))]
    public async Task User_limited_to_a_commune_is_shown_nothing_of_another_anywhere(string role)
    {
        string own = "H41-OWN-" + role, foreign = "H41-FOREIGN-" + role;
        using HttpClient ingest = host.Client(RunningHost.IngestKey), client = host.As(role, Own);
        (await ingest.PostEventsAsync(Events.Status(Own, own).ToJsonString())).EnsureSuccessStatusCode();
        (await ingest.PostEventsAsync(Events.Status(Other, foreign).ToJsonString())).EnsureSuccessStatusCode();
        WriteAbout(Own, own, role);
        WriteAbout(Other, foreign, role);
        string incident = await IncidentAsync(Troubled);
        int seen = 0;
        foreach ((string method, string pattern) in host.Routes().Where(route => route.Method == "GET" && !route.Pattern.StartsWith("/sign-in/", StringComparison.Ordinal)))
        {
            foreach (string address in Addresses(pattern, foreign, incident))
            {
                using HttpResponseMessage answer = await client.GetAsync(address);
                // What was asked may be echoed: the address is in the link to the other language.
                string body = (await answer.Content.ReadAsStringAsync()).Replace(address.Split('?')[0], "", StringComparison.Ordinal);
                body.ShouldNotContain(foreign, Case.Sensitive, address);
                seen += body.Contains(own, StringComparison.Ordinal) ? 1 : 0;
                if (Names(pattern) || pattern == "/incidents/{Id:long}" || (RouteClass.Scoped.Contains(pattern) && address.Contains("commune:" + Other, StringComparison.Ordinal)))
                {
                    ((int)answer.StatusCode).ShouldBe(404, $"{method} {address}");
                }
            }
        }

        seen.ShouldBeGreaterThan(0, "the walk must be able to find a dossier at all");
        string page = WebUtility.HtmlDecode(await client.GetStringAsync("/communes/" + Own));
        page.ShouldContain("note " + own);
        page.ShouldContain("directive " + own);
        using HttpClient touched = host.As(role, Troubled);
        (await touched.GetAsync("/incidents/" + incident)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private void WriteAbout(string unit, string mark, string role)
    {
        host.Get<Notes>().Write(Notes.OfUnit(unit), null, "note " + mark, role);
        host.Get<Directives>().Issue(unit, "overdue", 1, DirectiveEffects.UpTo(host.Now.Day), "directive " + mark, "assignee " + mark, host.Now.Day, role);
    }

    /// <summary>Id of an incident that touches the commune alone; made by the first who asks.</summary>
    private async Task<string> IncidentAsync(string unit)
    {
        Incident? Found(IReadOnlyList<Incident> all) => all.FirstOrDefault(incident => incident.Unit == unit && incident.System == "qlvb");
        Task<IReadOnlyList<Incident>> ReadAsync() => host.Get<IKpiReader>().IncidentsAsync(host.Now - TimeSpan.FromDays(1), host.Now, default);
        if (Found(await ReadAsync()) is null)
        {
            using HttpClient ingest = host.Client(RunningHost.IngestKey);
            foreach ((string status, int seconds) in new[] { ("up", -120), ("down", -60), ("down", -1) })
            {
                (await ingest.PostEventsAsync(Events.Health(unit, "qlvb", status, seconds).ToJsonString())).EnsureSuccessStatusCode();
            }
        }

        Incident? incident = null;
        await Eventually.TrueAsync(async () => (incident = Found(await ReadAsync())) is not null, TimeSpan.FromSeconds(90), () => "an incident of " + unit);
        return incident!.Id.ToString(CultureInfo.InvariantCulture);
    }

    [Theory]
    [MemberData(nameof(RolesOfUsers))]
    public async Task Hub_feeds_who_is_limited_to_a_commune_that_one_alone(string role)
    {
        typeof(LiveHub).GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && method.Name != nameof(LiveHub.OnDisconnectedAsync)).Select(method => method.Name).ShouldBe([nameof(LiveHub.Watch)], "walk a new method here");
        await using HubClient hub = await host.HubAsync(key: null, cookie: host.SessionOf(role, Own));
        await Should.ThrowAsync<HubException>(() => hub.WatchAsync("province", host.Patience));
        await Should.ThrowAsync<HubException>(() => hub.WatchAsync("commune:" + Other, host.Patience));
        await hub.WatchAsync("commune:" + Own, host.Patience);
        HubMessage communes = await hub.NextAsync("Communes", host.Patience);
        communes.Argument.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()).ShouldBe([Own]);
    }

    private async Task WalkAsync(HttpClient client, string role, bool limited)
    {
        foreach ((string method, string pattern) in host.Routes())
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
    private static IEnumerable<string> Addresses(string pattern, string dossier, string incident)
    {
        string path = Parameter().Replace(pattern, match =>
            match.Value.Contains("umber", StringComparison.Ordinal) ? dossier
            : match.Value.Contains(":long", StringComparison.Ordinal) ? incident
            : Other);
        yield return path;
        foreach (string scope in new[] { "province", "commune:" + Other, "commune:" + Own })
        {
            yield return $"{path}?scope={scope}&period={Events.SinceYesterday}&figure=received&kpi=received&format=csv&kind=all&q=H41-FOREIGN";
        }
    }

    private static bool Names(string pattern) => pattern.Contains("{Code}", StringComparison.Ordinal) || pattern.Contains("{Unit}", StringComparison.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
