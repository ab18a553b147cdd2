using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Ioc.LoadTests.Circuits;

/// <summary>As much MessagePack as a client of Blazor's hub sends (msgpack.org, spec).</summary>
internal sealed class PackWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public PackWriter Array(int count)
    {
        Byte((byte)(0x90 | count));
        return this;
    }

    public PackWriter EmptyMap()
    {
        Byte(0x80);
        return this;
    }

    public PackWriter Number(long value)
    {
        if (value is >= 0 and < 128)
        {
            Byte((byte)value);
            return this;
        }

        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(eight, value);
        Byte(0xd3);
        _bytes.Write(eight);
        return this;
    }

    public PackWriter Text(string? value)
    {
        if (value is null)
        {
            Byte(0xc0);
            return this;
        }

        byte[] utf8 = Encoding.UTF8.GetBytes(value);
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(four, utf8.Length);
        Byte(0xdb);
        _bytes.Write(four);
        _bytes.Write(utf8);
        return this;
    }

    public PackWriter Flag(bool value)
    {
        Byte(value ? (byte)0xc3 : (byte)0xc2);
        return this;
    }

    /// <summary>The message with its length before it, seven bits a byte, the lowest first.</summary>
    public byte[] Framed()
    {
        var framed = new List<byte>(_bytes.WrittenCount + 5);
        for (uint length = (uint)_bytes.WrittenCount; ; length >>= 7)
        {
            framed.Add((byte)((length & 0x7f) | (length > 0x7f ? 0x80u : 0)));
            if (length <= 0x7f)
            {
                break;
            }
        }

        framed.AddRange(_bytes.WrittenSpan);
        return [.. framed];
    }

    private void Byte(byte value) => _bytes.Write([value]);
}
