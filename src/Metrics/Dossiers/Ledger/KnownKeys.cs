using System.Text;

namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>Which dossiers this ledger has ever seen, by hash: a key it does not contain cannot be in the store. Not thread-safe.</summary>
internal sealed class KnownKeys(DossierNumbers numbers)
{
    private HashFilter _keys = new();

    /// <summary>Almost surely right when true; surely when false.</summary>
    public bool Contains(KeyHash key) => _keys.Contains(Part(key));

    public void Add(KeyHash key, DossierKey named)
    {
        Span<byte> number = stackalloc byte[256];
        int length = Encoding.UTF8.GetBytes(named.Number, number);
        Add(key, number[..length]);
    }

    /// <summary>True when the key is new but its number (UTF-8) is known from another unit.</summary>
    public bool Add(KeyHash key, ReadOnlySpan<byte> number) => _keys.Add(Part(key)) & !numbers.Add(number);

    public void Clear() => _keys = new HashFilter();

    private static ulong Part(KeyHash key) => Math.Max(1, key.B);
}
