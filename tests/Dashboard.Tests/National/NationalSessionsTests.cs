using Ioc.Dashboard.National;
using Ioc.Dashboard.Tests.Access;
using Ioc.Operations.Access;
using Ioc.Operations.Timing;
using Microsoft.AspNetCore.DataProtection;

namespace Ioc.Dashboard.Tests.National;

/// <summary>Sessions are sealed, not kept: they end by themselves and with their key, and every dashboard that shares the keys knows them.</summary>
public sealed class NationalSessionsTests : IDisposable
{
    private readonly AccessFolder _access = new();
    private readonly EphemeralDataProtectionProvider _shared = new();

    [Fact]
    public void Session_holds_for_eight_hours_at_every_dashboard_and_not_for_another_key()
    {
        string secret = _access.Keys.Create("sender", Roles.Ingest, null, null, "test");
        string session = Dashboard(_shared).Open("sender", secret)!;
        session.ShouldNotContain(secret);
        NationalSessions other = Dashboard(_shared);
        other.Find(session)!.Name.ShouldBe("sender");
        _access.Clock.Advance(NationalSessions.Lasts - TimeSpan.FromSeconds(1));
        other.Find(session).ShouldNotBeNull();
        _access.Clock.Advance(TimeSpan.FromSeconds(1));
        other.Find(session).ShouldBeNull();
    }

    [Fact]
    public void Name_and_secret_must_be_of_one_ingest_key()
    {
        string secret = _access.Keys.Create("sender", Roles.Ingest, null, null, "test"), reading = _access.Keys.Create("reader", Roles.Read, null, null, "test");
        NationalSessions sessions = Dashboard(_shared);
        sessions.Open("reader", secret).ShouldBeNull();
        sessions.Open("", secret).ShouldBeNull();
        sessions.Open("sender", "guessed").ShouldBeNull();
        sessions.Open("reader", reading).ShouldBeNull();
    }

    [Fact]
    public void Session_ends_with_its_key_and_one_of_other_keys_or_of_nonsense_is_none()
    {
        string secret = _access.Keys.Create("sender", Roles.Ingest, null, null, "test");
        NationalSessions sessions = Dashboard(_shared);
        string session = sessions.Open("sender", secret)!;
        Dashboard(new EphemeralDataProtectionProvider()).Find(session).ShouldBeNull();
        foreach (string nonsense in new[] { "", "x", session + "A", session[..^4], new string('A', 5_000), secret })
        {
            sessions.Find(nonsense).ShouldBeNull();
        }

        _access.Keys.Revoke(_access.Keys.List().Single().Id, "test");
        sessions.Find(session).ShouldBeNull();
    }

    public void Dispose() => _access.Dispose();

    private NationalSessions Dashboard(IDataProtectionProvider keys) => new(keys, _access.Credentials, _access.Keys, new RealTime(_access.Clock));
}
