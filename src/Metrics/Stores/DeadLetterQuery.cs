using Ioc.Metrics.Events;

namespace Ioc.Metrics.Stores;

/// <summary>Rejected events, the newest first, at most Limit of them.</summary>
public sealed record DeadLetterQuery(int Limit)
{
    /// <summary>Only of this unit; the empty text stands for those that name no known one. Null: any.</summary>
    public string? Unit { get; init; }

    /// <summary>Only those that name the dossier of this number. Null: any.</summary>
    public string? Dossier { get; init; }

    public RejectReason? Reason { get; init; }

    /// <summary>Only this one. Null: any.</summary>
    public long? Id { get; init; }

    /// <summary>Only those before this one: the next page.</summary>
    public long? Before { get; init; }
}
