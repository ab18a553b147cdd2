using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest;

/// <summary>Dead letters and what the data-quality page counts, added to a batch.</summary>
internal static class BatchQuality
{
    /// <summary>Keeps the letter and counts it under its reason.</summary>
    public static void AddDeadLetter(this CommitBatch batch, DeadLetter letter)
    {
        batch.DeadLetters.Add(letter);
        batch.Count(letter.Unit ?? "", letter.ArrivedAt.Day, RejectReasons.Code(letter.Reason));
    }

    public static void Count(this CommitBatch batch, string unit, LocalDay day, string kind, long count = 1)
    {
        var key = new QualityKey(unit, day, kind);
        batch.Quality[key] = batch.Quality.GetValueOrDefault(key) + count;
    }
}
