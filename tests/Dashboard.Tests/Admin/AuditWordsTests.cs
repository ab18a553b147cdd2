using System.Reflection;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ioc.Dashboard.Tests.Figures;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Kpis;
using Ioc.Operations.Access;
using Ioc.Operations.Cases;
using Ioc.Resources;

namespace Ioc.Dashboard.Tests.Admin;

/// <summary>The audit speaks of people's actions and of units by name; every action that can be written has one.</summary>
[Collection(OneHost.Name)]
public sealed partial class AuditWordsTests(RunningHost host)
{
    [Theory]
    [InlineData(Language.Vietnamese)]
    [InlineData(Language.English)]
    public void Every_action_that_can_be_written_has_a_name_and_no_name_is_of_nothing(Language language)
    {
        string[] actions = [.. typeof(AuditAction).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.GetValue(null)).OfType<AuditAction>().Select(action => action.Code)];
        actions.Length.ShouldBeGreaterThan(30);
        actions.Distinct().Count().ShouldBe(actions.Length);
        AuditAction.All.Select(action => action.Code).ShouldBe(actions, ignoreOrder: true);
        Texts.Of(language).Audit.Actions.Keys.ShouldBe(actions, ignoreOrder: true);
    }

    [Fact]
    public async Task Page_names_what_was_done_and_to_what_and_finds_it_by_the_action()
    {
        host.Get<Notes>().Write(Notes.OfUnit("17329"), ("overdue", Period.MonthOf(host.Now.Day)), "vì sao", "audit-words");
        host.Get<IncidentSteps>().Add(77, IncidentSteps.Assigned, "Đội trực", "audit-words");
        host.Get<AuditLog>().Write("audit-words", AuditAction.DossiersExported, "scope=commune%3A17329&figure=overdue&period=2025-10", "csv");
        host.Get<AuditLog>().Write("audit-words", AuditAction.MaintenancePlanned, "lgsp@*", "2025-11-03T08:00:00+07:00 2025-11-03T09:00:00+07:00 x3");
        using HttpClient auditor = host.As(Roles.Auditor);
        IDocument page = HowRule.Read(await auditor.GetStringAsync("/audit?actor=audit-words&lang=vi"));
        string commune = host.Profile.FindUnit("17329")!.NameVi;
        Row(page, "figure-explained").ShouldBe(["Giải trình chỉ tiêu", commune, "Quá hạn"]);
        Row(page, "incident-assigned").ShouldBe(["Giao xử lý sự cố", "Sự cố số 77", ""]);
        Row(page, "dossiers-exported").ShouldBe(["Tải danh sách hồ sơ", $"Quá hạn · {commune} · 2025-10", "csv"]);
        Row(page, "maintenance-planned")[2].ShouldBe("03/11/2025 08:00 – 03/11/2025 09:00, 3 lần");
        Codes().Matches(page.QuerySelector("tbody")!.TextContent).ShouldBeEmpty();

        IDocument found = HowRule.Read(await auditor.GetStringAsync("/audit?actor=audit-words&action=incident-assigned"));
        found.QuerySelectorAll("tr[data-audit]").ShouldHaveSingleItem();
        found.QuerySelectorAll("select[name=action] option").Length.ShouldBe(AuditAction.All.Count + 1);
        (await auditor.GetStringAsync("/audit/export?actor=audit-words&format=csv&lang=en")).ShouldContain("Figure explained");
    }

    private static string[] Row(IDocument page, string action) =>
        [.. page.QuerySelectorAll($"tr[data-audit={action}]").ShouldHaveSingleItem().QuerySelectorAll("td").Skip(2).Select(cell => cell.TextContent.Trim())];

    [GeneratedRegex("unit:|incident:|[a-z]+-(written|explained|assigned|exported|planned)")]
    private static partial Regex Codes();
}
