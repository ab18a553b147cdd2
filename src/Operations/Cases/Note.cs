using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Operations.Cases;

/// <summary>A note about a unit, or an explanation of one of its figures.</summary>
public sealed record Note
{
    public long Id { get; init; }

    public string Subject { get; init; } = "";

    /// <summary>Figure of the KPI sheet that it explains; null: a note.</summary>
    public string? Figure { get; init; }

    public string Author { get; init; } = "";

    public long WrittenAt { get; init; }

    public string Text { get; init; } = "";

    public long? ChangedAt { get; init; }

    public long? RemovedAt { get; init; }

    public string? RemovedBy { get; init; }

    public long? FirstDay { get; init; }

    public long? LastDay { get; init; }

    /// <summary>Earlier texts, oldest first.</summary>
    public IReadOnlyList<NoteVersion> Versions { get; init; } = [];

    public Instant Written => new(WrittenAt);

    /// <summary>The days that its figure is of; null: a note, or one from before they were kept.</summary>
    public Period? Over => (FirstDay, LastDay) is ({ } first, { } last) ? new Period(PeriodKind.Range, new LocalDay((int)first), new LocalDay((int)last)) : null;
}

/// <summary>A text of a note as it stood until it was replaced.</summary>
public sealed record NoteVersion
{
    public long Note { get; init; }

    public long Version { get; init; }

    public string Text { get; init; } = "";

    public long ReplacedAt { get; init; }
}
