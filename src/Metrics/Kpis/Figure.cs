using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Health;

namespace Ioc.Metrics.Kpis;

/// <summary>What kind of figure it is, which decides how its value and the steps of its series are made.</summary>
public enum FigureKind : byte
{
    /// <summary>Counted over days.</summary>
    Count,

    /// <summary>A share, or a mean, of two counts of the same days; null when the second is 0.</summary>
    Quotient,

    /// <summary>As it stands at an instant.</summary>
    State,

    /// <summary>Of health: over days for times and availability, at an instant for incidents.</summary>
    Health,
}

/// <summary>Unit of a figure, by which it is written.</summary>
public enum FigureUnit : byte
{
    Count,

    /// <summary>0..1, written as percent.</summary>
    Share,

    WorkingHours,
    Minutes,

    /// <summary>Mean of ratings, 1..5.</summary>
    Rating,
}

/// <summary>A name or sentence in both languages.</summary>
public sealed record Wording(string Vietnamese, string English);

/// <summary>Dossiers that are counted, narrowed by a trait.</summary>
public sealed record FigurePart(Figure Figure, DossierTrait Trait = DossierTrait.Any);

/// <summary>One figure of the catalogue (KPIS.md). Immutable, thread-safe; equal only to itself.</summary>
public sealed class Figure
{
    /// <summary>Name on the KPI sheet, in questions, series, exports and InfluxDB alike.</summary>
    public required string Id { get; init; }

    public required FigureKind Kind { get; init; }

    public FigureUnit Unit { get; init; }

    /// <summary>Counters whose sum is the count, or the part of a quotient; of a state the one that holds its change by day.</summary>
    public IReadOnlyList<Counter> Part { get; init; } = [];

    /// <summary>Counters whose sum a quotient is divided by.</summary>
    public IReadOnlyList<Counter> Whole { get; init; } = [];

    /// <summary>Of a quotient: how many of the part's units are one of the figure's.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Of a state: its count. Of a share at an instant: the part.</summary>
    public Func<InstantCounts, long>? State { get; init; }

    /// <summary>Of a share at an instant: the whole.</summary>
    public Func<InstantCounts, long>? StateWhole { get; init; }

    /// <summary>Of times of systems: its value, null when nothing was monitored; null: they do not make it up.</summary>
    public Func<HealthTimes, double?>? Times { get; init; }

    /// <summary>Of a count that follows from two others: the dossiers of the one that are not among those of the other; null: it is counted itself.</summary>
    public (Figure Of, Figure Without)? Difference { get; init; }

    /// <summary>Bit in archived lists of dossiers, for a count that is asked of each dossier: never changed, never given twice. Null: it follows from others, or dossiers do not make it up.</summary>
    public int? Number { get; init; }

    /// <summary>Whether dossiers themselves make it up, each counting as one.</summary>
    public bool IsOfDossiers => Number is not null || Difference is not null;

    /// <summary>Of a count over days: what must have become of a dossier; null for any other figure.</summary>
    public CountedWhen? When => Kind != FigureKind.Count ? null : Difference?.Of.When ?? CounterLaw.Of(Part[0]).When;

    /// <summary>Dossiers behind it, those that are shown first at the front; empty when none stand behind it.</summary>
    public IReadOnlyList<FigurePart> Parts { get => IsOfDossiers ? [new FigurePart(this)] : field; init; } = [];

    /// <summary>Whether less of it is better; null: it is neither good nor bad.</summary>
    public bool? LessIsBetter { get; init; }

    /// <summary>Component of the lag score that it is weighed as; null: none.</summary>
    public string? Component { get; init; }

    /// <summary>Tile that shows it; null: none.</summary>
    public string? Tile { get; init; }

    public required Wording Name { get; init; }

    /// <summary>Name for the heading of a narrow column.</summary>
    public Wording Short { get => field ?? Name; init; } = null!;

    /// <summary>Name in the documents of the monthly report, which are Vietnamese.</summary>
    public string FormalName { get => field ?? Name.Vietnamese; init; } = null!;

    /// <summary>How it is computed, in a line (after KPIS.md).</summary>
    public required Wording Law { get; init; }

    /// <summary>From sums over days; null for a quotient of nothing, and for what counters do not make up.</summary>
    public double? Of(CounterVector sums) => Kind switch
    {
        FigureKind.Count => Difference is { } two ? two.Of.Of(sums) - two.Without.Of(sums) : sums.Sum(Part),
        FigureKind.Quotient when Whole.Count > 0 && sums.Sum(Whole) is var whole and not 0 => (double)sums.Sum(Part) / whole / Scale,
        _ => null,
    };

    /// <summary>From the counts at an instant; null for a share of nothing, and for what is of no instant.</summary>
    public double? Of(InstantCounts counts) =>
        State is null ? null
        : StateWhole is null ? State(counts)
        : StateWhole(counts) is var whole and not 0 ? (double)State(counts) / whole
        : null;

    /// <summary>From sums over days and the counts at their instant.</summary>
    public double? Of(CounterVector sums, InstantCounts counts) => State is null ? Of(sums) : Of(counts);

    /// <summary>From times of systems; null when nothing was monitored. Throws InvalidOperationException for a figure that they do not make up.</summary>
    public double? Of(HealthTimes times) => Times is not null ? Times(times) : throw new InvalidOperationException($"'{this}' is no figure of times.");

    /// <summary>As a sheet has it; null when the sheet does not know it, or does not hold it.</summary>
    public double? Of(KpiSheet sheet) => KpiSheet.Numbers.GetValueOrDefault(Id)?.Invoke(sheet);

    /// <summary>Whether the KPI sheet holds it; only such a figure has a series.</summary>
    public bool IsOnSheet => KpiSheet.Numbers.ContainsKey(Id);

    public override string ToString() => Id;
}
