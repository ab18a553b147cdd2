using System.Data.Common;
using Dapper;
using Ioc.Dashboard.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Ioc.Dashboard.Access;

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

    /// <summary>The built-in administrator; made when it is not there yet, without a password.</summary>
    public User Administrator() => Find(AdministratorName) ?? Create(AdministratorName, Roles.Administrator);

    public User Create(string name, string role)
    {
        using DbConnection connection = database.Open();
        connection.Execute(
            "INSERT INTO users (id, name, role, stamp, createdAt) VALUES (@id, @name, @role, @stamp, @createdAt) ON CONFLICT (name) DO NOTHING",
            new { id = Guid.NewGuid().ToString("N"), name, role, stamp = Secret.NewToken(), createdAt = clock.Milliseconds });
        return Find(name)!;
    }

    /// <summary>Sets the password, clears a lock-out and ends every other session of the user. Returns the user as it is now.</summary>
    public User SetPassword(User user, string password)
    {
        using DbConnection connection = database.Open();
        connection.Execute(
            "UPDATE users SET passwordHash = @hash, stamp = @stamp, failures = 0, lockedUntil = NULL WHERE id = @Id",
            new { hash = hasher.HashPassword(user, password), stamp = Secret.NewToken(), user.Id });
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
