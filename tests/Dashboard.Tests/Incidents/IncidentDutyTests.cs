using System.Net;
using System.Text.Json.Nodes;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Operations.Access;
using Ioc.Operations.Alerts;
using Ioc.Operations.Live;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Incidents;

/// <summary>Who may act on an incident: a system that is down in six communes, and one that is down in one.</summary>
public sealed class IncidentDutyTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Wide = "dvcqg", Single = "lgsp";

    [Fact]
    public async Task One_commune_acts_on_its_own_incidents_and_only_writes_notes_at_those_of_others_too()
    {
        string[] units = [.. host.Profile.Units.Where(unit => unit.Kind == UnitKind.Commune && unit.IsValidOn(host.Now.Day)).Select(unit => unit.Code).Take(7)];
        using HttpClient ingest = host.Client(RunningHost.IngestKey);
        foreach ((string unit, string system) in units[..6].Select(unit => (unit, Wide)).Append((units[6], Single)))
        {
            foreach ((string status, int seconds) in new[] { ("up", -120), ("down", -60), ("down", -1) })
            {
                (await ingest.PostEventsAsync(Health(unit, system, status, seconds).ToJsonString())).EnsureSuccessStatusCode();
            }
        }

        // Incidents are written some moments after the reports: the last of the six outages may be taken in later.
        IKpiReader reader = host.Get<IKpiReader>();
        await Eventually.Is(
            "six outages that one incident took in",
            async () => string.Join(' ', (await reader.OutagesAsync(host.Now, host.Now + TimeSpan.FromSeconds(1), default)).Where(outage => outage.System == Wide).OrderBy(outage => outage.Unit).Select(outage => $"{outage.Unit}:{outage.Incident}")),
            taken => taken.Split(' ').Select(outage => outage.Split(':')[^1]).ToArray() is { Length: 6 } ids && ids[0].Length > 0 && ids.Distinct().Count() == 1);
        LiveBoard board = host.Get<LiveBoard>();
        Incident wide = (await Eventually.Shows(
            "it on the board", () => board.Latest.Incidents, incidents => incidents.Any(incident => incident.Kind == IncidentKind.SystemWide) && incidents.Any(IsOwn)))
            .First(incident => incident.Kind == IncidentKind.SystemWide);
        Incident own = board.Latest.Incidents.First(IsOwn);

        string leader = host.SessionOf(Roles.Official, units[0]);
        (await SeesAsync(leader, wide)).ShouldBe((false, true, true));
        (await SeesAsync(host.SessionOf(Roles.Official, units[6]), own)).ShouldBe((true, true, false));
        (await SeesAsync(host.SessionOf(Roles.Official, units[..6]), wide)).ShouldBe((true, true, false));
        (await SeesAsync(host.SessionOf(Roles.IncidentTeam), wide)).ShouldBe((true, true, false));
        (await SeesAsync(host.SessionOf(Department(Wide)), wide)).ShouldBe((true, true, false));
        (await SeesAsync(host.SessionOf(Department(Single)), wide)).ShouldBe((false, true, true));
        (await SeesAsync(host.SessionOf(Roles.Committee), wide)).ShouldBe((false, false, false));

        bool IsOwn(Incident incident) => incident.Unit == units[6];

        AlertRule rule = DefaultRules.All.Single(one => one.Id == "system-wide");
        host.Get<AlertAddress>().Of(new OpenAlert(rule.Id, wide.Opened, wide.Opened, [], 1), rule, host.Now).ShouldBe($"/incidents/{wide.Id}");
    }

    /// <summary>Whether the page of the incident offers to act, to write a note, and says that the province acts.</summary>
    private async Task<(bool Acts, bool Notes, bool Told)> SeesAsync(string cookie, Incident incident)
    {
        using HttpClient client = host.Client();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        string page = WebUtility.HtmlDecode(await client.GetStringAsync($"/incidents/{incident.Id}"));
        page.Contains("data-acknowledge", StringComparison.Ordinal).ShouldBe(page.Contains("data-assign", StringComparison.Ordinal));
        return (page.Contains("data-acknowledge", StringComparison.Ordinal), page.Contains("data-note", StringComparison.Ordinal), page.Contains("cấp tỉnh nhận xử lý", StringComparison.Ordinal));
    }

    private User Department(string system) => host.Get<Users>().Create("so-" + Guid.NewGuid().ToString("N"), Roles.Department, systems: [system]);

    private JsonObject Health(string unit, string system, string status, int seconds)
    {
        JsonObject health = Events.Status(unit, "");
        health["type"] = "vn.ioc.system.health";
        health["data"] = new JsonObject { ["commune"] = unit, ["system"] = system, ["status"] = status, ["at"] = (host.Now + TimeSpan.FromSeconds(seconds)).ToString() };
        return health;
    }
}
