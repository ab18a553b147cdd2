using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Dossiers;

/// <summary>An event of a dossier as its page shows it. LateBy: more than 24 h after its `at`. Ignored: another event of its sequence (or another rating) holds.</summary>
public sealed record DossierEventLine(
    long Sequence, DossierStatus Status, int Rating, Instant At, Instant ArrivedAt, string Source, string Id, TimeSpan? LateBy, bool OutOfOrder, bool Ignored, bool ConflictingId)
{
    /// <summary>KPIS.md, Our count against theirs.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(24);

    /// <summary>In order of arrival.</summary>
    public static IReadOnlyList<DossierEventLine> Of(DossierHistory history)
    {
        var lines = new List<DossierEventLine>();
        var replay = new DossierHistory();
        foreach (ref readonly DossierEvent item in history.Events)
        {
            HistoryAddition added = replay.Add(item);
            TimeSpan age = item.RecordedAt - item.At;
            lines.Add(new DossierEventLine(
                item.Sequence, item.Status, item.Rating, item.At, item.RecordedAt, item.Source, item.IdText,
                age > Late ? age : null, added.HasFlag(HistoryAddition.OutOfOrder), !Holds(history, item), added.HasFlag(HistoryAddition.ConflictingId)));
        }

        return lines;
    }

    private static bool Holds(DossierHistory history, in DossierEvent item)
    {
        if (item.IsRating)
        {
            return history.Rating?.Sha == item.Sha;
        }

        foreach (ref readonly DossierEvent held in history.Sequences)
        {
            if (held.Sequence == item.Sequence)
            {
                return held.Sha == item.Sha;
            }
        }

        return false;
    }
}
