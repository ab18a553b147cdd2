using System.Globalization;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Components.Shared;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Cases;
using Ioc.Operations.Figures;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.FollowUp;

/// <summary>One directive: what, who, by when, how the figure moved since, and its end. Each has its own words of the outcome.</summary>
public sealed partial class DirectiveItem
{
    private static readonly HashSet<string> Instants = new(["backlog", "overdue", "overdueShare", "dueSoon", "paused", "outagesOpen"], StringComparer.Ordinal);

    private string _outcome = string.Empty;
    private Draft? _draft;

    [Inject]
    public required Profile Profile { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public Directive Directive { get; set; } = default!;

    /// <summary>Null while it is being read.</summary>
    [Parameter]
    public DirectiveEffect? Effect { get; set; }

    [Parameter]
    public Instant Now { get; set; }

    /// <summary>Whether directives of several units are shown.</summary>
    [Parameter]
    public bool WithUnit { get; set; }

    /// <summary>Marks it as done with these words and says whether that was recorded; without: nobody can here.</summary>
    [Parameter]
    public Func<string, Task<bool>>? Complete { get; set; }

    private UnitTexts W => Texts.Unit;

    private string FigureName => Texts.Sheet.ById.GetValueOrDefault(Directive.Figure)?.Name ?? Directive.Figure;

    private FigureUnit WrittenIn => FigureColumn.Find(Directive.Figure)?.Unit ?? FigureUnit.Count;

    private string How => $"{Texts.Sheet.ById.GetValueOrDefault(Directive.Figure)?.How} {Texts.Directives.EffectHow}";

    private string Said(DirectiveEffect effect)
    {
        (string then, string now) = (WrittenIn.Text(Texts.Formats, effect.Then), WrittenIn.Text(Texts.Formats, effect.Now));
        string words = Instants.Contains(Directive.Figure)
            ? string.Format(CultureInfo.InvariantCulture, Texts.Directives.AtInstant, Texts.Formats.Day(effect.ThenOver.Last), then, now)
            : string.Format(CultureInfo.InvariantCulture, Texts.Directives.OverDays, effect.ThenOver.Days, Texts.Formats.Day(effect.ThenOver.Last), then, Texts.Formats.Day(effect.NowOver.Last), now);
        return effect.Difference is { } difference ? $"{words} ({WrittenIn.Difference(Texts.Formats, difference)})" : words;
    }

    private string LineWords(DirectiveEffect effect) => string.Format(
        CultureInfo.InvariantCulture, Texts.Directives.Line, WrittenIn.Text(Texts.Formats, effect.Line.First(value => value is not null)), WrittenIn.Text(Texts.Formats, effect.Line.Last(value => value is not null)));

    private async Task CompleteAsync()
    {
        if (await Complete!(_outcome))
        {
            _outcome = string.Empty;
            await _draft!.ForgetAsync();
        }
    }
}
