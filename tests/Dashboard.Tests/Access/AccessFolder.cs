using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Timing;
using Ioc.Tests.Shared;
using Microsoft.AspNetCore.Identity;

namespace Ioc.Dashboard.Tests.Access;

/// <summary>A real access.db in a folder of its own, with a clock that stands still.</summary>
public sealed class AccessFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ioc-access-").FullName;

    public AccessFolder()
    {
        Clock = new FakeClock(Instant.Parse("2025-11-03T08:00:00+07:00"));
        var real = new RealTime(Clock);
        var hasher = new PasswordHasher<User>();
        Database = new AccessDatabase(Path.Combine(_folder, "access.db"));
        Database.Migrate();
        Audit = new AuditLog(Database, real);
        Users = new Users(Database, hasher, real);
        Passwords = new PasswordSignIn(Users, hasher, Audit, real);
        Links = new SignInLinks(Database, real);
        Keys = new ApiKeys(Database, Audit, real);
        Displays = new Displays(Database, Audit, real);
        Known = new KnownCredentials(Database, Users, Keys, Displays, real);
        Credentials = new Credentials(Users, Displays, Keys, Known);
    }

    internal FakeClock Clock { get; }

    public AccessDatabase Database { get; }

    public AuditLog Audit { get; }

    public Users Users { get; }

    public PasswordSignIn Passwords { get; }

    public SignInLinks Links { get; }

    public ApiKeys Keys { get; }

    public Displays Displays { get; }

    public KnownCredentials Known { get; }

    public Credentials Credentials { get; }

    /// <summary>Path of another file of the folder.</summary>
    public string File(string name) => Path.Combine(_folder, name);

    /// <summary>Everything that the folder holds, as text.</summary>
    public string Bytes()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return string.Concat(Directory.GetFiles(_folder).Select(file => System.Text.Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(file))));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
