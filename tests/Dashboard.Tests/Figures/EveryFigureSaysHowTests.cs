using System.Text;
using AngleSharp.Dom;
using Ioc.Dashboard.Tests.Running;
using Ioc.Operations.Access;
using Ioc.Operations.Alerts;
using Ioc.Operations.Cases;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Figures;

/// <summary>"Cách tính" stands beside every figure of every page, in both languages.</summary>
[Collection(OneSeededProvince.Name)]
[Trait("Clock", "bound")]
public sealed class EveryFigureSaysHowTests(SeededProvince province)
{
    public static TheoryData<string, int> Pages => new()
    {
        { "/", 14 },
        { "/communes?kind=all&compare=16681,16690", 20 },
        { "/communes?period=last-month", 10 },
        { "/communes/16681", 14 },
        { "/communes/16681?queue=due-soon", 14 },
        { "/procedures", 5 },
        { "/map", 1 },
        { "/dossiers?figure=overdue&scope=province", 2 },
        { "/systems/lgsp", 12 },
        { "/data-quality", 4 },
        { "/alerts", 2 },
        { "/directives?state=all", 1 },
        { "/targets", 4 },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Every_figure_says_how_it_is_computed(string path, int atLeast) => TestClock.WithinAMinuteAsync(async () =>
    {
        await SeedAsync();
        using HttpClient user = province.Host.As($"{Roles.Official} {Roles.Administrator}");
        foreach (string language in new[] { "vi", "en" })
        {
            IDocument page = HowRule.Read(await user.GetStringAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language));
            HowRule.Silent(page).ShouldBeEmpty(path);
            HowRule.Broken(page).ShouldBeEmpty(path);
            page.QuerySelectorAll("button.how").Length.ShouldBeGreaterThanOrEqualTo(atLeast, path);
        }
    });

    /// <summary>Something wrong, totals of a source, and an alert: so that their pages have figures.</summary>
    private async Task SeedAsync()
    {
        string today = province.Now.Day.ToString(), at = province.Now.ToString();
        string total = $"{{\"specversion\":\"1.0\",\"id\":\"how-total-{at}\",\"source\":\"/vn/40/tthc\",\"type\":\"vn.ioc.source.total\",\"time\":\"{at}\",\"data\":{{\"commune\":\"16681\",\"day\":\"{today}\",\"received\":999,\"resolved\":0,\"backlog\":1,\"at\":\"{at}\"}}}}";
        using HttpClient ingest = province.Host.Client(RunningHost.IngestKey);
        (await ingest.PostEventsAsync(Encoding.UTF8.GetBytes($"[{total},{Events.Status("16681", "how", 1, "lost", "how-wrong").ToJsonString()}]"), Events.Batch)).EnsureSuccessStatusCode();
        if (province.Host.Get<DirectiveBook>().Count(null, "16681", null, province.Now.Day).Open == 0)
        {
            province.Host.Get<Directives>().Issue("16681", "overdueShare", .4, DirectiveEffects.UpTo(province.Now.Day), "how", "Lan", province.Now.Day + 3, "test");
        }

        AlertStore alerts = province.Host.Get<AlertStore>();
        if (alerts.Open().Count == 0)
        {
            // Of a unit without dossiers: a value that is not known ends no alert.
            alerts.Add(new OpenAlert("overdue-share", province.Now - TimeSpan.FromHours(1), province.Now, ["16708"], .42));
        }
    }
}
