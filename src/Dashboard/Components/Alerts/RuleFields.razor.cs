using System.Globalization;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Alerts;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Alerts;

/// <summary>The fields of a rule's form; shares in percent. <see cref="RuleForm"/> reads them back.</summary>
public sealed partial class RuleFields
{
    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required AlertFigures Figures { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public required AlertRule Rule { get; set; }

    private AlertTexts T => Texts.Alerts;

    private DossierWords Words => new(Texts, Profile);

    /// <summary>What the profile wants of it, so that a rule can be set by it.</summary>
    private string? Goal(AlertFigure figure) => Figures.Goal(figure) is { } goal ? $" ({T.Goal} {(figure.IsShare ? Texts.Formats.Percent(goal) : Texts.Formats.Number(goal))})" : null;

    private string ScopeText => Rule.Scope.StartsWith("commune:", StringComparison.Ordinal) ? Rule.Scope["commune:".Length..] : Rule.Scope;

    private string Number(double value) => Math.Round(Figures.Find(Rule.Figure)?.IsShare == true ? value * 100 : value, 6).ToString(CultureInfo.InvariantCulture);

    private static string? Clock(TimeSpan? time) => time?.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}
