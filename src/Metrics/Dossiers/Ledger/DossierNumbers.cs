namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>
/// Dossier numbers seen in this process, of whatever unit and partition, by hash: shared by its ledgers, so that the same number under another unit
/// is noticed wherever that unit is at home. Thread-safe.
/// </summary>
public sealed class DossierNumbers
{
    private readonly KeyHasher _hasher = new();
    private readonly HashFilter _known = new();
    private readonly Lock _lock = new();

    /// <summary>False when the number (UTF-8) was there.</summary>
    public bool Add(ReadOnlySpan<byte> number)
    {
        ulong hash = _hasher.OfText(number);
        lock (_lock)
        {
            return _known.Add(hash);
        }
    }
}
