using Ioc.Metrics.Time;
using Ioc.Resources;

namespace Ioc.Operations.Alerts;

/// <summary>A stretch of time in which an alert about a unit's figure was open; Until null: it still is.</summary>
public sealed record AlertSpan(string Name, bool Critical, Instant From, Instant? Until);

/// <summary>When a unit's figure was in alert: shown beside its chart. Thread-safe.</summary>
public sealed class AlertSpans(AlertStore store, AlertRules rules, AlertFigures figures, AlertWords words)
{
    /// <summary>Stretches looked at for one chart at most, the latest ones.</summary>
    public const int Most = 500;

    /// <summary>Oldest first. Figure: a name on the KPI sheet; a rule is about it when it watches it, or a share or daily count of the same dossiers.</summary>
    public IReadOnlyList<AlertSpan> Of(string unit, string figure, Instant from, Instant to, Texts texts)
    {
        Dictionary<string, AlertRule> about = rules.EverKnown().Values.Where(rule => figures.Find(rule.Figure) is { } watched && (watched.Id == figure || watched.Dossiers == figure))
            .ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        return about.Count == 0 ? []
            : [.. store.Stays(unit, about.Keys, from, to, Most).Select(stay => new AlertSpan(words.Name(about[stay.Rule], texts), about[stay.Rule].Critical, stay.Joined, stay.Left))];
    }
}
