using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores.Sqlite;

namespace Ioc.EndToEnd.Faults;

/// <summary>What a data directory holds while no program runs on it: every accepted dossier event, by the hash of its bytes.</summary>
internal static class StoredEvents
{
    public static async Task<HashSet<UInt128>> OfAsync(string data, Profile profile)
    {
        await using var store = new SqliteOperationalStore(Path.Combine(data, "operational.db"), TimeProvider.System);
        await store.OpenAsync(profile, CancellationToken.None);
        List<DossierKey> keys = [];
        await foreach (DossierKey key in store.DossierKeysAsync(null, CancellationToken.None))
        {
            keys.Add(key);
        }

        var codec = new DossierHistoryCodec();
        HashSet<UInt128> stored = [];
        foreach (DossierRow row in await store.FindDossiersAsync(keys, CancellationToken.None))
        {
            foreach (DossierEvent item in codec.Decode(row.History).Events)
            {
                stored.Add(item.Sha).ShouldBeTrue($"{item.IdText} is stored twice under {row.Key}");
            }
        }

        return stored;
    }

    /// <summary>Under which hash an event is found there.</summary>
    public static UInt128 Hash(string json) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}
