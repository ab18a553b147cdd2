using Ioc.Dashboard.Settings;
using Ioc.Operations.Settings;
using Microsoft.Extensions.Configuration;

namespace Ioc.Dashboard.Tests.Settings;

public sealed class ReportSettingsTests
{
    [Fact]
    public void Nothing_leaves_the_machine_unless_it_is_set()
    {
        ReportSettings reports = Read([]);
        (reports.FreezeDay, reports.FeedUrl, reports.Mail, reports.Webhooks.Count).ShouldBe((5, null, null, 0));
    }

    [Fact]
    public void What_is_set_is_read()
    {
        ReportSettings reports = Read(new()
        {
            ["Ioc:Reports:FreezeDay"] = "7",
            ["Ioc:Reports:Feed:Url"] = "https://tw.example.test/feed",
            ["Ioc:Reports:Webhooks"] = "https://a.example.test/x, http://127.0.0.1:9/y",
            ["Ioc:Reports:Mail:Host"] = "mail.example.test",
            ["Ioc:Reports:Mail:Security"] = "tls",
            ["Ioc:Reports:Mail:From"] = "ioc@example.test",
            ["Ioc:Reports:Mail:To"] = "a@example.test; b@example.test",
            ["Ioc:Reports:Mail:RequireRevocationCheck"] = "true",
            ["IOC_PUSH_TOKEN"] = "token",
            ["IOC_SMTP_PASSWORD"] = "password",
        });
        (reports.FreezeDay, reports.FeedUrl!.Host, reports.FeedToken, reports.Webhooks.Count).ShouldBe((7, "tw.example.test", "token", 2));
        (reports.Mail!.Port, reports.Mail.Security, reports.Mail.Password, reports.Mail.RequireRevocationCheck).ShouldBe((465, MailSecurity.Tls, "password", true));
        reports.Mail.To.ShouldBe(["a@example.test", "b@example.test"]);
    }

    [Theory]
    [InlineData("Ioc:Reports:FreezeDay", "0", "Ioc__Reports__FreezeDay")]
    [InlineData("Ioc:Reports:FreezeDay", "29", "Ioc__Reports__FreezeDay")]
    [InlineData("Ioc:Reports:Feed:Url", "http://tw.example.test/feed", "Ioc__Reports__Feed__Url")]
    [InlineData("Ioc:Reports:Webhooks", "ftp://a.example.test", "Ioc__Reports__Webhooks")]
    [InlineData("Ioc:Reports:Mail:From", "ioc@example.test", "Ioc__Reports__Mail__Host")]
    [InlineData("Ioc:Reports:Mail:Host", "mail.example.test", "Ioc__Reports__Mail")]
    [InlineData("Ioc:Reports:Mail:RequireRevocationCheck", "always", "Ioc__Reports__Mail__RequireRevocationCheck")]
    [InlineData("Ioc:Reports:Freezeday2", "5", "Ioc__Reports__Freezeday2")]
    public void What_is_wrong_is_named(string key, string value, string named) =>
        Should.Throw<SettingsException>(() => Read(new() { [key] = value })).Errors.ShouldHaveSingleItem().ShouldContain(named);

    private static ReportSettings Read(Dictionary<string, string?> values) =>
        SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build()).Reports;
}
