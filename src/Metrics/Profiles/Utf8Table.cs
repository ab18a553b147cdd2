using System.Text;

namespace Ioc.Metrics.Profiles;

/// <summary>Values by UTF-8 key, found without allocation. Reading is thread-safe once nothing is added.</summary>
internal sealed class Utf8Table<T>
    where T : class
{
    private Entry?[] buckets = new Entry?[64];

    public int Count { get; private set; }

    public void Add(string key, T value) => Add(Encoding.UTF8.GetBytes(key), value);

    public void Add(byte[] key, T value)
    {
        if (Count >= buckets.Length)
        {
            Grow();
        }

        uint hash = Hash(key);
        ref Entry? bucket = ref buckets[hash & (buckets.Length - 1)];
        bucket = new Entry(hash, key, value, bucket);
        Count++;
    }

    public T? Find(ReadOnlySpan<byte> key)
    {
        uint hash = Hash(key);
        for (Entry? e = buckets[hash & (buckets.Length - 1)]; e is not null; e = e.Next)
        {
            if (e.Hash == hash && key.SequenceEqual(e.Key))
            {
                return e.Value;
            }
        }

        return null;
    }

    public void Clear()
    {
        Array.Clear(buckets);
        Count = 0;
    }

    /// <summary>FNV-1a with a last mix; keys are short codes.</summary>
    private static uint Hash(ReadOnlySpan<byte> key)
    {
        uint hash = 2166136261;
        foreach (byte b in key)
        {
            hash = (hash ^ b) * 16777619;
        }

        return hash ^ (hash >> 15);
    }

    private void Grow()
    {
        Entry?[] old = buckets;
        buckets = new Entry?[old.Length * 4];
        foreach (Entry? first in old)
        {
            for (Entry? e = first; e is not null; e = e.Next)
            {
                ref Entry? bucket = ref buckets[e.Hash & (buckets.Length - 1)];
                bucket = new Entry(e.Hash, e.Key, e.Value, bucket);
            }
        }
    }

    private sealed record Entry(uint Hash, byte[] Key, T Value, Entry? Next);
}
