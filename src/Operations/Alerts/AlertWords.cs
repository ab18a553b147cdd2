using System.Globalization;
using Ioc.Ingest.State;
using Ioc.Metrics.Profiles;
using Ioc.Resources;

namespace Ioc.Operations.Alerts;

/// <summary>What an alert says: what, where and, of data that is late, whom it waits for now. Thread-safe.</summary>
public sealed class AlertWords(Profile profile, AlertFigures figures, IngestState ingest)
{
    private const int NamedUnits = 3;

    /// <summary>What and where, e.g. "Quá hạn trên 30 %: 12 đơn vị (Phường Thành Vinh, …)".</summary>
    public string Title(OpenAlert alert, AlertRule rule, Texts texts) => $"{Name(rule, texts)} — {Where(alert.Units, texts)}{(rule.Figure == "offline" && alert.Units.Count > 0 ? null : $" ({Value(rule, alert.Value, texts)})")}{WaitsFor(rule, texts)}{Refusal(rule)}";

    /// <summary>The rule in words: as people named it, else as it was shipped, else its figure and threshold.</summary>
    public string Name(AlertRule rule, Texts texts) => rule.Name.Length > 0 ? rule.Name : texts.Alerts.RuleNames.GetValueOrDefault(rule.Id) ?? Condition(rule, texts);

    public string Condition(AlertRule rule, Texts texts) =>
        $"{Figure(rule.Figure, texts)} {(rule.Above ? texts.Alerts.Above : texts.Alerts.Below)} {Value(rule, rule.Threshold, texts)}";

    public string Figure(string id, Texts texts) => id.StartsWith(AlertFigures.SystemPrefix, StringComparison.Ordinal)
        ? $"{texts.Alerts.SystemDown}: {profile.System(id[AlertFigures.SystemPrefix.Length..], texts.Language)}"
        : texts.Alerts.FigureNames.GetValueOrDefault(id, id);

    /// <summary>How the figure of a rule is computed, and when the rule holds.</summary>
    public string How(AlertRule rule, Texts texts)
    {
        string figure = rule.Figure.StartsWith(AlertFigures.SystemPrefix, StringComparison.Ordinal) ? texts.How.Alerts["system"]
            : rule.Figure == "lagScore" ? FigureLaw.LagScore(texts, profile)
            : texts.How.Alerts.GetValueOrDefault(rule.Figure) ?? texts.Sheet.ById.GetValueOrDefault(rule.Figure)?.How ?? string.Empty;
        return $"{figure} {string.Format(CultureInfo.InvariantCulture, texts.How.TimeOfRule, Condition(rule, texts))}";
    }

    public string Value(AlertRule rule, double value, Texts texts) =>
        figures.Find(rule.Figure)?.IsShare == true ? texts.Formats.Percent(value) : texts.Formats.Number(value, value % 1 == 0 ? 0 : 1);

    public string Where(IReadOnlyList<string> units, Texts texts)
    {
        if (units.Count == 0)
        {
            return texts.Dossiers.WholeProvince;
        }

        var words = new DossierWords(texts, profile);
        string named = string.Join(", ", units.Take(NamedUnits).Select(words.Unit));
        return units.Count <= NamedUnits ? named
            : string.Format(CultureInfo.InvariantCulture, texts.Alerts.ManyUnits, texts.Formats.Count(units.Count), named, texts.Formats.Count(units.Count - NamedUnits));
    }

    /// <summary>A sender's transaction that holds events back, if there is one; the first of them.</summary>
    private string? WaitsFor(AlertRule rule, Texts texts) => rule.Figure != AlertFigures.SourceLag || ingest.Snapshot().Waits is not [{ } first, ..] ? null
        : ": " + string.Format(CultureInfo.InvariantCulture, texts.Alerts.WaitsForTransaction, first.Sender ?? texts.Alerts.UnknownSender, $"{first.Topic}[{first.Partition}]", texts.Formats.DayAndTime(first.Since));

    /// <summary>What the time-series store refuses now, and why.</summary>
    private string? Refusal(AlertRule rule) => rule.Figure == AlertFigures.SeriesRefused && ingest.Series is { } why and not "ok" ? ": " + why : null;

    /// <summary>Scope of a rule in words.</summary>
    public string Scope(AlertRule rule, Texts texts) =>
        rule.Scope == AlertRule.EachUnit ? texts.Alerts.EachUnit
        : Metrics.Kpis.Scope.TryParse(rule.Scope, out Metrics.Kpis.Scope scope) && scope.Unit is { } unit ? new DossierWords(texts, profile).Unit(unit)
        : texts.Dossiers.WholeProvince;
}
