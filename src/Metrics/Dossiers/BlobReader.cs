using System.Buffers.Binary;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>Reads what <see cref="BlobWriter"/> wrote. A damaged blob throws <see cref="InvalidDataException"/>.</summary>
internal ref struct BlobReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position == _bytes.Length;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public UInt128 UInt128() => BinaryPrimitives.ReadUInt128BigEndian(Take(16));

    public ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number in a dossier's blob does not end.");
    }

    public int Int() => checked((int)Varint());

    public long Signed() => Zigzag(Varint());

    public Instant Instant(Instant from)
    {
        ulong value = Varint();
        long ticks = (byte)(value & 3) switch
        {
            BlobScale.Seconds => Zigzag(value >> 2) * TimeSpan.TicksPerSecond,
            BlobScale.Milliseconds => Zigzag(value >> 2) * TimeSpan.TicksPerMillisecond,
            BlobScale.Ticks => Signed(),
            _ => throw new InvalidDataException("An instant in a dossier's blob has no known unit."),
        };
        return new Instant(unchecked(from.Ticks + ticks));
    }

    public ReadOnlySpan<byte> Text() => Take(Int());

    private static long Zigzag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _bytes.Length - Position)
        {
            throw new InvalidDataException("A dossier's blob ends too early.");
        }

        ReadOnlySpan<byte> taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }
}
