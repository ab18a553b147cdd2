using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Ioc.Operations.Timing;

namespace Ioc.Operations.Access;

/// <summary>What a screen that waits to be paired learns when it asks.</summary>
public enum PairingState
{
    Waiting,
    Approved,
    Expired,
}

/// <summary>
/// Pairing of wall screens: the screen shows a code and holds a claim; an administrator approves the code; the claim is then
/// traded once for a credential of the role wall. Thread-safe.
/// </summary>
public sealed class Displays(AccessDatabase database, AuditLog audit, RealTime clock)
{
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    /// <summary>Most screens that may wait at once; whoever loads the wall without a credential makes one.</summary>
    public const int MostWaiting = 1000;

    /// <summary>A code to show and the claim that the screen keeps; null when too many screens wait already.</summary>
    public (string Code, string Claim)? Begin()
    {
        string claim = Secret.NewToken();
        string code = Secret.NewCode();
        using DbConnection connection = database.Open();
        connection.Execute("DELETE FROM pairings WHERE expiresAt < @now", new { now = clock.Milliseconds });
        if (connection.ExecuteScalar<long>("SELECT count(*) FROM pairings WHERE display IS NULL") >= MostWaiting)
        {
            return null;
        }

        connection.Execute(
            "INSERT INTO pairings (claimHash, code, expiresAt) VALUES (@hash, @code, @expiresAt)",
            new { hash = Secret.Hash(claim), code, expiresAt = clock.Milliseconds + (long)CodeLifetime.TotalMilliseconds });
        return (code, claim);
    }

    /// <summary>Approves the code that a screen shows. False: no screen waits with this code (any more).</summary>
    public bool Approve(string code, string name, string actor)
    {
        using DbConnection connection = database.Open();
        using DbTransaction transaction = connection.BeginTransaction();
        string id = Guid.NewGuid().ToString("N");

        // The credential is made when the screen asks; until then the row holds a hash that no token has.
        connection.Execute(
            "INSERT INTO displays (id, name, hash, approvedBy, approvedAt) VALUES (@id, @name, @nobodys, @actor, @now)",
            new { id, name, nobodys = RandomNumberGenerator.GetBytes(32), actor, now = clock.Milliseconds },
            transaction);
        int approved = connection.Execute(
            "UPDATE pairings SET display = @id WHERE code = @code AND display IS NULL AND expiresAt > @now",
            new { id, code = Normalise(code), now = clock.Milliseconds },
            transaction);
        if (approved != 1)
        {
            return false;
        }

        transaction.Commit();
        database.TellChanged();
        audit.Write(actor, AuditAction.DisplayApproved, id, name);
        return true;
    }

    /// <summary>Where the claim stands; when approved, its new credential, given out once.</summary>
    public (PairingState State, string? Token) Claim(string claim)
    {
        using DbConnection connection = database.Open();
        using DbTransaction transaction = connection.BeginTransaction();
        byte[] hash = Secret.Hash(claim);
        var pairing = connection.QuerySingleOrDefault<(string? Display, long ExpiresAt)?>(
            "SELECT display, expiresAt FROM pairings WHERE claimHash = @hash", new { hash }, transaction);
        if (pairing is not { } found || found.ExpiresAt <= clock.Milliseconds)
        {
            return (PairingState.Expired, null);
        }

        if (found.Display is null)
        {
            return (PairingState.Waiting, null);
        }

        string token = Secret.NewToken();
        connection.Execute("UPDATE displays SET hash = @hash WHERE id = @Display", new { hash = Secret.Hash(token), found.Display }, transaction);
        connection.Execute("DELETE FROM pairings WHERE claimHash = @hash", new { hash }, transaction);
        transaction.Commit();
        database.TellChanged();
        return (PairingState.Approved, token);
    }

    /// <summary>The display that holds this credential; null when there is none or it was revoked.</summary>
    public Display? Find(string token)
    {
        using DbConnection connection = database.Open();
        return connection.QuerySingleOrDefault<Display>(
            "SELECT id, name, approvedBy, approvedAt, lastSeenAt, revokedAt FROM displays WHERE hash = @hash AND revokedAt IS NULL", new { hash = Secret.Hash(token) });
    }

    /// <summary>Every display there ever was by <see cref="Secret.HashText"/>.</summary>
    internal IReadOnlyDictionary<string, Known<Display>> Known()
    {
        using DbConnection connection = database.Open();
        return connection.Query<(string Id, string Name, byte[] Hash, long? RevokedAt)>("SELECT id, name, hash, revokedAt FROM displays")
            .ToDictionary(row => Convert.ToHexString(row.Hash), row => new Known<Display>(new Display { Id = row.Id, Name = row.Name }, row.RevokedAt is null), StringComparer.Ordinal);
    }

    public bool Exists(string id)
    {
        using DbConnection connection = database.Open();
        return connection.ExecuteScalar<long>("SELECT count(*) FROM displays WHERE id = @id AND revokedAt IS NULL", new { id }) == 1;
    }

    public void Seen(string id)
    {
        using DbConnection connection = database.Open();
        connection.Execute("UPDATE displays SET lastSeenAt = @now WHERE id = @id", new { now = clock.Milliseconds, id });
    }

    /// <summary>All displays that were not revoked, the newest first.</summary>
    public IReadOnlyList<Display> List()
    {
        using DbConnection connection = database.Open();
        return connection.Query<Display>(
            "SELECT id, name, approvedBy, approvedAt, lastSeenAt, revokedAt FROM displays WHERE revokedAt IS NULL ORDER BY approvedAt DESC").AsList();
    }

    public void Revoke(string id, string actor)
    {
        using DbConnection connection = database.Open();
        connection.Execute("UPDATE displays SET revokedAt = @now WHERE id = @id", new { now = clock.Milliseconds, id });
        database.TellChanged();
        audit.Write(actor, AuditAction.DisplayRevoked, id, connection.ExecuteScalar<string?>("SELECT name FROM displays WHERE id = @id", new { id }));
    }

    private static string Normalise(string code) => code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
