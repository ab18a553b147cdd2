using System.Buffers.Binary;
using System.Text;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>Writes the compact numbers and texts of the dossier blobs into a buffer that grows and is used again. Not thread-safe.</summary>
internal sealed class BlobWriter
{
    private byte[] _bytes = new byte[512];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public byte[] ToArray() => Written.ToArray();

    public void Byte(byte value)
    {
        Room(1);
        _bytes[_length++] = value;
    }

    public void UInt16(ushort value)
    {
        Room(2);
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(_length), value);
        _length += 2;
    }

    public void UInt128(UInt128 value)
    {
        Room(16);
        BinaryPrimitives.WriteUInt128BigEndian(_bytes.AsSpan(_length), value);
        _length += 16;
    }

    /// <summary>Seven bits a byte, least first.</summary>
    public void Varint(ulong value)
    {
        Room(10);
        while (value >= 0x80)
        {
            _bytes[_length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _bytes[_length++] = (byte)value;
    }

    public void Signed(long value) => Varint((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>An instant as its distance from another, in the coarsest of seconds, milliseconds and ticks that is exact.</summary>
    public void Instant(Instant value, Instant from)
    {
        long ticks = unchecked(value.Ticks - from.Ticks);
        (long amount, byte scale) = (ticks % TimeSpan.TicksPerSecond, ticks % TimeSpan.TicksPerMillisecond) switch
        {
            (0, _) => (ticks / TimeSpan.TicksPerSecond, BlobScale.Seconds),
            (_, 0) => (ticks / TimeSpan.TicksPerMillisecond, BlobScale.Milliseconds),
            _ => (ticks, BlobScale.Ticks),
        };
        if (scale == BlobScale.Ticks)
        {
            Byte(BlobScale.Ticks);
            Signed(amount);
            return;
        }

        ulong zigzag = (ulong)((amount << 1) ^ (amount >> 63));
        Varint((zigzag << 2) | scale);
    }

    public void Text(ReadOnlySpan<byte> utf8)
    {
        Varint((ulong)utf8.Length);
        Room(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(_length));
        _length += utf8.Length;
    }

    public void Text(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        Varint((ulong)length);
        Room(length);
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
    }

    private void Room(int more)
    {
        if (_length + more > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
        }
    }
}

/// <summary>Unit of a stored distance between two instants: the two low bits of its first byte.</summary>
internal static class BlobScale
{
    public const byte Seconds = 0;
    public const byte Milliseconds = 1;

    /// <summary>The distance follows as a number of its own.</summary>
    public const byte Ticks = 2;
}
