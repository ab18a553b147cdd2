using Ioc.Dashboard.Components.Figures;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Figures;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>One unit of the table; drawn again only when something that is seen differs.</summary>
public sealed partial class UnitGridRow
{
    private List<Cell> _cells = [];
    private string _reason = string.Empty;
    private (string Reason, double? Score, bool Offline, bool Picked, bool Beside, string Link, long? Directives, string? DirectivesLink, long Explained, string? Ended)? _drawn;
    private bool _differs;

    [Inject]
    public required Profile Profile { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public UnitRow Row { get; set; } = default!;

    [Parameter]
    [EditorRequired]
    public ChosenPeriod Period { get; set; }

    [Parameter]
    public bool Beside { get; set; }

    /// <summary>The instant of the past that is shown; null: now. Figures lead to the dossiers of that instant.</summary>
    [Parameter]
    public Instant? At { get; set; }

    [Parameter]
    public bool Picked { get; set; }

    /// <summary>How many directives of the unit are not done; null: not known.</summary>
    [Parameter]
    public long? Directives { get; set; }

    [Parameter]
    public string? DirectivesLink { get; set; }

    /// <summary>How many of the unit's figures somebody explained for these days.</summary>
    [Parameter]
    public long Explained { get; set; }

    [Parameter]
    public string? ExplainedLink { get; set; }

    /// <summary>That the unit has ended, in words; null while it exists.</summary>
    [Parameter]
    public string? Ended { get; set; }

    /// <summary>Takes the unit into the comparison, or out of it.</summary>
    [Parameter]
    public EventCallback<string> Pick { get; set; }

    /// <summary>Address of the unit's page.</summary>
    [Parameter]
    [EditorRequired]
    public string Link { get; set; } = string.Empty;

    private CommunesTexts W => Texts.Communes;

    protected override void OnParametersSet()
    {
        string before = ReasonWords.Before(Texts, Period);
        _reason = Row.Lag.Score is null ? Texts.Overview.TooFew : ReasonWords.Of(Texts, Row.Lag, before, 2);
        List<Cell> cells = [.. FigureColumn.Table.Select(CellOf)];
        var seen = (_reason, Row.Lag.Score, Row.Figures.Offline, Picked, Beside, Link, Directives, DirectivesLink, Explained, Ended);
        _differs = _drawn != seen || !cells.SequenceEqual(_cells);
        (_drawn, _cells) = (seen, cells);
    }

    protected override bool ShouldRender() => _differs;

    private Cell CellOf(FigureColumn column)
    {
        double? value = column.Value(Row.Figures);
        string beside = !Beside ? string.Empty
            : $"{Text(Row.MonthBefore)} · {Text(Row.YearBefore)}";
        return new Cell(
            column.Id, column.Unit.Text(Texts.Formats, value), beside, Heat.Of(Profile, column, value) is { } heat ? $"heat-{heat}" : string.Empty,
            UnitAddress.Of(column, Row, Period, At));

        string Text(UnitFigures? figures) => figures is null || column.Id is "ownAvailability" or "outagesOpen" ? Formats.Nothing : column.Unit.Text(Texts.Formats, column.Value(figures));
    }

    private sealed record Cell(string Figure, string Text, string Beside, string Style, string? Link);
}
