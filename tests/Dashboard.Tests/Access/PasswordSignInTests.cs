using Ioc.Operations.Access;

namespace Ioc.Dashboard.Tests.Access;

public sealed class PasswordSignInTests : IDisposable
{
    private readonly AccessFolder _access = new();

    public PasswordSignInTests() => _access.Users.SetPassword(_access.Users.Create("lan", Roles.Official), "a long password");

    [Fact]
    public void Right_password_signs_in_whatever_the_case_of_the_name() =>
        _access.Passwords.Try("LAN", "a long password").Outcome.ShouldBe(SignInOutcome.SignedIn);

    [Fact]
    public void Unknown_name_is_answered_like_a_wrong_password() =>
        _access.Passwords.Try("nobody", "a long password").ShouldBe((SignInOutcome.Wrong, null));

    [Fact]
    public void User_without_a_password_cannot_sign_in_by_one()
    {
        _access.Users.Create("minh", Roles.Official);
        _access.Passwords.Try("minh", "").Outcome.ShouldBe(SignInOutcome.Wrong);
    }

    [Fact]
    public void Five_wrong_ones_lock_out_for_fifteen_minutes_also_the_right_one()
    {
        for (int i = 0; i < 4; i++)
        {
            _access.Passwords.Try("lan", "wrong").Outcome.ShouldBe(SignInOutcome.Wrong);
        }

        _access.Passwords.Try("lan", "wrong").Outcome.ShouldBe(SignInOutcome.LockedOut);
        _access.Passwords.Try("lan", "a long password").Outcome.ShouldBe(SignInOutcome.LockedOut);
        _access.Clock.Advance(TimeSpan.FromMinutes(15));
        _access.Passwords.Try("lan", "a long password").Outcome.ShouldBe(SignInOutcome.SignedIn);
    }

    [Fact]
    public void Right_password_ends_the_count()
    {
        for (int i = 0; i < 12; i++)
        {
            _access.Passwords.Try("lan", i % 4 == 3 ? "a long password" : "wrong").Outcome.ShouldNotBe(SignInOutcome.LockedOut);
        }
    }

    [Fact]
    public void New_password_ends_sessions_of_the_old_one()
    {
        User before = _access.Users.Find("lan")!;
        Credentials credentials = _access.Credentials;
        credentials.StillGood(SessionClaims.Of(before, "password")).ShouldBeTrue();
        User after = _access.Users.SetPassword(before, "another password");
        credentials.StillGood(SessionClaims.Of(before, "password")).ShouldBeFalse();
        credentials.StillGood(SessionClaims.Of(after, "password")).ShouldBeTrue();
    }

    [Fact]
    public void Every_try_is_in_the_audit()
    {
        _access.Passwords.Try("lan", "wrong");
        _access.Passwords.Try("lan", "a long password");
        _access.Audit.Latest(2).Select(entry => entry.Action).ShouldBe(["signed-in", "sign-in-failed"]);
    }

    public void Dispose() => _access.Dispose();
}
