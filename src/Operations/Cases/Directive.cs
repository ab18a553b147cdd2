using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Operations.Cases;

/// <summary>What a unit was told to do about a figure: by whom, who does it, by when, and whether it is done.</summary>
public sealed record Directive
{
    public long Id { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>Name of the figure on the KPI sheet.</summary>
    public string Figure { get; init; } = "";

    /// <summary>The figure when the directive was given; null: it had no value.</summary>
    public double? ValueThen { get; init; }

    public string Text { get; init; } = "";

    public string Assignee { get; init; } = "";

    public long DueDay { get; init; }

    public string IssuedBy { get; init; } = "";

    public long IssuedAt { get; init; }

    public long? DoneAt { get; init; }

    public string? DoneBy { get; init; }

    public string? Outcome { get; init; }

    public long? FirstDay { get; init; }

    public long? LastDay { get; init; }

    public LocalDay Due => new((int)DueDay);

    /// <summary>The days that its figure is of; null: one from before they were kept.</summary>
    public Period? Over => (FirstDay, LastDay) is ({ } first, { } last) ? new Period(PeriodKind.Range, new LocalDay((int)first), new LocalDay((int)last)) : null;

    public Instant Issued => new(IssuedAt);

    public Instant? Done => DoneAt is { } done ? new Instant(done) : null;

    /// <summary>Not done though its day has passed.</summary>
    public bool IsLate(Instant now) => DoneAt is null && Due < now.Day;
}
