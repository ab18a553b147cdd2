using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>How many dossiers of a question there are; ByUnit null: only all together.</summary>
internal sealed record CountedDossiers(long Total, IReadOnlyDictionary<string, long>? ByUnit);

/// <summary>Counts of the newest commit, so that turning pages does not count again. Thread-safe.</summary>
internal sealed class DossierCounts
{
    private const int Most = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<Question, CountedDossiers> _known = [];
    private long _commit;

    public CountedDossiers? Find(DossierRange range, long commit)
    {
        lock (_gate)
        {
            return commit == _commit ? _known.GetValueOrDefault(Question.Of(range)) : null;
        }
    }

    public CountedDossiers Keep(DossierRange range, long commit, CountedDossiers counted)
    {
        lock (_gate)
        {
            if (commit > _commit || _known.Count >= Most)
            {
                _known.Clear();
                _commit = Math.Max(commit, _commit);
            }

            if (commit == _commit)
            {
                _known[Question.Of(range)] = counted;
            }
        }

        return counted;
    }

    /// <summary>Days and instant are null where the figure does not depend on them. Sets are texts, so that equal ones are equal.</summary>
    private sealed record Question(Figure Figure, LocalDay? First, LocalDay? Last, Instant? At, string Units, string Procedures, DossierFilter? Rest)
    {
        public static Question Of(DossierRange range)
        {
            DossierQuery query = range.Query;
            return range.IsAtInstant
                ? new Question(range.Figure, null, null, query.At, Text(query.Units), Text(range.Procedures), Others(query))
                : new Question(range.Figure, query.First, query.Last, query.Until, Text(query.Units), Text(range.Procedures), Others(query));
        }

        private static DossierFilter? Others(DossierQuery query) => query.Filter is null ? null : query.Filter with { Procedures = null };

        private static string Text(IReadOnlySet<string>? set) => set is null ? "*" : $"{set.Count}:{string.Join('\n', set.Order(StringComparer.Ordinal))}";
    }
}
