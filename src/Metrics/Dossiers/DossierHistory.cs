using System.Runtime.InteropServices;

namespace Ioc.Metrics.Dossiers;

/// <summary>Every accepted event of one dossier in order of arrival. Mutable and meant to be used again for the next dossier; not thread-safe.</summary>
public sealed class DossierHistory
{
    private readonly List<DossierEvent> _events = [];
    private readonly List<DossierEvent> _sequences = [];

    /// <summary>In order of arrival, ignored ones included.</summary>
    public ReadOnlySpan<DossierEvent> Events => CollectionsMarshal.AsSpan(_events);

    /// <summary>How many duplicates arrived.</summary>
    public long Duplicates { get; set; }

    /// <summary>The status events that hold: one a sequence, in order of sequence.</summary>
    public ReadOnlySpan<DossierEvent> Sequences => CollectionsMarshal.AsSpan(_sequences);

    /// <summary>The rating that holds: latest `at`, then rank; null when not rated.</summary>
    public DossierEvent? Rating { get; private set; }

    public void Clear()
    {
        _events.Clear();
        _sequences.Clear();
        Rating = null;
        Duplicates = 0;
    }

    /// <summary>Takes an accepted event, whatever the order of arrival.</summary>
    public HistoryAddition Add(in DossierEvent added)
    {
        var found = HistoryAddition.Added;
        foreach (ref readonly DossierEvent known in Events)
        {
            if (known.Sha == added.Sha)
            {
                Duplicates++;
                return HistoryAddition.Duplicate;
            }

            if (known.Source == added.Source && known.Id.Span.SequenceEqual(added.Id.Span))
            {
                found |= HistoryAddition.ConflictingId;
            }

            if (!added.IsRating && known.Sequence >= added.Sequence)
            {
                found |= known.Sequence > added.Sequence ? HistoryAddition.OutOfOrder : HistoryAddition.ConflictingSequence;
            }
        }

        Append(added);
        return found;
    }

    /// <summary>Adds an event that is known not to be a duplicate (the codec's way in).</summary>
    internal void Append(in DossierEvent added)
    {
        _events.Add(added);
        if (added.IsRating)
        {
            Rating = Rating is { } held && CompareRatings(held, added) >= 0 ? held : added;
            return;
        }

        int index = _sequences.Count;
        while (index > 0 && _sequences[index - 1].Sequence > added.Sequence)
        {
            index--;
        }

        if (index == 0 || _sequences[index - 1].Sequence < added.Sequence)
        {
            _sequences.Insert(index, added);
        }
        else if (DossierEvent.CompareRank(added, _sequences[index - 1]) > 0)
        {
            _sequences[index - 1] = added;
        }
    }

    private static int CompareRatings(in DossierEvent a, in DossierEvent b)
    {
        int order = a.At.CompareTo(b.At);
        return order != 0 ? order : DossierEvent.CompareRank(a, b);
    }
}
