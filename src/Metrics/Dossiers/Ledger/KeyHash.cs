using System.Buffers.Binary;

namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>128 bits that stand for a dossier's key in memory: with ten million dossiers two of them meet with a chance of about 1 in 10^24.</summary>
internal readonly record struct KeyHash(ulong A, ulong B);

/// <summary>Hashes of keys and numbers, seeded anew in each process so that nobody can choose numbers that meet. Thread-safe.</summary>
internal sealed class KeyHasher
{
    private const ulong Odd1 = 0x9E3779B97F4A7C15;
    private const ulong Odd2 = 0xD6E8FEB86659FD93;
    private readonly ulong _seedA = (ulong)Random.Shared.NextInt64();
    private readonly ulong _seedB = (ulong)Random.Shared.NextInt64();

    /// <summary>Of a dossier number (UTF-8) within a unit, given by its hash as a number of its own.</summary>
    public KeyHash Of(ulong unit, ReadOnlySpan<byte> number)
    {
        ulong a = Mix(_seedA ^ unit, Odd1);
        ulong b = Mix(_seedB ^ unit, Odd2);
        while (number.Length >= 8)
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(number);
            a = Mix(a ^ word, Odd1);
            b = Mix(b ^ word, Odd2);
            number = number[8..];
        }

        ulong rest = (ulong)number.Length << 56;
        for (int i = 0; i < number.Length; i++)
        {
            rest |= (ulong)number[i] << (8 * i);
        }

        a = Mix(a ^ rest, Odd1);
        b = Mix(b ^ rest, Odd2);
        return new KeyHash(Mix(a ^ _seedB, Odd2), Mix(b ^ _seedA, Odd1));
    }

    /// <summary>Of a text alone; never 0.</summary>
    public ulong OfText(ReadOnlySpan<byte> text) => Math.Max(1, Of(0, text).A);

    /// <summary>Multiplies to 128 bits and folds; the sum keeps what a zero factor would lose.</summary>
    private static ulong Mix(ulong value, ulong factor)
    {
        ulong high = Math.BigMul(value + factor, value ^ (factor << 1 | 1), out ulong low);
        return (high ^ low) + (value * factor);
    }
}
