using Ioc.Dashboard.Access;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Timing;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Dashboard.Tests.Access;

/// <summary>Two dashboards on one PostgreSQL: whoever signs in at one is signed in at the other.</summary>
public sealed class SharedAccessTests : IAsyncLifetime
{
    private readonly RealTime _clock = new(new FakeClock(Instant.Parse("2025-11-03T08:00:00+07:00")));
    private string _connection = "";

    public async Task InitializeAsync() => _connection = await (await PostgresServer.SharedAsync()).SchemaAsync("access_" + Guid.NewGuid().ToString("N")[..8]);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void A_link_made_by_one_is_redeemed_by_the_other_once()
    {
        SignInLinks one = new(Open(), _clock), other = new(Open(), _clock);

        string token = one.Create();

        other.Redeem(token, out _).ShouldBeTrue();
        one.Redeem(token, out _).ShouldBeFalse();
    }

    [Fact]
    public void Users_keys_displays_and_audit_of_one_are_the_others()
    {
        AccessDatabase database = Open(), other = Open();
        var audit = new AuditLog(database, _clock);
        var users = new Users(database, new PasswordHasher<User>(), _clock);
        User made = users.SetPassword(users.Create("Lan", Roles.Administrator), "mật khẩu dài");
        users.Create("LAN", Roles.Read).Id.ShouldBe(made.Id);
        string key = new ApiKeys(database, audit, _clock).Create("probe", Roles.Ingest, null, ["16681"], "Lan");
        var displays = new Displays(database, audit, _clock);
        (string code, string claim) = displays.Begin()!.Value;

        new PasswordSignIn(new Users(other, new PasswordHasher<User>(), _clock), new PasswordHasher<User>(), audit, _clock).Try("lan", "mật khẩu dài").Outcome.ShouldBe(SignInOutcome.SignedIn);
        new ApiKeys(other, audit, _clock).Find(key)!.Communes.ShouldBe(["16681"]);
        new Displays(other, audit, _clock).Approve(code, "Phòng họp", "Lan").ShouldBeTrue();
        new Displays(other, audit, _clock).Find(displays.Claim(claim).Token!)!.Name.ShouldBe("Phòng họp");
        new AuditLog(other, _clock).Latest(9).Select(entry => entry.Action).ShouldBe(["display-approved", "signed-in", "api-key-created"], ignoreOrder: true);
    }

    [Fact]
    public void The_key_of_the_environment_is_there_once_however_many_start()
    {
        foreach (AccessDatabase database in (AccessDatabase[])[Open(), Open()])
        {
            new ApiKeys(database, new AuditLog(database, _clock), _clock).FromEnvironment(Roles.Read, "environment-key-0123456789");
        }

        AccessDatabase last = Open();
        new ApiKeys(last, new AuditLog(last, _clock), _clock).Find("environment-key-0123456789")!.Role.ShouldBe(Roles.Read);
    }

    [Fact]
    public async Task What_one_seals_the_other_opens()
    {
        await using ServiceProvider one = Services(), other = Services();

        string sealedText = one.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie").Protect("Lan");

        other.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie").Unprotect(sealedText).ShouldBe("Lan");
    }

    [Fact]
    public async Task What_was_sealed_is_opened_while_the_database_is_away()
    {
        await using ServiceProvider services = Services();
        IDataProtector protector = services.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie");
        string sealedText = protector.Protect("Lan");
        var state = new PostgresState();
        var keys = new SharedKeys(new AccessDatabase("not used", _connection) { Server = state });
        int known = keys.GetAllElements().Count;

        state.Found(new PostgresOutage(Instant.From(_clock.Now), "away"));

        keys.GetAllElements().Count.ShouldBe(known);
        protector.Unprotect(sealedText).ShouldBe("Lan");
    }

    private AccessDatabase Open()
    {
        var database = new AccessDatabase("not used", _connection);
        database.Migrate();
        return database;
    }

    private ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddAccess(new DataDirectory("not-used"), _connection).AddSingleton(_clock).AddLogging();
        ServiceProvider provider = services.BuildServiceProvider();
        provider.GetRequiredService<AccessDatabase>().Migrate();
        return provider;
    }
}
