using System.Data.Common;
using Ioc.Operations.Access;
using Microsoft.Data.Sqlite;

namespace Ioc.Dashboard.Tests.Access;

/// <summary>What is believed of credentials while their database cannot be asked.</summary>
public sealed class KnownCredentialsTests : IDisposable
{
    private readonly AccessFolder _access = new();

    public void Dispose() => _access.Dispose();

    [Fact]
    public void Keys_in_force_stay_good_revoked_ones_stay_out_and_of_strangers_nothing_is_known()
    {
        string good = _access.Keys.Create("good", Roles.Ingest, ["/vn/40"], ["16681"], "test"), revoked = _access.Keys.Create("revoked", Roles.Read, null, null, "test");
        _access.Keys.Revoke(_access.Keys.Find(revoked)!.Id, "test");

        TakeDatabaseAway();

        ApiKey key = _access.Credentials.Key(good)!;
        (key.Name, key.Role, key.Sources!.Single(), key.Communes!.Single()).ShouldBe(("good", Roles.Ingest, "/vn/40", "16681"));
        _access.Credentials.Key(revoked).ShouldBeNull();
        Should.Throw<DbException>(() => _access.Credentials.Key("nobody's"));
    }

    [Fact]
    public void Sessions_go_on_and_those_that_were_ended_do_not()
    {
        User lan = _access.Users.Create("lan", Roles.Committee), binh = _access.Users.Create("binh", Roles.Committee), hoa = _access.Users.Create("hoa", Roles.Committee);
        _access.Users.SetAccess(binh.Id, Roles.Official, null, null, null);
        _access.Users.SetDisabled(hoa.Id, disabled: true);

        TakeDatabaseAway();

        _access.Credentials.StillGood(SessionClaims.Of(lan, "password")).ShouldBeTrue();
        _access.Credentials.StillGood(SessionClaims.Of(binh, "password")).ShouldBeFalse("other roles were given");
        _access.Credentials.StillGood(SessionClaims.Of(hoa, "password")).ShouldBeFalse("disabled");
        var stranger = SessionClaims.Of(new User { Id = "made a moment ago", Stamp = "s" }, "password");
        Should.Throw<DbException>(() => _access.Credentials.StillGood(stranger));
        _access.Credentials.IsOver(stranger).ShouldBeFalse("nobody is put out because nothing is known of him");
    }

    [Fact]
    public void Screens_stay_paired()
    {
        (string code, string claim) = _access.Displays.Begin()!.Value;
        _access.Displays.Approve(code, "Hall", "test").ShouldBeTrue();
        string token = _access.Displays.Claim(claim).Token!;
        Display hall = _access.Displays.Find(token)!;

        TakeDatabaseAway();

        _access.Credentials.Display(token)!.Name.ShouldBe("Hall");
        _access.Credentials.StillGood(SessionClaims.Of(hall)).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_is_believed_for_longer_than_an_hour()
    {
        string key = _access.Keys.Create("good", Roles.Ingest, null, null, "test");

        TakeDatabaseAway();

        _access.Clock.Advance(KnownCredentials.Believed - TimeSpan.FromSeconds(1));
        _access.Credentials.Key(key).ShouldNotBeNull();
        _access.Clock.Advance(TimeSpan.FromSeconds(1));
        Should.Throw<DbException>(() => _access.Credentials.Key(key));
    }

    [Fact]
    public void While_the_database_answers_nothing_else_is_believed()
    {
        string key = _access.Keys.Create("good", Roles.Ingest, null, null, "test");
        using (DbConnection elsewhere = _access.Database.Open())
        {
            using DbCommand revoke = elsewhere.CreateCommand();
            revoke.CommandText = "UPDATE api_keys SET revokedAt = 1"; // as another process does, which tells us nothing
            revoke.ExecuteNonQuery();
        }

        _access.Credentials.Key(key).ShouldBeNull();
    }

    /// <summary>A folder stands where its file was: it cannot be opened.</summary>
    private void TakeDatabaseAway()
    {
        SqliteConnection.ClearAllPools();
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(_access.Database.File)!, "access.db*"))
        {
            File.Delete(file);
        }

        Directory.CreateDirectory(_access.Database.File);
    }
}
