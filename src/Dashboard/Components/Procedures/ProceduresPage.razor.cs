using Ioc.Dashboard.Components.Figures;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Figures;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Procedures;

/// <summary>Procedures and fields over a period: volume, online share, on-time rate, average hours against the allowance, and where it goes wrong. State in the address.</summary>
public sealed partial class ProceduresPage
{
    private ProcedureTable? _table;
    private ChosenPeriod? _loaded;
    private Instant _readTime;
    private string? _typed;
    private long _withoutDays;

    [Inject]
    public required IDrillReader Drill { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    [SupplyParameterFromQuery(Name = "period")]
    public string? PeriodText { get; set; }

    [SupplyParameterFromQuery(Name = "by")]
    public string? By { get; set; }

    [SupplyParameterFromQuery(Name = "only")]
    public string? Only { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Filter { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "order")]
    public string? Direction { get; set; }

    private ProceduresTexts W => Texts.Procedures;

    private ChosenPeriod Chosen => ChosenPeriod.Parse(PeriodText, Instant.From(Time.GetUtcNow()).Day);

    private bool ByField => By == "field";

    private string SortKey => Columns.Any(column => column.Key == Sort) ? Sort! : Catalogue.Received.Id;

    private bool Descending => Direction != "asc";

    private double Goal => Profile.FindLagComponent(Catalogue.OnTimeRate.Component)?.Goal ?? 1;

    private IEnumerable<(string Key, string Name, string How)> Columns =>
    [
        .. new[] { Catalogue.Received, Catalogue.OnlineShare, Catalogue.Resolved, Catalogue.OnTimeRate, Catalogue.AverageWorkingHours }
            .Select(figure => (figure.Id, figure == Catalogue.AverageWorkingHours ? W.Average : Texts.Sheet[figure.Id].Short, Texts.Sheet[figure.Id].How)),
        ("allowance", W.Allowance, W.AllowanceHow),
    ];

    private IReadOnlyList<ProcedureRow> Rows { get; set; } = [];

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded is null)
        {
            _typed = Filter;
        }

        if (_loaded != Chosen)
        {
            await HoldAsync(LoadAsync);
        }
        else
        {
            Take();
        }
    }

    protected override async Task LoadAsync()
    {
        (_loaded, _readTime) = (Chosen, Instant.From(Time.GetUtcNow()));
        string[] units = [.. Profile.Units.Select(unit => unit.Code).Where(Visible.Contains)];
        bool read = await TryLoadAsync(() => ProcedureTable.ReadAsync(Drill, Profile, units, Chosen.Days, Texts, CancellationToken.None), table =>
        {
            (_table, _withoutDays) = (table, table.Procedures.Count(row => row.WithoutDays));
            Take();
        });
        _table = read ? _table : null;
    }

    private void Take()
    {
        string typed = PlainName.Of(_typed);
        IEnumerable<ProcedureRow> rows = (ByField ? _table?.Fields : _table?.Procedures) ?? [];
        rows = Only switch
        {
            "no-days" => rows.Where(row => row.WithoutDays),
            "late" => rows.Where(row => row.OnTimeRate < Goal),
            "slow" => rows.Where(row => row.IsSlow),
            _ => rows,
        };
        Rows = ProcedureTable.Sorted(
            typed.Length == 0 ? rows : rows.Where(row => PlainName.Of($"{row.Name} {row.Field} {row.Key}").Contains(typed, StringComparison.Ordinal)), SortKey, Descending);
    }

    private int? HeatOf(double? onTime) => FigureColumn.Find(Catalogue.OnTimeRate.Id) is { } column ? Heat.Of(Profile, column, onTime) : null;

    private void Typed(string? text)
    {
        _typed = text;
        Take();
    }

    private string Link(string name, string? value) => Navigation.GetUriWithQueryParameter(name, value);

    private string SortLink(string key) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["sort"] = key == "received" ? null : key,
        ["order"] = key == SortKey && Descending ? "asc" : null,
    });
}
