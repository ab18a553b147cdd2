using System.Text.RegularExpressions;
using Ioc.Dashboard.Tests.Running;
using Ioc.Operations.Access;

namespace Ioc.Dashboard.Tests.Admin;

[Collection(OneHost.Name)]
public sealed partial class UsersPageTests(RunningHost host)
{
    [Fact]
    public async Task New_user_gets_roles_and_units_and_sets_a_password_by_the_link_that_is_shown_once()
    {
        using HttpClient admin = host.As(Roles.Administrator);
        string page = await admin.SubmitAsync("/users", "create", ("name", "lan.tv"), ("fullName", "Chủ tịch phường"), ("role", Roles.Official), ("role", Roles.Reporter), ("units", "phuong thanh vinh"));
        string link = Link().Match(page).Groups[1].Value;
        User user = host.Get<Users>().Find("lan.tv")!;
        user.RoleList.ShouldBe([Roles.Official, Roles.Reporter]);
        user.UnitSet.ShouldBe(["16681"]);
        (await admin.GetStringAsync("/users")).ShouldNotContain(new Uri(link).AbsolutePath);

        using HttpClient person = host.Browser(), another = host.Browser();
        (await person.GetAsync(new Uri(link).AbsolutePath)).Headers.Location!.ToString().ShouldStartWith("/account/password");
        ((int)(await person.GetAsync("/")).StatusCode).ShouldBe(302, "to the only commune");
        (await another.GetAsync(new Uri(link).AbsolutePath)).Headers.Location!.ToString().ShouldBe("/sign-in?error=link");
        host.Get<AuditLog>().Find(new AuditQuestion(Action: "user-created")).ShouldContain(entry => entry.Subject == "lan.tv");
    }

    [Theory]
    [InlineData("A b", "official", "", "Tên đăng nhập cần")]
    [InlineData("administrator", "official", "", "đã có")]
    [InlineData("ok.name", "", "", "ít nhất một vai trò")]
    [InlineData("ok.name", "wall", "", "ít nhất một vai trò")]
    [InlineData("ok.name", "official", "xã không có", "Không có đơn vị")]
    public async Task What_is_wrong_is_said_in_Vietnamese_and_nothing_is_made(string name, string role, string units, string said)
    {
        host.Get<Users>().Administrator();
        using HttpClient admin = host.As(Roles.Administrator);
        string page = await admin.SubmitAsync("/users", "create", ("name", name), ("role", role), ("units", units));
        System.Net.WebUtility.HtmlDecode(page).ShouldContain(said);
        host.Get<Users>().Find("ok.name").ShouldBeNull();
    }

    [Fact]
    public async Task Disabled_user_is_out_at_once_and_cannot_come_back_until_enabled()
    {
        using HttpClient admin = host.As(Roles.Administrator), person = host.As(Roles.Committee);
        User user = host.Get<Users>().Get(Id(person))!;
        ((int)(await person.GetAsync("/")).StatusCode).ShouldBe(200);
        await admin.SubmitAsync("/users", $"disable-{user.Id}");
        ((int)(await person.GetAsync("/")).StatusCode).ShouldBe(302);
        host.Get<Users>().SetPassword(user, "a long password");
        host.Get<PasswordSignIn>().Try(user.Name, "a long password").Outcome.ShouldBe(SignInOutcome.Wrong);
        await admin.SubmitAsync("/users", $"disable-{user.Id}");
        host.Get<PasswordSignIn>().Try(user.Name, "a long password").Outcome.ShouldBe(SignInOutcome.SignedIn);
    }

    [Fact]
    public async Task Change_of_roles_ends_the_sessions_of_the_old_ones()
    {
        using HttpClient admin = host.As(Roles.Administrator), person = host.As(Roles.Administrator);
        string id = Id(person);
        ((int)(await person.GetAsync("/users")).StatusCode).ShouldBe(200);
        await admin.SubmitAsync("/users", $"edit-{id}", ("role", Roles.Official), ("units", "16681"));
        ((int)(await person.GetAsync("/users")).StatusCode).ShouldBe(302);
        host.Get<Users>().Get(id)!.UnitSet.ShouldBe(["16681"]);
    }

    [Fact]
    public async Task Reset_forgets_the_password_and_shows_a_new_link()
    {
        using HttpClient admin = host.As(Roles.Administrator), person = host.As(Roles.Committee);
        User user = host.Get<Users>().SetPassword(host.Get<Users>().Get(Id(person))!, "a long password");
        string page = await admin.SubmitAsync("/users", $"reset-{user.Id}");
        Link().IsMatch(page).ShouldBeTrue();
        host.Get<PasswordSignIn>().Try(user.Name, "a long password").Outcome.ShouldBe(SignInOutcome.Wrong);
    }

    [Fact]
    public async Task Locked_out_user_is_shown_and_can_be_unlocked()
    {
        using HttpClient admin = host.As(Roles.Administrator), person = host.As(Roles.Committee);
        User user = host.Get<Users>().SetPassword(host.Get<Users>().Get(Id(person))!, "a long password");
        for (int i = 0; i < PasswordSignIn.FailuresToLockOut; i++)
        {
            host.Get<PasswordSignIn>().Try(user.Name, "wrong");
        }

        host.Get<PasswordSignIn>().Try(user.Name, "a long password").Outcome.ShouldBe(SignInOutcome.LockedOut);
        System.Net.WebUtility.HtmlDecode(await admin.GetStringAsync("/users")).ShouldContain("Tạm khóa đến");
        await admin.SubmitAsync("/users", $"unlock-{user.Id}");
        host.Get<PasswordSignIn>().Try(user.Name, "a long password").Outcome.ShouldBe(SignInOutcome.SignedIn);
    }

    [Fact]
    public async Task Nobody_locks_themselves_or_the_built_in_administrator_out()
    {
        using HttpClient admin = host.As(Roles.Administrator);
        User builtIn = host.Get<Users>().Administrator();
        System.Net.WebUtility.HtmlDecode(await admin.SubmitAsync("/users", $"disable-{Id(admin)}")).ShouldContain("Không thể khóa");
        System.Net.WebUtility.HtmlDecode(await admin.SubmitAsync("/users", $"edit-{builtIn.Id}", ("role", Roles.Official), ("units", ""))).ShouldContain("Không thể khóa");
        host.Get<Users>().Administrator().RoleList.ShouldBe([Roles.Administrator]);
    }

    [Fact]
    public async Task Key_is_shown_once_is_noted_when_used_and_is_gone_when_revoked()
    {
        using HttpClient admin = host.As(Roles.Administrator);
        string page = await admin.SubmitAsync("/api-keys", "create", ("name", "hệ thống một"), ("role", Roles.Read), ("sources", ""), ("units", "16681"));
        string secret = Secret().Match(page).Groups[1].Value;
        using HttpClient key = host.Client(secret);
        ((int)(await key.GetAsync("/api/v1/kpis?scope=commune:16681&period=today")).StatusCode).ShouldBe(200);
        ((int)(await key.GetAsync("/api/v1/kpis?scope=province&period=today")).StatusCode).ShouldBe(404);
        string listed = await admin.GetStringAsync("/api-keys");
        listed.ShouldNotContain(secret);
        ApiKeyRow row = host.Get<ApiKeys>().List().Single(one => one.Name == "hệ thống một");
        row.LastUsedAt.ShouldNotBeNull();
        await admin.SubmitAsync("/api-keys", $"revoke-{row.Id}");
        ((int)(await key.GetAsync("/api/v1/kpis?scope=commune:16681&period=today")).StatusCode).ShouldBe(401);
    }

    [Fact]
    public async Task Audit_is_filtered_and_downloaded_whole()
    {
        AuditLog audit = host.Get<AuditLog>();
        string actor = "actor-" + Guid.NewGuid().ToString("N");
        for (int i = 0; i < 120; i++)
        {
            audit.Write(actor, i % 2 == 0 ? AuditAction.UserChanged : AuditAction.UserCreated, "somebody", i == 7 ? "=1+1" : null);
        }

        using HttpClient auditor = host.As(Roles.Auditor);
        AuditRow().Count(await auditor.GetStringAsync($"/audit?actor={actor}")).ShouldBe(100);
        AuditRow().Count(await auditor.GetStringAsync($"/audit?actor={actor}&action=user-changed")).ShouldBe(60);
        AuditRow().Count(await auditor.GetStringAsync($"/audit?actor={actor}&to=2020-01-01")).ShouldBe(0);
        string csv = await auditor.GetStringAsync($"/audit/export?actor={actor}&format=csv");
        csv.Split("\r\n").Count(line => line.Contains("somebody", StringComparison.Ordinal)).ShouldBe(120);
        csv.ShouldContain("'=1+1");
        audit.Latest(1)[0].Action.ShouldBe("audit-exported");
    }

    private string Id(HttpClient client) => host.UserOf(client);

    [GeneratedRegex("data-one-time-link[^>]*>([^<]+)<")]
    private static partial Regex Link();

    [GeneratedRegex("data-secret[^>]*>([^<]+)<")]
    private static partial Regex Secret();

    [GeneratedRegex("data-audit=")]
    private static partial Regex AuditRow();
}
