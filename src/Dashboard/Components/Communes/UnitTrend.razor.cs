using Ioc.Dashboard.Components.Charts;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Operations.Alerts;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>A figure of a unit by day, the province's median beside it. Figure and length stand in the address.</summary>
public sealed partial class UnitTrend
{
    /// <summary>Figures with a trend; the first is the usual one.</summary>
    public static readonly IReadOnlyList<string> Figures =
    [
        Catalogue.Received.Id, Catalogue.Resolved.Id, Catalogue.Backlog.Id, Catalogue.Overdue.Id, Catalogue.OnTimeRate.Id, Catalogue.OnlineShare.Id,
        Catalogue.FullyOnlineShare.Id, Catalogue.AverageWorkingHours.Id, Catalogue.SatisfiedShare.Id,
    ];

    private IReadOnlyList<PlotSeries> _lines = [];
    private IReadOnlyList<Instant> _days = [];
    private IReadOnlyList<AlertSpan> _spans = [];

    [Inject]
    public required SeriesReader Series { get; set; }

    [Inject]
    public required MedianSeries Medians { get; set; }

    [Inject]
    public required AlertSpans Alerts { get; set; }

    [Parameter]
    [EditorRequired]
    public string Unit { get; set; } = string.Empty;

    [Parameter]
    [EditorRequired]
    public string UnitName { get; set; } = string.Empty;

    [Parameter]
    [EditorRequired]
    public LocalDay Today { get; set; }

    [Parameter]
    public string Figure { get; set; } = Figures[0];

    [Parameter]
    public int Days { get; set; } = 30;

    /// <summary>Changes when the store is to be read again.</summary>
    [Parameter]
    public object? Version { get; set; }

    private object? _read;

    private UnitTexts W => Texts.Unit;

    private bool Shares => Figure.EndsWith("Rate", StringComparison.Ordinal) || Figure.EndsWith("Share", StringComparison.Ordinal);

    private string Summary => $"{Texts.Sheet[Figure].Name}, {UnitName}, {Texts.Formats.Count(Days)} {W.Days}";

    protected override async Task OnParametersSetAsync()
    {
        (string, string, int, LocalDay, object?) wanted = (Unit, Figure, Days, Today, Version);
        if (wanted.Equals(_read))
        {
            return;
        }

        _read = wanted;
        await HoldAsync(LoadAsync);
    }

    protected override async Task LoadAsync()
    {
        (string unit, string figure, LocalDay first, LocalDay last) = (Unit, Figure, Today - (Days - 1), Today);
        bool read = await TryLoadAsync(
            async () => (Own: await Series.ReadAsync(Scope.Of(unit), figure, first.Start, last.End, SeriesStep.Day, CancellationToken.None), Median: await Medians.ReadAsync(figure, first, last)),
            lines =>
            {
                _spans = Alerts.Of(unit, figure, first.Start, last.End, Texts);
                (_days, _lines) = ([.. lines.Own.Select(value => value.Time)], [new PlotSeries(UnitName, [.. lines.Own.Select(value => value.Value)], false), new PlotSeries(W.Median, lines.Median, true)]);
            });
        _read = read ? _read : null;
    }

    private void Go(string name, string? value, string usual) => Navigation.NavigateTo(Link(name, value == usual ? null : value));

    private string Link(string name, string? value) => Navigation.GetUriWithQueryParameter(name, value);
}
