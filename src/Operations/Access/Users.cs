using System.Data.Common;
using Dapper;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Timing;
using Microsoft.AspNetCore.Identity;

namespace Ioc.Operations.Access;

/// <summary>The users of access.db. Thread-safe.</summary>
public sealed class Users(AccessDatabase database, IPasswordHasher<User> hasher, RealTime clock)
{
    /// <summary>Name of the built-in administrator, whom a one-time link signs in.</summary>
    public const string AdministratorName = "administrator";

    public User? Find(string name)
    {
        using DbConnection connection = database.Open();
        return connection.QuerySingleOrDefault<User>("SELECT * FROM users WHERE name = @name", new { name });
    }

    public User? Get(string id)
    {
        using DbConnection connection = database.Open();
        return connection.QuerySingleOrDefault<User>("SELECT * FROM users WHERE id = @id", new { id });
    }

    /// <summary>The stamp of every user by id: what a session must carry. Null: disabled.</summary>
    internal IReadOnlyDictionary<string, string?> Stamps()
    {
        using DbConnection connection = database.Open();
        return connection.Query<(string Id, string Stamp, long? DisabledAt)>("SELECT id, stamp, disabledAt FROM users")
            .ToDictionary(row => row.Id, row => row.DisabledAt is null ? row.Stamp : null, StringComparer.Ordinal);
    }

    /// <summary>The built-in administrator; made when it is not there yet, without a password.</summary>
    public User Administrator() => Find(AdministratorName) ?? Create(AdministratorName, Roles.Administrator);

    /// <summary>By name, in the order of names; disabled ones last.</summary>
    public IReadOnlyList<User> List()
    {
        using DbConnection connection = database.Open();
        return [.. connection.Query<User>("SELECT * FROM users").OrderBy(user => user.DisabledAt is not null).ThenBy(user => user.Name, NameOrder.Comparer).ThenBy(user => user.Name, StringComparer.Ordinal)];
    }

    /// <summary>The user of that name; made without a password when there is none. Units null: the whole province; systems null: all.</summary>
    public User Create(string name, string role, IEnumerable<string>? units = null, string? fullName = null, IEnumerable<string>? systems = null)
    {
        using DbConnection connection = database.Open();
        connection.Execute(
            "INSERT INTO users (id, name, fullName, role, units, systems, stamp, createdAt) VALUES (@id, @name, @fullName, @role, @units, @systems, @stamp, @createdAt) ON CONFLICT (name) DO NOTHING",
            new { id = Guid.NewGuid().ToString("N"), name, fullName, role, units = CodeList.Write(units), systems = CodeList.Write(systems), stamp = Secret.NewToken(), createdAt = clock.Milliseconds });
        database.TellChanged();
        return Find(name)!;
    }

    /// <summary>Gives other roles, units and systems, and ends every session of the user.</summary>
    public void SetAccess(string id, string role, IEnumerable<string>? units, IEnumerable<string>? systems, string? fullName)
    {
        using DbConnection connection = database.Open();
        connection.Execute(
            "UPDATE users SET role = @role, units = @units, systems = @systems, fullName = @fullName, stamp = @stamp WHERE id = @id",
            new { id, role, units = CodeList.Write(units), systems = CodeList.Write(systems), fullName, stamp = Secret.NewToken() });
        database.TellChanged();
    }

    /// <summary>A disabled user cannot sign in, and every session is over. Enabling asks for nothing.</summary>
    public void SetDisabled(string id, bool disabled)
    {
        using DbConnection connection = database.Open();
        connection.Execute(
            "UPDATE users SET disabledAt = @at, stamp = @stamp WHERE id = @id",
            new { id, at = disabled ? clock.Milliseconds : (long?)null, stamp = Secret.NewToken() });
        database.TellChanged();
    }

    /// <summary>Forgets the password and ends every session: only a one-time link lets the user in.</summary>
    public void ForgetPassword(string id)
    {
        using DbConnection connection = database.Open();
        connection.Execute(
            "UPDATE users SET passwordHash = NULL, stamp = @stamp, failures = 0, lockedUntil = NULL WHERE id = @id", new { id, stamp = Secret.NewToken() });
        database.TellChanged();
    }

    public void RecordSignIn(string id)
    {
        using DbConnection connection = database.Open();
        connection.Execute("UPDATE users SET failures = 0, lockedUntil = NULL, lastSignInAt = @now WHERE id = @id", new { id, now = clock.Milliseconds });
    }

    /// <summary>Sets the password, clears a lock-out and ends every other session of the user. Returns the user as it is now.</summary>
    public User SetPassword(User user, string password)
    {
        using DbConnection connection = database.Open();
        connection.Execute(
            "UPDATE users SET passwordHash = @hash, stamp = @stamp, failures = 0, lockedUntil = NULL WHERE id = @Id",
            new { hash = hasher.HashPassword(user, password), stamp = Secret.NewToken(), user.Id });
        database.TellChanged();
        return Get(user.Id)!;
    }

    public void RecordFailure(string id, long? lockedUntil)
    {
        using DbConnection connection = database.Open();
        connection.Execute("UPDATE users SET failures = failures + 1, lockedUntil = coalesce(@lockedUntil, lockedUntil) WHERE id = @id", new { id, lockedUntil });
    }

    public void ClearFailures(string id)
    {
        using DbConnection connection = database.Open();
        connection.Execute("UPDATE users SET failures = 0, lockedUntil = NULL WHERE id = @id", new { id });
    }
}
