using Ioc.Operations.Access;

namespace Ioc.Dashboard.Tests.Access;

public sealed class DisplaysTests : IDisposable
{
    private readonly AccessFolder _access = new();

    [Fact]
    public void Screen_waits_until_its_code_is_approved_and_gets_its_credential_once()
    {
        (string code, string claim) = _access.Displays.Begin()!.Value;
        _access.Displays.Claim(claim).ShouldBe((PairingState.Waiting, null));
        _access.Displays.Approve($"{code[..4]} {code[4..].ToLowerInvariant()}", "Hall", "administrator").ShouldBeTrue();

        (PairingState state, string? token) = _access.Displays.Claim(claim);
        state.ShouldBe(PairingState.Approved);
        _access.Displays.Find(token!)!.Name.ShouldBe("Hall");
        _access.Displays.Claim(claim).ShouldBe((PairingState.Expired, null));
    }

    [Fact]
    public void Code_is_good_for_ten_minutes()
    {
        (string code, string claim) = _access.Displays.Begin()!.Value;
        _access.Clock.Advance(Displays.CodeLifetime);
        _access.Displays.Approve(code, "Hall", "administrator").ShouldBeFalse();
        _access.Displays.Claim(claim).State.ShouldBe(PairingState.Expired);
        _access.Displays.List().ShouldBeEmpty();
    }

    [Fact]
    public void Code_approves_one_screen_only()
    {
        (string code, _) = _access.Displays.Begin()!.Value;
        _access.Displays.Approve(code, "Hall", "administrator").ShouldBeTrue();
        _access.Displays.Approve(code, "Another", "administrator").ShouldBeFalse();
        _access.Displays.List().Count.ShouldBe(1);
    }

    [Fact]
    public void Revoked_display_is_gone()
    {
        (string code, string claim) = _access.Displays.Begin()!.Value;
        _access.Displays.Approve(code, "Hall", "administrator");
        string token = _access.Displays.Claim(claim).Token!;
        _access.Displays.Revoke(_access.Displays.Find(token)!.Id, "administrator");
        _access.Displays.Find(token).ShouldBeNull();
    }

    [Fact]
    public void Strangers_cannot_fill_the_database_with_screens_that_wait()
    {
        for (int i = 0; i < Displays.MostWaiting; i++)
        {
            _access.Displays.Begin().ShouldNotBeNull();
        }

        _access.Displays.Begin().ShouldBeNull();
        _access.Clock.Advance(Displays.CodeLifetime + TimeSpan.FromSeconds(1));
        _access.Displays.Begin().ShouldNotBeNull();
    }

    public void Dispose() => _access.Dispose();
}
