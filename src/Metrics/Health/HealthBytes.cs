using System.Buffers.Binary;

namespace Ioc.Metrics.Health;

/// <summary>A growing byte buffer with variable-length integers, the one encoding of health blobs.</summary>
internal sealed class HealthBytes
{
    private byte[] buffer;

    public HealthBytes(int capacity = 64) => buffer = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value) => Room(1)[0] = value;

    public void Fixed(long value) => BinaryPrimitives.WriteInt64LittleEndian(Room(8), value);

    public void Span(ReadOnlySpan<byte> value) => value.CopyTo(Room(value.Length));

    /// <summary>Seven bits a byte, lowest first.</summary>
    public void Number(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    /// <summary>Small for values near zero of either sign.</summary>
    public void Signed(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    private Span<byte> Room(int count)
    {
        if (Length + count > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + count));
        }

        Span<byte> room = buffer.AsSpan(Length, count);
        Length += count;
        return room;
    }
}
