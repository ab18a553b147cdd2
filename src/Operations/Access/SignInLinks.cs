using System.Data.Common;
using Dapper;
using Ioc.Operations.Timing;

namespace Ioc.Operations.Access;

/// <summary>One-time links: for the built-in administrator (ten minutes, shown on the console), or for a user whom an administrator invites or resets (a day, shown once). Thread-safe, also between processes.</summary>
public sealed class SignInLinks(AccessDatabase database, RealTime clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Of a link that goes to a person by another way.</summary>
    public static readonly TimeSpan UserLifetime = TimeSpan.FromDays(1);

    /// <summary>A new token for the built-in administrator; only its hash is kept.</summary>
    public string Create() => Create(null, Lifetime);

    /// <summary>A new token for the user; earlier ones of theirs are good no more.</summary>
    public string CreateFor(string userId)
    {
        using DbConnection connection = database.Open();
        connection.Execute("DELETE FROM sign_in_links WHERE userId = @userId AND usedAt IS NULL", new { userId });
        return Create(userId, UserLifetime);
    }

    /// <summary>True once for a token that has not run out, with the user it is for (null: the built-in administrator); false ever after.</summary>
    public bool Redeem(string token, out string? userId)
    {
        using DbConnection connection = database.Open();
        byte[] hash = Secret.Hash(token);
        bool redeemed = connection.Execute(
            "UPDATE sign_in_links SET usedAt = @now WHERE hash = @hash AND usedAt IS NULL AND expiresAt > @now",
            new { now = clock.Milliseconds, hash }) == 1;
        userId = redeemed ? connection.ExecuteScalar<string?>("SELECT userId FROM sign_in_links WHERE hash = @hash", new { hash }) : null;
        return redeemed;
    }

    /// <summary>The link as it is shown to the administrator.</summary>
    public static string Address(string baseAddress, string token) => $"{baseAddress.TrimEnd('/')}/sign-in/link/{token}";

    private string Create(string? userId, TimeSpan lifetime)
    {
        string token = Secret.NewToken();
        using DbConnection connection = database.Open();
        connection.Execute("DELETE FROM sign_in_links WHERE expiresAt < @now", new { now = clock.Milliseconds });
        connection.Execute(
            "INSERT INTO sign_in_links (hash, expiresAt, userId) VALUES (@hash, @expiresAt, @userId)",
            new { hash = Secret.Hash(token), expiresAt = clock.Milliseconds + (long)lifetime.TotalMilliseconds, userId });
        return token;
    }
}
