using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>Why offsets of a partition were not consumed.</summary>
public enum GapReason
{
    /// <summary>The broker no longer had them: [From, To) was deleted (retention) before we came.</summary>
    Gone,

    /// <summary>The broker had fewer records than we had consumed (it lost its end): from To on it writes others. What we had consumed is counted.</summary>
    Truncated,

    /// <summary>The topic was deleted and made again: the old one was consumed up to From (= To); what it may have held beyond is not known.</summary>
    MadeAnew,

    /// <summary>The client passed over [From, To) again and again, and the broker does not say why.</summary>
    Unexplained,
}

/// <summary>Offsets [From, To) of a stream that were not consumed; figures may be incomplete from then on.</summary>
public sealed record OffsetGap(string Topic, int Partition, string Stream, long From, long To, Instant FoundAt, GapReason Reason = GapReason.Gone)
{
    /// <summary>Adds the gap to a batch, and what data quality counts of it: records that are known to lack, at least 1.</summary>
    public void AddTo(CommitBatch batch)
    {
        batch.Gaps.Add(this);
        batch.Count("", FoundAt.Day, "gap", Math.Max(1, To - From));
    }
}
