using System.Globalization;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Alerts;
using Ioc.Resources;

namespace Ioc.Dashboard.Components.Alerts;

/// <summary>Reads a rule out of its form. Wrong: the label of the first field that cannot be.</summary>
public static class RuleForm
{
    private const int MostMinutes = 10_080;

    public static (AlertRule Rule, string? Wrong) Read(IFormCollection form, AlertRule? before, AlertFigures figures, Profile profile, Texts texts)
    {
        AlertTexts t = texts.Alerts;
        string name = form["name"].ToString().Trim(), scopeText = form["scope"].ToString().Trim();
        AlertFigure? figure = figures.Find(form["figure"].ToString());
        string? scope = scopeText is "" or "province" ? "province" : scopeText == AlertRule.EachUnit ? scopeText : profile.FindUnit(scopeText) is { } unit ? $"commune:{unit.Code}" : null;
        double unitOfValue = figure?.IsShare == true ? 100 : 1;
        double? threshold = Number(form["threshold"]), clear = Number(form["clear"]);
        bool above = form["above"] != "0";
        int? minutes = Minutes(form["minutes"]), escalate = Minutes(form["escalate"]);
        TimeSpan? from = Clock(form["quietFrom"]), to = Clock(form["quietTo"]);
        string? wrong = figure is null ? t.Figure
            : scope is null || (scope == "province" ? !figure.OfProvince : !figure.OfUnits) ? t.Scope
            : threshold is null ? t.Threshold
            : clear is null || (above ? clear > threshold : clear < threshold) ? t.Clear
            : minutes is null ? t.Minutes
            : from is null != to is null ? t.Quiet
            : name.Length > 120 ? t.RuleName
            : null;
        return (new AlertRule
        {
            Id = before?.Id ?? Guid.NewGuid().ToString("N"),
            Name = name,
            Figure = figure?.Id ?? "",
            Scope = scope ?? "",
            Above = above,
            Threshold = (threshold ?? 0) / unitOfValue,
            Clear = (clear ?? 0) / unitOfValue,
            Duration = TimeSpan.FromMinutes(minutes ?? 0),
            Critical = form["critical"] == "1",
            QuietFrom = from,
            QuietTo = to,
            EscalateAfter = escalate is > 0 ? TimeSpan.FromMinutes(escalate.Value) : null,
            Enabled = form["enabled"] == "1",
            SilencedUntil = before?.SilencedUntil,
            SilencedUnits = before?.SilencedUnits ?? new Dictionary<string, Metrics.Time.Instant>(),
        }, wrong);
    }

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    private static int? Minutes(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) && minutes <= MostMinutes ? minutes : null;

    private static TimeSpan? Clock(string? text) => TimeSpan.TryParseExact(text, @"hh\:mm", CultureInfo.InvariantCulture, out TimeSpan time) ? time : null;
}
