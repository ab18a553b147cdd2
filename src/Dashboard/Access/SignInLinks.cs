using System.Data.Common;
using Dapper;
using Ioc.Dashboard.Hosting;

namespace Ioc.Dashboard.Access;

/// <summary>One-time links for an administrator: ten minutes, one use, shown on the console and nowhere else. Thread-safe, also between processes.</summary>
public sealed class SignInLinks(AccessDatabase database, RealTime clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>A new token; only its hash is kept.</summary>
    public string Create()
    {
        string token = Secret.NewToken();
        using DbConnection connection = database.Open();
        connection.Execute("DELETE FROM sign_in_links WHERE expiresAt < @now", new { now = clock.Milliseconds });
        connection.Execute(
            "INSERT INTO sign_in_links (hash, expiresAt) VALUES (@hash, @expiresAt)",
            new { hash = Secret.Hash(token), expiresAt = clock.Milliseconds + (long)Lifetime.TotalMilliseconds });
        return token;
    }

    /// <summary>True once for a token that has not run out; false ever after.</summary>
    public bool Redeem(string token)
    {
        using DbConnection connection = database.Open();
        return connection.Execute(
            "UPDATE sign_in_links SET usedAt = @now WHERE hash = @hash AND usedAt IS NULL AND expiresAt > @now",
            new { now = clock.Milliseconds, hash = Secret.Hash(token) }) == 1;
    }

    /// <summary>The link as it is shown to the administrator.</summary>
    public static string Address(string baseAddress, string token) => $"{baseAddress.TrimEnd('/')}/sign-in/link/{token}";
}
