using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Figures;
using Ioc.Operations.Live;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>Reads every unit's figures over a period with what stands beside them; or takes them from the live board. Thread-safe.</summary>
public sealed class UnitTable(IKpiReader reader, Profile profile, INowCounts ledger, TimeProvider time)
{
    /// <summary>Who opens the page at the same moment shares one read.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly LagScores _scores = new(profile.LagComponents);
    private readonly SharedReads _reads = new();
    private readonly ConcurrentDictionary<OverviewPeriod, UnitTableData> _newest = new();

    // What was made of a snapshot or of a read goes with it.
    private readonly ConditionalWeakTable<LiveSnapshot, ConcurrentDictionary<UnitTableData, Lazy<IReadOnlyList<UnitRow>>>> _live = new();
    private readonly ConditionalWeakTable<UnitTableData, Lazy<IReadOnlyList<UnitRow>>> _stored = new();
    private readonly ConditionalWeakTable<IReadOnlyList<UnitRow>, ConcurrentDictionary<UnitView, Lazy<List<UnitRow>>>> _seen = new();

    /// <summary>What the store knows of the period, the one before it, and the same days of the month before and of last year; seen from an instant of the past, or now. Units null: all.</summary>
    public async Task<UnitTableData> ReadAsync(ChosenPeriod period, Instant? seenAt, CancellationToken cancellation, IReadOnlySet<string>? units = null)
    {
        if (seenAt is not null || units is not null)
        {
            return await ReadNowAsync(period, seenAt, units, cancellation);
        }

        UnitTableData data = await _reads.ReadAsync("units", period, Fresh, () => ReadNowAsync(period, null, null, CancellationToken.None)).WaitAsync(cancellation);
        if (period is { Named: { } named, IsLive: true })
        {
            _newest[named] = data;
        }

        return data;
    }

    private async Task<UnitTableData> ReadNowAsync(ChosenPeriod period, Instant? seenAt, IReadOnlySet<string>? units, CancellationToken cancellation)
    {
        Instant now = seenAt ?? Instant.From(time.GetUtcNow());
        Instant at = period.Days.At(now);
        // The four reads are independent; the SQLite store answers on the caller's thread, so each gets its own.
        Task<PeriodFigures> Read(Period days, bool health) =>
            Task.Run(() => PeriodFigures.ReadAsync(reader, profile, ledger, units, days, now, cancellation, health), cancellation);
        Task<PeriodFigures> figures = Read(period.Days, health: true), before = Read(period.Days.Before(now), health: true);
        Task<PeriodFigures> monthBefore = Read(period.Shifted(-1, now), health: false), yearBefore = Read(period.Shifted(-12, now), health: false);
        StoreState state = await reader.StateAsync(cancellation);
        return new UnitTableData
        {
            Period = period,
            Now = now,
            OfNow = seenAt is null && units is null,
            At = at,
            Law = state.Law ?? Metrics.Dossiers.Law.Version,
            Simulated = state.Simulated == true,
            Incidents = await IncidentsAt.ReadAsync(reader, at, new Instant(at.Ticks + 1), cancellation),
            Figures = await figures,
            Before = await before,
            MonthBefore = await monthBefore,
            YearBefore = await yearBefore,
        };
    }

    /// <summary>Rows of every unit that was there in the period, as stored. Made once for all who look at it.</summary>
    public IReadOnlyList<UnitRow> Stored(UnitTableData data) => _stored.GetValue(data, read => new Lazy<IReadOnlyList<UnitRow>>(() => Ranked(
        profile.Units.Where(unit => read.Figures.Lists(unit)).Select(unit => Row(unit, UnitFigures.Of(read.Figures, unit.Code, read.Incidents, read.At), read))))).Value;

    /// <summary>Rows of the units of a live snapshot, beside what was read last of the period by anybody. Made once a snapshot, however many viewers there are.</summary>
    public IReadOnlyList<UnitRow> Live(LiveSnapshot snapshot, UnitTableData data)
    {
        UnitTableData beside = data is { OfNow: true, Period.Named: { } named } && _newest.TryGetValue(named, out UnitTableData? newest) && newest.Period == data.Period ? newest : data;
        return _live.GetValue(snapshot, _ => new(ReferenceEqualityComparer.Instance))
            .GetOrAdd(beside, read => new Lazy<IReadOnlyList<UnitRow>>(() => Ranked(
                snapshot.Units.Where(unit => unit.IsListed(OverviewPeriods.Days(read.Period.Named ?? OverviewPeriod.Month, snapshot.AsOf.Day)))
                    .Select(unit => Row(unit.Unit, UnitFigures.Of(unit, snapshot, read.Period.Named == OverviewPeriod.Today), read))))).Value;
    }

    /// <summary>Which of these rows are seen, in what order; viewers of the same rows who look alike share it. Not to be changed.</summary>
    public List<UnitRow> Seen(IReadOnlyList<UnitRow> rows, UnitView view, IReadOnlyDictionary<string, long>? directives = null) =>
        view.Name is not null || view.Sort == UnitView.Directives ? [.. view.Of(rows, profile, directives)]
        : _seen.GetValue(rows, _ => new()).GetOrAdd(view, wanted => new Lazy<List<UnitRow>>(() => [.. wanted.Of(rows, profile)])).Value;

    /// <summary>One unit's row, without a rank.</summary>
    public UnitRow Live(UnitLive unit, LiveSnapshot snapshot, UnitTableData data) => Row(unit.Unit, UnitFigures.Of(unit, snapshot, data.Period.Named == OverviewPeriod.Today), data);

    /// <summary>One unit's row as stored, without a rank.</summary>
    public UnitRow Stored(Unit unit, UnitTableData data) => Row(unit, UnitFigures.Of(data.Figures, unit.Code, data.Incidents, data.At), data);

    private UnitRow Row(Unit unit, UnitFigures figures, UnitTableData data)
    {
        LagFigures before = data.Before.LagOf(unit.Code);
        return new UnitRow(unit, figures, _scores.Of(figures.Lag, before))
        {
            MonthBefore = Beside(data.MonthBefore, unit.Code),
            YearBefore = Beside(data.YearBefore, unit.Code),
        };
    }

    private static UnitFigures? Beside(PeriodFigures figures, string unit) =>
        figures.Sums.ContainsKey(unit) || figures.Instants.ContainsKey(unit) ? UnitFigures.Of(figures, unit, null, default) : null;

    private static List<UnitRow> Ranked(IEnumerable<UnitRow> rows)
    {
        List<UnitRow> ranked = [.. rows.OrderByDescending(row => row.Lag.Score ?? -1).ThenBy(row => row.Unit.Code, StringComparer.Ordinal)];
        int communes = 0, others = 0;
        for (int i = 0; i < ranked.Count && ranked[i].Lag.Score is not null; i++)
        {
            ranked[i] = ranked[i] with { Rank = ranked[i].Unit.Kind == UnitKind.Commune ? ++communes : ++others };
        }

        return ranked;
    }
}
