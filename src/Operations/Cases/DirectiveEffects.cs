using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Figures;

namespace Ioc.Operations.Cases;

/// <summary>How the figure of a directive moved: its value over so many days up to the giving, over as many up to today, and day by day since (null where nothing is known).</summary>
public sealed record DirectiveEffect(double? Then, Period ThenOver, double? Now, Period NowOver, IReadOnlyList<double?> Line)
{
    public double? Difference => Now - Then;
}

/// <summary>Measures directives by the same figure over equally many days, then and now, whatever period somebody looks at. Thread-safe.</summary>
public sealed class DirectiveEffects(IKpiReader reader, SeriesReader series, Profile profile, INowCounts ledger, TimeProvider time)
{
    /// <summary>So many days does a directive's figure span.</summary>
    public const int Days = 30;

    private const int MostDaysOfLine = 90;

    /// <summary>The days by which a directive of this day is measured.</summary>
    public static Period UpTo(LocalDay last, int days = Days) => new(PeriodKind.Range, last - (days - 1), last);

    /// <summary>The figure of a unit over the days up to now: what a directive given now begins with.</summary>
    public async Task<(double? Value, Period Over)> NowAsync(string unit, FigureColumn figure, CancellationToken cancellation)
    {
        Period over = UpTo(Now.Day);
        return (figure.Value((await ReadAsync([unit], over, cancellation))(unit)), over);
    }

    /// <summary>By id. Lines are read for each directive on its own: ask for them where few are shown.</summary>
    public async Task<IReadOnlyDictionary<long, DirectiveEffect>> OfAsync(IReadOnlyCollection<Directive> directives, bool lines, CancellationToken cancellation)
    {
        var values = new Dictionary<(string Unit, Period Over), UnitFigures>();
        List<(Directive Directive, Period Then, Period Now)> asked = [.. directives.Select(directive =>
        {
            Period then = directive.Over ?? UpTo(directive.Issued.Day);
            return (directive, then, UpTo(Now.Day, then.Days));
        })];
        IEnumerable<(string Unit, Period Over)> wanted = asked.Select(one => (one.Directive.Unit, one.Now))
            .Concat(asked.Where(one => one.Directive.Over is null).Select(one => (one.Directive.Unit, one.Then)));
        foreach (IGrouping<Period, string> same in wanted.Distinct().GroupBy(one => one.Over, one => one.Unit))
        {
            Func<string, UnitFigures> figures = await ReadAsync([.. same], same.Key, cancellation);
            foreach (string unit in same)
            {
                values[(unit, same.Key)] = figures(unit);
            }
        }

        var effects = new Dictionary<long, DirectiveEffect>();
        foreach ((Directive directive, Period then, Period now) in asked)
        {
            FigureColumn figure = FigureColumn.Find(directive.Figure) ?? FigureColumn.All[0];
            double? before = directive.Over is null ? figure.Value(values[(directive.Unit, then)]) : directive.ValueThen;
            effects[directive.Id] = new DirectiveEffect(
                before, then, figure.Value(values[(directive.Unit, now)]), now, lines ? await LineAsync(directive, cancellation) : []);
        }

        return effects;
    }

    private Instant Now => Instant.From(time.GetUtcNow());

    private async Task<Func<string, UnitFigures>> ReadAsync(HashSet<string> units, Period over, CancellationToken cancellation)
    {
        Instant now = Now, at = over.At(now);
        // The SQLite store answers on the caller's thread: not on that of the page.
        PeriodFigures figures = await Task.Run(() => PeriodFigures.ReadAsync(reader, profile, ledger, units, over, now, cancellation), cancellation);
        IncidentsAt incidents = await IncidentsAt.ReadAsync(reader, at, new Instant(at.Ticks + 1), cancellation);
        return unit => UnitFigures.Of(figures, unit, incidents, at);
    }

    /// <summary>The figure by day from the giving to today; empty when that is less than two days.</summary>
    private async Task<IReadOnlyList<double?>> LineAsync(Directive directive, CancellationToken cancellation)
    {
        LocalDay today = Now.Day, first = today - directive.Issued.Day < MostDaysOfLine ? directive.Issued.Day : today - (MostDaysOfLine - 1);
        if (first >= today)
        {
            return [];
        }

        if (directive.Figure == "overdueShare")
        {
            IReadOnlyList<double?> overdue = await SeriesAsync("overdue"), backlog = await SeriesAsync("backlog");
            return [.. overdue.Zip(backlog, (part, whole) => whole > 0 ? part / whole : null)];
        }

        return Catalogue.Find(directive.Figure) is { IsOnSheet: true } ? await SeriesAsync(directive.Figure) : [];

        async Task<IReadOnlyList<double?>> SeriesAsync(string figure) =>
            [.. (await series.ReadAsync(Scope.Of(directive.Unit), figure, first.Start, today.End, SeriesStep.Day, cancellation)).Select(point => point.Value)];
    }
}
