using System.Text;
using Ioc.Metrics.Events;

namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>Numbers a ledger's units from 0, and hashes keys within them. Immutable, thread-safe.</summary>
internal sealed class UnitNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly string[] _codes;
    private readonly ulong[] _hashes;
    private readonly KeyHasher _hasher;

    public UnitNumbers(IReadOnlySet<string> units, KeyHasher hasher)
    {
        _hasher = hasher;
        _codes = [.. units];
        _hashes = [.. _codes.Select(c => hasher.OfText(Encoding.UTF8.GetBytes(c)))];
        for (int i = 0; i < _codes.Length; i++)
        {
            _numbers.Add(_codes[i], i);
        }
    }

    public string Code(int number) => _codes[number];

    public bool TryFind(string unit, out int number) => _numbers.TryGetValue(unit, out number);

    /// <summary>Throws when the unit belongs to another partition's ledger.</summary>
    public int Find(string unit) =>
        _numbers.TryGetValue(unit, out int number) ? number : throw new InvalidOperationException($"Unit {unit} is none of this ledger's.");

    public KeyHash Hash(DecodedEvent arrived) => _hasher.Of(_hashes[Find(arrived.Unit!.Code)], arrived.Dossier.Span);

    public KeyHash Hash(DossierKey key)
    {
        Span<byte> number = stackalloc byte[256];
        int length = Encoding.UTF8.GetBytes(key.Number, number);
        return _hasher.Of(_hashes[Find(key.Unit)], number[..length]);
    }
}
