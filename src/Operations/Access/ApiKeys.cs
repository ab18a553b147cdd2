using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Ioc.Operations.Timing;

namespace Ioc.Operations.Access;

/// <summary>The API keys of access.db, by their SHA-256. Thread-safe.</summary>
public sealed class ApiKeys(AccessDatabase database, AuditLog audit, RealTime clock)
{
    // A key may come thousands of times a second: its last use is written once a minute.
    private static readonly TimeSpan UseNoted = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, long> _noted = new(StringComparer.Ordinal);

    /// <summary>A new key of 256 random bits. It is shown once: only its hash is kept.</summary>
    public string Create(string name, string role, IEnumerable<string>? sources, IEnumerable<string>? communes, string actor)
    {
        string key = Secret.NewToken();
        string id = Guid.NewGuid().ToString("N");
        using DbConnection connection = database.Open();
        connection.Execute(
            "INSERT INTO api_keys (id, name, hash, role, sources, communes, createdAt) VALUES (@id, @name, @hash, @role, @sources, @communes, @createdAt)",
            new { id, name, hash = Secret.Hash(key), role, sources = CodeList.Write(sources), communes = CodeList.Write(communes), createdAt = clock.Milliseconds });
        database.TellChanged();
        audit.Write(actor, AuditAction.ApiKeyCreated, id, $"{name} ({role})");
        return key;
    }

    /// <summary>The key with this text; null when there is none or it was revoked.</summary>
    public ApiKey? Find(string key)
    {
        using DbConnection connection = database.Open();
        return connection.QuerySingleOrDefault<Row>(
            "SELECT id, name, role, sources, communes FROM api_keys WHERE hash = @hash AND revokedAt IS NULL", new { hash = Secret.Hash(key) })?.Key;
    }

    /// <summary>Every key there ever was by <see cref="Secret.HashText"/>.</summary>
    internal IReadOnlyDictionary<string, Known<ApiKey>> Known()
    {
        using DbConnection connection = database.Open();
        return connection.Query<Row>("SELECT id, name, role, sources, communes, hash, revokedAt FROM api_keys")
            .ToDictionary(row => Convert.ToHexString(row.Hash), row => new Known<ApiKey>(row.Key, row.RevokedAt is null), StringComparer.Ordinal);
    }

    /// <summary>Remembers that the key was used now, to the minute.</summary>
    public void NoteUse(string id)
    {
        long now = clock.Milliseconds, before = _noted.GetValueOrDefault(id, long.MinValue);
        if ((before == long.MinValue || now - before >= (long)UseNoted.TotalMilliseconds) && (before == long.MinValue ? _noted.TryAdd(id, now) : _noted.TryUpdate(id, now, before)))
        {
            using DbConnection connection = database.Open();
            connection.Execute("UPDATE api_keys SET lastUsedAt = @now WHERE id = @id", new { now, id });
        }
    }

    /// <summary>Every key, those in force first, the newest first.</summary>
    public IReadOnlyList<ApiKeyRow> List()
    {
        using DbConnection connection = database.Open();
        return connection.Query<ApiKeyRow>(
            "SELECT id, name, role, sources, communes, createdAt, revokedAt, lastUsedAt FROM api_keys ORDER BY CASE WHEN revokedAt IS NULL THEN 0 ELSE 1 END, createdAt DESC, id").AsList();
    }

    public bool Exists(string id)
    {
        using DbConnection connection = database.Open();
        return connection.ExecuteScalar<long>("SELECT count(*) FROM api_keys WHERE id = @id AND revokedAt IS NULL", new { id }) == 1;
    }

    public void Revoke(string id, string actor)
    {
        using DbConnection connection = database.Open();
        connection.Execute("UPDATE api_keys SET revokedAt = @now WHERE id = @id AND revokedAt IS NULL", new { now = clock.Milliseconds, id });
        database.TellChanged();
        audit.Write(actor, AuditAction.ApiKeyRevoked, id, connection.ExecuteScalar<string?>("SELECT name FROM api_keys WHERE id = @id", new { id }));
    }

    /// <summary>Makes the key that the environment gives exist with its role (IOC_INGEST_KEY, IOC_READ_KEY), or forgets it when the environment no longer gives one.</summary>
    public void FromEnvironment(string role, string? key)
    {
        using DbConnection connection = database.Open();
        string id = $"environment-{role}";
        if (string.IsNullOrEmpty(key))
        {
            connection.Execute("DELETE FROM api_keys WHERE id = @id", new { id });
            return;
        }

        // Several dashboards may start at once, each with the same keys: whoever comes second waits, inserts nothing and updates to the same.
        int there = connection.Execute(
            """
            INSERT INTO api_keys (id, name, hash, role, createdAt) VALUES (@id, @id, @hash, @role, @now) ON CONFLICT DO NOTHING;
            UPDATE api_keys SET hash = @hash, role = @role, createdAt = @now, revokedAt = NULL WHERE id = @id
            """,
            new { id, hash = Secret.Hash(key), role, now = clock.Milliseconds });
        if (there == 0)
        {
            throw new InvalidOperationException($"The API key that the environment gives for the role {role} is in use for something else: give each role a key of its own.");
        }
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Role { get; init; } = "";

        public string? Sources { get; init; }

        public string? Communes { get; init; }

        public byte[] Hash { get; init; } = [];

        public long? RevokedAt { get; init; }

        public ApiKey Key => new(Id, Name, Role, CodeList.Read(Sources), CodeList.Read(Communes));
    }
}
