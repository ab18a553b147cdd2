using System.Globalization;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Reports.Figures;
using Ioc.Resources;

namespace Ioc.Dashboard.Components.FollowUp;

/// <summary>One target in the reader's words, with its daily values of the last 30 days where a figure measures it.</summary>
public sealed record TargetLine(ReportTarget Target, IReadOnlyList<double?> Course)
{
    public LocalDay? Deadline => Target.Deadline is { } text && LocalDay.TryParse(text, out LocalDay day) ? day : null;

    public Instant? ReportedAt => Target.ReportedAt is { } text ? Instant.Parse(text) : null;

    public string Icon => Target.State switch { "met" => "ok", "missed" => "critical", "open" => "late", _ => "none" };

    public string Name(Texts texts) => texts.Language == Language.English ? Target.NameEn : Target.NameVi;

    public string Goal(Texts texts) => texts.Language == Language.English ? Target.GoalEn : Target.GoalVi;

    /// <summary>A share when the goal is one, else a number as it was reported.</summary>
    public string Text(Texts texts, double? value) => IsShare ? texts.Formats.Percent(value) : texts.Formats.Number(value, value % 1 == 0 ? 0 : 1);

    /// <summary>A difference with its sign.</summary>
    public string Difference(Texts texts, double? difference) => difference is not { } known ? Formats.Nothing
        : IsShare ? texts.Formats.Points(known)
        : (known > 0 ? "+" : string.Empty) + texts.Formats.Number(known, known % 1 == 0 ? 0 : 1);

    public string Forecast(Texts texts) => Target.Forecast switch
    {
        null => Formats.Nothing,
        "reached" => texts.Targets.Reached,
        "not-at-this-rate" => texts.Targets.NotAtThisRate,
        { } text => LocalDay.TryParse(text, out LocalDay day) ? string.Format(CultureInfo.InvariantCulture, texts.Targets.On, texts.Formats.Day(day)) : text,
    };

    /// <summary>The unit that answers for it; the profile names it in Vietnamese.</summary>
    public string Responsible(Profile profile, Texts texts) => Target.ResponsibleUnit is not { } name ? Formats.Nothing
        : profile.Units.FirstOrDefault(unit => unit.NameVi == name)?.NameIn(texts.Language) ?? name;

    private bool IsShare => Target.Goal is <= 1 || (Target.Goal is null && Target.Basis is "health" or "kpi" or "incidents");
}
