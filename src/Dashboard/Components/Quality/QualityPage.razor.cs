using Ioc.Dashboard.Api;
using Ioc.Dashboard.Dossiers;
using Ioc.Metrics.Calendar;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Quality;

/// <summary>What arrived wrong, by unit and reason, and the source systems' totals beside ours (KPIS.md, Our count against theirs).</summary>
public sealed partial class QualityPage
{
    /// <summary>Most days of which totals are compared: each is a read of that day's sums.</summary>
    private const int MostDays = 31;

    private const int MostAlike = 200;

    private List<IGrouping<string, QualityItem>> _counts = [];
    private List<string> _kinds = [];
    private List<QualityItem> _bySource = [];
    private IReadOnlyList<MissingHolidays> _yearsMissing = [];
    private IReadOnlyList<HolidayRow> _uncertain = [];
    private IReadOnlyList<TotalLine> _totals = [];
    private IReadOnlyList<IReadOnlyList<DossierKey>> _alike = [];
    private IReadOnlyList<EndedWithDossiers> _ended = [];
    private int _compared;
    private AskedPeriod? _asked;
    private Period _period;
    private LocalDay _today;

    [Inject]
    public required IKpiReader Reader { get; set; }

    [Inject]
    public required INowCounts Ledger { get; set; }

    [Inject]
    public required IDrillReader Drill { get; set; }

    [Inject]
    public required IOperationalStore Store { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [CascadingParameter]
    public required VisibleUnits Visible { get; set; }

    [SupplyParameterFromQuery(Name = "period")]
    public string? PeriodText { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "all")]
    public string? All { get; set; }

    private QualityTexts T => Texts.Quality;

    private DossierWords Words => new(Texts, Profile);

    private IEnumerable<(string Figure, string Name)> Compared => [("received", T.Received), ("resolved", T.Resolved), ("backlog", T.Backlog)];

    protected override async Task OnParametersSetAsync()
    {
        Instant now = Instant.From(Time.GetUtcNow());
        _today = now.Day;
        _asked = AskedPeriod.Of(PeriodText, From, To, _today, FigureAddress.Write(Period.MonthOf(_today)));
        _period = _asked.Period;

        IReadOnlyList<QualityItem> items = await DataQualityEndpoint.ReadAsync(Reader, Ledger, Profile, _period, now, Visible, Context.RequestAborted);
        _kinds = [.. items.Select(item => item.Reason).Distinct(StringComparer.Ordinal).OrderBy(kind => T.Kinds.GetValueOrDefault(kind, kind), NameOrder.Comparer)];
        _counts = [.. items.GroupBy(item => item.Commune ?? "", StringComparer.Ordinal).OrderByDescending(unit => unit.Sum(item => item.Count))];
        _alike = await AlikeNumbers.FindAsync(Drill, Store, Profile, Visible, Context.RequestAborted);
        (_yearsMissing, _uncertain) = (Profile.Calendar.YearsMissing(_today), Profile.Calendar.Uncertain(_today));
        _bySource = [.. items.Where(item => item is { Source: not null, Commune: not null, Count: > 0 }).OrderByDescending(item => item.Count)];
        _ended = Visible.Of(EndedWithDossiers.Of(Profile, Ledger, now), ended => ended.Unit.Code);
        LocalDay last = _period.Last < now.Day ? _period.Last : now.Day;
        LocalDay first = last - _period.First < MostDays ? _period.First : last - (MostDays - 1);
        IReadOnlyList<TotalLine> lines = await TotalLine.ReadAsync(Reader, Visible, first, last, Context.RequestAborted);
        (_compared, _totals) = (lines.Count, All == "1" ? lines : [.. lines.Where(line => line.Differs)]);
    }
}
