using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>
/// How the dossiers of a question are counted: by the sums that are kept anyway where there are such, else one by one, and then at most so many.
/// No question, however wide, goes through the store without an end.
/// </summary>
internal sealed class DossierCount
{
    /// <summary>Dossiers that are looked at, one by one, to count (about a second).</summary>
    public const long MostRead = 250_000;

    /// <summary>Units times days whose sums by procedure are added up (about a second).</summary>
    public const long MostUnitDays = 200_000;

    /// <summary>Days for which sums by procedure are assumed to be kept: a figure at an instant adds up all of them.</summary>
    private const long DaysKept = 3 * 366;

    private static readonly LocalDay _end = LocalDay.Of(9998, 12, 31);

    private readonly DossierRange _range;

    public DossierCount(DossierRange range)
    {
        _range = range;
        Counters = CountersOf(range);
    }

    /// <summary>Counters, each times its sign, whose sum over <see cref="First"/> to <see cref="Last"/> is the figure; empty: it must be counted.</summary>
    public IReadOnlyList<(Counter Counter, int Sign)> Counters { get; }

    /// <summary>Whether sums by procedure are needed.</summary>
    public bool ByProcedure => _range.Procedures is not null;

    /// <summary>A figure at an instant is a running sum from the beginning.</summary>
    public LocalDay First => _range.IsAtInstant ? new LocalDay(0) : _range.Query.First;

    public LocalDay Last => _range.IsAtInstant ? _range.Query.At.Day : _range.Query.Last;

    /// <summary>The days whose sums say how many candidates would be looked at. What is open now is not among them: it is in memory anyway.</summary>
    public (LocalDay First, LocalDay Last) WeighedDays => _range.IsAtInstant ? (_range.Query.At.Day, _end) : (_range.Query.First, _range.Query.Last);

    /// <summary>The figure as an expression over the columns of the sums.</summary>
    public string Expression => string.Concat(Counters.Select(part => $"{(part.Sign < 0 ? " - " : " + ")}{CounterColumns.Names[(int)part.Counter]}")).TrimStart(' ', '+');

    public long Of(CounterVector sums) => Counters.Sum(part => part.Sign * sums[part.Counter]);

    /// <summary>Throws <see cref="QuestionTooWideException"/> when more sums by procedure would have to be added up than is done for one question.</summary>
    public void RefuseTooManyDays(int units)
    {
        long days = _range.IsAtInstant ? DaysKept : Math.Max(0, _range.Query.Last - _range.Query.First + 1);
        if (units * days > MostUnitDays)
        {
            throw new QuestionTooWideException(units * days, MostUnitDays);
        }
    }

    /// <summary>Throws <see cref="QuestionTooWideException"/> when the sums say that more candidates would have to be read than is done for one question.</summary>
    public void RefuseTooMany(IEnumerable<CounterVector> sums)
    {
        long candidates = sums.Sum(sum => _range.Column == "accepted_at" ? sum[Counter.Received]
            : sum[Counter.Resolved] + sum[Counter.Rejected] + sum[Counter.Withdrawn] + sum[Counter.Stopped]);
        if (candidates > MostRead)
        {
            throw new QuestionTooWideException(candidates, MostRead);
        }
    }

    /// <summary>Sums of a unit by procedure.</summary>
    public StoreQuery<(string Procedure, long Count)> Procedures(string unit) => new(
        $"SELECT procedure, CAST(sum({Expression}) AS BIGINT) FROM procedure_days WHERE unit = $1 AND day BETWEEN $2 AND $3 GROUP BY procedure",
        row => (row.Text(0), row.Long(1)), unit, First.Number, Last.Number);

    /// <summary>Days of a unit on which the figure counts a dossier of some procedure, in order: a rare one is sought on these alone.</summary>
    public StoreQuery<(LocalDay Day, string Procedure)> Days(string unit) => new(
        $"SELECT day, procedure FROM procedure_days WHERE unit = $1 AND day BETWEEN $2 AND $3 AND {Expression} > 0 ORDER BY day",
        row => (new LocalDay((int)row.Long(0)), row.Text(1)), unit, First.Number, Last.Number);

    /// <summary>The stretches of a unit's candidates in which there are some, given its days by procedure.</summary>
    public IEnumerable<DossierRange> Stretches(IEnumerable<(LocalDay Day, string Procedure)> days) =>
        from day in days.Where(row => _range.Procedures!.Contains(row.Procedure)).Select(row => row.Day).Distinct()
        select _range with { From = Math.Max(_range.From, day.Start.Ticks), To = Math.Min(_range.To, day.Last.Ticks) };

    private static IReadOnlyList<(Counter Counter, int Sign)> CountersOf(DossierRange range)
    {
        if (range.EndsWithinADay || range.Query.Filter is { IsCounted: false })
        {
            return [];
        }

        DossierTrait trait = range.Query.Filter?.Trait ?? DossierTrait.Any;
        if (range.IsAtInstant)
        {
            // Sums know the state at the end of a day only.
            return trait == DossierTrait.Any && range.Query.At == range.Query.At.Day.Last ? [(range.Figure.Part[0], 1)] : [];
        }

        return (range.Figure, trait) switch
        {
            (_, DossierTrait.Any) => range.Figure.Difference is { } two ? [(two.Of.Part[0], 1), (two.Without.Part[0], -1)] : [(range.Figure.Part[0], 1)],
            ({ } figure, DossierTrait.DigitizedComponents) when figure == Catalogue.Received => [(Counter.DigitizedComponents, 1)],
            ({ } figure, DossierTrait.DigitizedResult) when figure == Catalogue.Resolved => [(Counter.DigitizedResult, 1)],
            ({ } figure, DossierTrait.Late) when figure == Catalogue.Resolved => [(Counter.Resolved, 1), (Counter.ResolvedOnTime, -1)],
            ({ } figure, DossierTrait.PaidOnline) when figure == Catalogue.Resolved => [(Counter.PaidOnline, 1)],
            ({ } figure, DossierTrait.Paid) when figure == Catalogue.Resolved => [(Counter.PaidOnline, 1), (Counter.PaidOffline, 1)],
            _ => [],
        };
    }
}
