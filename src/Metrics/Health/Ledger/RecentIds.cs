using System.Text;
using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Events;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>
/// (source, id) of the latest reports, to notice one that comes again with other bytes. Two generations of a bounded size: what is older than both
/// (some ten minutes of a whole province) goes unnoticed; no figure hangs on it. After a start the reports in memory are known by their series, since
/// what is stored of them has no source. Not thread-safe.
/// </summary>
internal sealed class RecentIds
{
    private const int Generation = 50_000;
    private readonly KeyHasher _hasher = new();
    private readonly Dictionary<string, ulong> _sources = new(StringComparer.Ordinal);
    private Dictionary<KeyHash, long> _newer = [];
    private Dictionary<KeyHash, long> _older = [];

    /// <summary>Remembers the report; true when its source used this id for other bytes.</summary>
    public bool IsConflict(DecodedEvent report, long identity)
    {
        KeyHash key = _hasher.Of(Source(report.Source), report.Id.Span);
        if (TryFind(key, out long known) || TryFind(_hasher.Of(SeriesOf(report.Unit!.Code, report.System!.Id), report.Id.Span), out known))
        {
            return known != identity;
        }

        Remember(key, identity);
        return false;
    }

    /// <summary>A report that the store had when the program started.</summary>
    public void Restore(string unit, string system, ReadOnlySpan<byte> id, long identity) => Remember(_hasher.Of(SeriesOf(unit, system), id), identity);

    private bool TryFind(KeyHash key, out long identity) => _newer.TryGetValue(key, out identity) || _older.TryGetValue(key, out identity);

    private void Remember(KeyHash key, long identity)
    {
        if (_newer.Count >= Generation)
        {
            (_newer, _older) = (_older, _newer);
            _newer.Clear();
        }

        _newer[key] = identity;
    }

    /// <summary>No source's name has a line break.</summary>
    private ulong SeriesOf(string unit, string system) => Source($"{unit}\n{system}");

    private ulong Source(string source)
    {
        if (!_sources.TryGetValue(source, out ulong hash))
        {
            if (_sources.Count >= Generation)
            {
                _sources.Clear();
            }

            _sources.Add(source, hash = _hasher.OfText(Encoding.UTF8.GetBytes(source)));
        }

        return hash;
    }
}
