using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest;

/// <summary>Dead letters, added to a batch.</summary>
internal static class BatchQuality
{
    /// <summary>Keeps the letter and counts it under its reason.</summary>
    public static void AddDeadLetter(this CommitBatch batch, DeadLetter letter)
    {
        batch.DeadLetters.Add(letter);
        batch.Count(letter.Unit ?? "", letter.ArrivedAt.Day, RejectReasons.Code(letter.Reason));
    }
}
