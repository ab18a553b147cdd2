namespace Ioc.Dashboard.Tests.Access;

public sealed class SignInLinksTests : IDisposable
{
    private readonly AccessFolder _access = new();

    [Fact]
    public void Link_signs_in_once()
    {
        string token = _access.Links.Create();
        _access.Links.Redeem(token, out _).ShouldBeTrue();
        _access.Links.Redeem(token, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(599, true)]
    [InlineData(600, false)]
    public void Link_is_good_for_ten_minutes(int seconds, bool good)
    {
        string token = _access.Links.Create();
        _access.Clock.Advance(TimeSpan.FromSeconds(seconds));
        _access.Links.Redeem(token, out _).ShouldBe(good);
    }

    [Fact]
    public void Token_that_nobody_made_is_refused() => _access.Links.Redeem("guessed", out _).ShouldBeFalse();

    [Fact]
    public void Neither_links_nor_keys_nor_display_credentials_are_stored_in_the_clear()
    {
        string link = _access.Links.Create();
        string key = _access.Keys.Create("k", "read", null, null, "test");
        (string code, string claim) = _access.Displays.Begin()!.Value;
        _access.Displays.Approve(code, "hall", "test").ShouldBeTrue();
        string display = _access.Displays.Claim(claim).Token!;
        _access.Users.SetPassword(_access.Users.Administrator(), "correct horse battery");

        string stored = _access.Bytes();
        foreach (string secret in new[] { link, key, claim, display, "correct horse battery" })
        {
            stored.ShouldNotContain(secret);
        }
    }

    public void Dispose() => _access.Dispose();
}
