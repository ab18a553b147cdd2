using System.Globalization;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Cases;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Directives to a unit: who, by when, done or not, and how the figure moved since. Who sees the whole province may give one; the unit's own officials mark it as done.</summary>
public sealed partial class DirectiveList
{
    private IReadOnlyList<Directive> _directives = [];
    private string? _read;
    private string _figure = "overdueShare";
    private string _text = string.Empty;
    private string _assignee = string.Empty;
    private string _outcome = string.Empty;
    private DateOnly _due;
    private string? _problem;

    [Inject]
    public required Directives Directives { get; set; }

    [Inject]
    public required IAuthorizationService Authorization { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [CascadingParameter]
    public required VisibleUnits Visible { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Viewer { get; set; }

    [Parameter]
    [EditorRequired]
    public string Unit { get; set; } = string.Empty;

    /// <summary>The unit's figures now: what the effect is measured by.</summary>
    [Parameter]
    [EditorRequired]
    public UnitFigures Figures { get; set; } = default!;

    [Parameter]
    public Instant Now { get; set; }

    private UnitTexts W => Texts.Unit;

    protected override void OnParametersSet()
    {
        if (_read != Unit)
        {
            (_read, _due) = (Unit, (Now.Day + 7).Date);
            _directives = Directives.Of(Unit);
        }
    }

    private string EffectOf(Directive directive)
    {
        FigureColumn column = FigureColumn.Find(directive.Figure) ?? FigureColumn.All[0];
        double? now = column.Value(Figures);
        string words = string.Format(
            CultureInfo.InvariantCulture, W.EffectThen, column.Form.Text(Texts.Formats, directive.ValueThen), column.Form.Text(Texts.Formats, now));
        return now - directive.ValueThen is { } difference ? $"{words} ({column.Form.Difference(Texts.Formats, difference)})" : words;
    }

    private async Task IssueAsync()
    {
        if (!Visible.Province || await ActorAsync() is not { } actor)
        {
            _problem = W.NotAllowed;
            return;
        }

        if (string.IsNullOrWhiteSpace(_text) || string.IsNullOrWhiteSpace(_assignee) || FigureColumn.Find(_figure) is not { } column)
        {
            _problem = W.Incomplete;
            return;
        }

        Directives.Issue(Unit, column.Id, column.Value(Figures), _text, _assignee, new LocalDay(_due.DayNumber), actor);
        (_text, _assignee, _problem) = (string.Empty, string.Empty, null);
        _directives = Directives.Of(Unit);
    }

    private async Task CompleteAsync(Directive directive)
    {
        if (!Visible.Contains(Unit) || await ActorAsync() is not { } actor)
        {
            _problem = W.NotAllowed;
            return;
        }

        Directives.Complete(directive.Id, Unit, _outcome, actor);
        (_outcome, _problem) = (string.Empty, null);
        _directives = Directives.Of(Unit);
    }

    /// <summary>Name of the viewer when the role suffices; asked again at each step.</summary>
    private async Task<string?> ActorAsync()
    {
        AuthenticationState viewer = await Viewer;
        AuthorizationResult may = await Authorization.AuthorizeAsync(viewer.User, Policies.HandleIncidents);
        return may.Succeeded ? viewer.User.Identity?.Name : null;
    }
}
