using System.Runtime.InteropServices;
using System.Text;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;

namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>
/// For an empty store (`replay`, the first history): collects accepted events into histories in memory and derives each dossier once, at the end.
/// Gives the same rows, quality counts and arrivals as the ledger would. Not thread-safe.
/// </summary>
public sealed class BulkHistories
{
    private readonly Profile _profile;
    private readonly KeyHasher _hasher = new();
    private readonly UnitNumbers _numbers;
    private readonly Dictionary<KeyHash, (DossierKey Key, byte[] History)> _histories = [];
    private readonly KnownKeys _known;
    private readonly DossierHistory _history = new();
    private readonly DossierHistoryCodec _codec = new();
    private readonly CommitBatch _rest;

    /// <summary>Rest: the batch that takes quality counts and latest arrivals, committed with the rows.</summary>
    public BulkHistories(Profile profile, CommitBatch rest)
    {
        _profile = profile;
        _rest = rest;
        _numbers = new UnitNumbers(profile.Units.Select(u => u.Code).ToHashSet(), _hasher);
        _known = new KnownKeys(_hasher);
    }

    /// <summary>How many dossiers there are so far.</summary>
    public int Count => _histories.Count;

    /// <summary>Takes an accepted status or rating event. Nothing of it is kept but a copy.</summary>
    public void Add(DecodedEvent arrived)
    {
        KeyHash hash = _numbers.Hash(arrived);
        ref (DossierKey Key, byte[] History) entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_histories, hash, out bool known);
        if (known)
        {
            _codec.Decode(entry.History, _history);
        }
        else
        {
            _history.Clear();
            entry.Key = new DossierKey(arrived.Unit!.Code, Encoding.UTF8.GetString(arrived.Dossier.Span));
            if (_known.Add(hash, arrived.Dossier.Span))
            {
                QualityKinds.Count(_rest, entry.Key.Unit, arrived.RecordedAt.Day, QualityKinds.SameNumberOtherUnit, 1);
            }
        }

        HistoryAddition found = _history.Add(DossierEvent.Of(arrived));
        entry.History = _codec.Encode(_history);
        QualityKinds.CountEvent(_rest, arrived, found, _profile);
        QualityKinds.CountArrival(_rest, arrived);
    }

    /// <summary>Derives every dossier. Call once, after the last event and before the rest is committed.</summary>
    public IReadOnlyList<DossierRow> Derive()
    {
        var rows = new List<DossierRow>(_histories.Count);
        foreach ((DossierKey key, byte[] history) in _histories.Values)
        {
            _codec.Decode(history, _history);
            DossierFacts facts = DossierDerivation.Derive(_history, _profile);
            QualityKinds.CountDossier(_rest, key.Unit, facts, 1);
            rows.Add(new DossierRow(key, history, facts));
        }

        return rows;
    }
}
