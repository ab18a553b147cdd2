using System.Buffers.Binary;

namespace Ioc.Ingest.Broker;

/// <summary>Kafka's murmur2, as Java's default partitioner and librdkafka's `murmur2_random` use it for keyed records.</summary>
public static class Murmur2
{
    /// <summary>The partition of a key among this many.</summary>
    public static int Partition(ReadOnlySpan<byte> key, int partitions) => (int)(Hash(key) & 0x7fffffff) % partitions;

    private static uint Hash(ReadOnlySpan<byte> data)
    {
        const uint m = 0x5bd1e995;
        uint h = 0x9747b28c ^ (uint)data.Length;
        for (; data.Length >= 4; data = data[4..])
        {
            uint k = BinaryPrimitives.ReadUInt32LittleEndian(data) * m;
            h = (h * m) ^ ((k ^ (k >> 24)) * m);
        }

        if (data.Length >= 3)
        {
            h ^= (uint)data[2] << 16;
        }

        if (data.Length >= 2)
        {
            h ^= (uint)data[1] << 8;
        }

        if (data.Length >= 1)
        {
            h = (h ^ data[0]) * m;
        }

        h = (h ^ (h >> 13)) * m;
        return h ^ (h >> 15);
    }
}
