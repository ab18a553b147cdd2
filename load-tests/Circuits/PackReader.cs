using System.Buffers.Binary;
using System.Text;

namespace Ioc.LoadTests.Circuits;

/// <summary>Reads MessagePack into plain objects: long, string, bool, byte[] (its length only, as it is not looked into), object?[], null. Throws <see cref="InvalidDataException"/> for anything else.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    public object? Read()
    {
        byte type = Take(1)[0];
        return type switch
        {
            <= 0x7f => (long)type,
            >= 0xe0 => (long)(sbyte)type,
            >= 0x80 and <= 0x8f => Map(type & 0x0f),
            >= 0x90 and <= 0x9f => Array(type & 0x0f),
            >= 0xa0 and <= 0xbf => Text(type & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 => Skip(Take(1)[0]),
            0xc5 => Skip(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            0xc6 => Skip((int)BinaryPrimitives.ReadUInt32BigEndian(Take(4))),
            0xcb => BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64BigEndian(Take(8))),
            0xcc => (long)Take(1)[0],
            0xcd => (long)BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xce => (long)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xcf or 0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            0xd0 => (long)(sbyte)Take(1)[0],
            0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xd2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            0xd9 => Text(Take(1)[0]),
            0xda => Text(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            0xdb => Text((int)BinaryPrimitives.ReadUInt32BigEndian(Take(4))),
            0xdc => Array(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            0xdd => Array((int)BinaryPrimitives.ReadUInt32BigEndian(Take(4))),
            0xde => Map(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            _ => throw new InvalidDataException($"MessagePack type {type:x2}"),
        };
    }

    private object?[] Array(int count)
    {
        var items = new object?[count];
        for (int i = 0; i < count; i++)
        {
            items[i] = Read();
        }

        return items;
    }

    private object?[] Map(int count) => Array(count * 2);

    private string Text(int length) => Encoding.UTF8.GetString(Take(length));

    private long Skip(int length)
    {
        Take(length);
        return length;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        ReadOnlySpan<byte> taken = _left[..count];
        _left = _left[count..];
        return taken;
    }
}
