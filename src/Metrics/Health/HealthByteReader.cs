using System.Buffers.Binary;

namespace Ioc.Metrics.Health;

/// <summary>Reads what <see cref="HealthBytes"/> wrote. Throws IndexOutOfRange or ArgumentOutOfRange on a cut blob.</summary>
internal ref struct HealthByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int Position { get; private set; }

    public readonly bool AtEnd => Position >= bytes.Length;

    public byte Byte() => bytes[Position++];

    public long Fixed() => BinaryPrimitives.ReadInt64LittleEndian(Span(8));

    public ReadOnlySpan<byte> Span(int count)
    {
        ReadOnlySpan<byte> span = bytes.Slice(Position, count);
        Position += count;
        return span;
    }

    public ulong Number()
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    public long Signed()
    {
        ulong value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }
}
