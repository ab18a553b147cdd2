using System.Text;
using AngleSharp.Dom;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Figures;

/// <summary>"Cách tính" beside the figures of an incident, and the names of its unit.</summary>
[Collection(OneHost.Name)]
[Trait("Clock", "bound")]
public sealed class IncidentSaysHowTests(RunningHost host)
{
    private const string Unit = "40-STP", System = "lgsp";

    [Fact]
    public async Task Facts_of_an_incident_say_how_they_are_computed_and_name_the_unit_in_the_reader_s_language()
    {
        using HttpClient ingest = host.Client(RunningHost.IngestKey), team = host.As(Roles.IncidentTeam);
        Instant now = host.Now;
        string events = string.Join(',', Enumerable.Range(0, 3).Select(i => Down(now - TimeSpan.FromMinutes(3 - i))));
        (await ingest.PostEventsAsync(Encoding.UTF8.GetBytes($"[{events}]"), Events.Batch)).EnsureSuccessStatusCode();
        long id = 0;
        await Eventually.TrueAsync(
            async () => (id = (await host.Get<IKpiReader>().IncidentsAsync(now - TimeSpan.FromHours(1), host.Now, host.Patience)).FirstOrDefault(one => one.Unit == Unit)?.Id ?? 0) > 0,
            TimeSpan.FromSeconds(30),
            () => "an incident of " + Unit);
        string english = await team.GetStringAsync($"/incidents/{id}?lang=en");
        foreach (string html in new[] { english, await team.GetStringAsync($"/incidents/{id}?lang=vi") })
        {
            IDocument page = HowRule.Read(html);
            page.QuerySelectorAll("[data-incident-facts] button.how").Length.ShouldBe(4);
            HowRule.Silent(page).ShouldBeEmpty();
            HowRule.Broken(page).ShouldBeEmpty();
        }

        english.ShouldContain("Department of Justice");
        english.ShouldNotContain("Sở Tư pháp");
    }

    private static string Down(Instant at) =>
        $"{{\"specversion\":\"1.0\",\"id\":\"{Guid.NewGuid():N}\",\"source\":\"/vn/40/ops\",\"type\":\"vn.ioc.system.health\",\"time\":\"{at}\",\"data\":{{\"commune\":\"{Unit}\",\"system\":\"{System}\",\"status\":\"down\",\"at\":\"{at}\",\"intervalSeconds\":60}}}}";
}
