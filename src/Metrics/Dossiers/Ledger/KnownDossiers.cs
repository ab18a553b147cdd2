using System.Text;

namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>
/// Which dossiers and which numbers this process has ever seen, by hash, of whatever partition: a key it does not contain cannot be in the store of the
/// partitions loaded here. Shared by the ledgers of a process, so that the same number under another unit is noticed wherever that unit is at home. Thread-safe.
/// </summary>
public sealed class KnownDossiers
{
    private readonly HashFilter _keys = new();
    private readonly HashFilter _numbers = new();
    private readonly Lock _lock = new();

    internal KeyHasher Hasher { get; } = new();

    /// <summary>Almost surely right when true, or it was applied and never committed; surely when false.</summary>
    internal bool Contains(KeyHash key)
    {
        lock (_lock)
        {
            return _keys.Contains(Part(key));
        }
    }

    internal void Add(KeyHash key, DossierKey named)
    {
        Span<byte> number = stackalloc byte[256];
        int length = Encoding.UTF8.GetBytes(named.Number, number);
        Add(key, number[..length]);
    }

    /// <summary>A key whose number is another unit's.</summary>
    internal void Add(KeyHash key)
    {
        lock (_lock)
        {
            _keys.Add(Part(key));
        }
    }

    /// <summary>True when the key is new but its number (UTF-8) is known from another unit.</summary>
    internal bool Add(KeyHash key, ReadOnlySpan<byte> number)
    {
        ulong hash = Hasher.OfText(number);
        lock (_lock)
        {
            return _keys.Add(Part(key)) & !_numbers.Add(hash);
        }
    }

    private static ulong Part(KeyHash key) => Math.Max(1, key.B);
}
