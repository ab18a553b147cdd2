using System.Net;
using Ioc.Dashboard.Tests.Admin;
using Ioc.Dashboard.Tests.Running;
using Ioc.Operations.Access;
using Ioc.Operations.Alerts;

namespace Ioc.Dashboard.Tests.Alerts;

[Collection(OneHost.Name)]
public sealed class RulesPageTests(RunningHost host)
{
    private const string New = "/alerts/rules?edit=new";

    [Theory]
    [InlineData("threshold", "", "Ngưỡng")]
    [InlineData("clear", "40", "Mức an toàn")]
    [InlineData("scope", "99999", "Phạm vi")]
    [InlineData("minutes", "-1", "Kéo dài")]
    [InlineData("quietFrom", "21:00", "Giờ yên lặng")]
    public async Task Rule_that_cannot_be_is_not_saved_and_says_what_is_wrong(string field, string value, string said)
    {
        using HttpClient admin = host.As(Roles.Administrator);
        Dictionary<string, string> fields = Fields();
        fields[field] = value;
        string page = WebUtility.HtmlDecode(await admin.SubmitAsync(New, "rule", [.. fields.Select(one => (one.Key, one.Value))]));
        page.ShouldContain("Chưa lưu được: " + said);
        page.ShouldContain("value=\"thử\"", Case.Sensitive, "what was entered stays, to be corrected");
        host.Get<AlertRules>().All().ShouldNotContain(rule => rule.Name == "thử");
    }

    [Fact]
    public async Task A_figure_that_only_units_have_is_not_watched_for_the_province()
    {
        using HttpClient admin = host.As(Roles.Administrator);
        Dictionary<string, string> fields = Fields();
        (fields["figure"], fields["scope"]) = ("lagScore", "province");
        WebUtility.HtmlDecode(await admin.SubmitAsync(New, "rule", [.. fields.Select(one => (one.Key, one.Value))])).ShouldContain("Chưa lưu được: Phạm vi");
    }

    [Fact]
    public async Task Rule_is_saved_in_percent_silenced_for_a_unit_with_an_end_and_deleted_beside_the_shipped_ones()
    {
        using HttpClient admin = host.As(Roles.Administrator);
        await admin.SubmitAsync(New, "rule", [.. Fields().Select(one => (one.Key, one.Key == "name" ? "quy tắc thử" : one.Value))]);
        AlertRule rule = Rule()!;
        (rule.Threshold, rule.Clear, rule.Scope, rule.Duration).ShouldBe((.3, .25, "each", TimeSpan.FromMinutes(10)));

        string edit = $"/alerts/rules?edit={rule.Id}";
        await admin.SubmitAsync(edit, "silence", ("unit", "16681"), ("hours", "2"));
        (Rule()!.SilencedUntil, Rule()!.IsSilenced("16681", host.Now), Rule()!.IsSilenced("16681", host.Now + TimeSpan.FromHours(3)), Rule()!.IsSilenced("16690", host.Now)).ShouldBe((null, true, false, false));
        WebUtility.HtmlDecode(await admin.GetStringAsync(edit)).ShouldContain("Phường Thành Vinh: tạm dừng gửi đến");
        await admin.SubmitAsync(edit, "silence", ("unit", ""), ("hours", "2"));
        Rule()!.SilencedUntil!.Value.ShouldBeGreaterThan(host.Now + TimeSpan.FromMinutes(119));
        await admin.SubmitAsync(edit, "rule", [.. Fields().Select(one => (one.Key, one.Key == "name" ? "quy tắc thử" : one.Value))]);
        Rule()!.IsSilenced("16681", host.Now).ShouldBeTrue("a change of the rule keeps its silences");
        host.Get<AlertRules>().All().Select(one => one.Id).ShouldContain("commune-offline");

        await admin.SubmitAsync(edit, "delete");
        Rule().ShouldBeNull();
        host.Get<AlertRules>().EverKnown().ContainsKey(rule.Id).ShouldBeTrue("its alerts keep its name");
        host.Get<AuditLog>().Find(new AuditQuestion(Action: "alert-rule-deleted")).ShouldContain(entry => entry.Subject == rule.Name);

        AlertRule? Rule() => host.Get<AlertRules>().All().SingleOrDefault(one => one.Name == "quy tắc thử");
    }

    [Fact]
    public async Task A_shipped_rule_offers_no_deletion_and_units_are_chosen_by_name()
    {
        using HttpClient admin = host.As(Roles.Administrator);
        string page = WebUtility.HtmlDecode(await admin.GetStringAsync("/alerts/rules?edit=commune-offline"));
        page.ShouldContain("có thể tắt, không xóa");
        page.ShouldNotContain("Xóa quy tắc");
        page.ShouldMatch("<option value=\"16681\"[^>]*>Phường Thành Vinh</option>");
        page.ShouldContain("Giải quyết đúng hạn trong tháng (mục tiêu");
        host.Get<AlertRules>().Delete(DefaultRules.All[0], host.Now).ShouldBeFalse();
    }

    [Theory]
    [InlineData("vi", "đang chờ gửi")]
    [InlineData("en", "waiting")]
    public async Task State_of_a_message_is_said_in_words(string language, string said)
    {
        host.Get<AlertOutbox>().Add("slot " + language, AlertDelivery.Mail, "an@example.test", "thư thử", "");
        using HttpClient admin = host.As(Roles.Administrator);
        WebUtility.HtmlDecode(await admin.GetStringAsync("/alerts/rules?lang=" + language)).ShouldContain($">{said}</b>");
    }

    private static Dictionary<string, string> Fields() => new(StringComparer.Ordinal)
    {
        ["name"] = "thử",
        ["figure"] = "overdueShare",
        ["scope"] = "each",
        ["above"] = "1",
        ["threshold"] = "30",
        ["clear"] = "25",
        ["minutes"] = "10",
        ["quietFrom"] = "",
        ["quietTo"] = "",
        ["escalate"] = "",
        ["enabled"] = "1",
    };
}
