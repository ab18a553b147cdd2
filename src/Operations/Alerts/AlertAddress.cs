using Ioc.Metrics.Health;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Operations.Addresses;
using Ioc.Operations.Live;

namespace Ioc.Operations.Alerts;

/// <summary>The page that shows what an alert is about. Thread-safe.</summary>
public sealed class AlertAddress(AlertFigures figures, LiveBoard board)
{
    /// <summary>More units than these are not named in an address: it would be too long.</summary>
    public const int MostNamed = 200;

    /// <summary>At: a time of the alert, which says the month of a figure of months.</summary>
    public string Of(OpenAlert alert, AlertRule rule, Instant at)
    {
        AlertFigure? figure = figures.Find(rule.Figure);
        if (alert.Units.Count > 1)
        {
            return figure?.Page == "/data-quality" ? figure.Page
                : alert.Units.Count <= MostNamed ? $"/communes?kind=all&units={Uri.EscapeDataString(string.Join(',', alert.Units))}"
                : "/communes";
        }

        string? unit = alert.Units is [{ } only] ? only : null;
        return Dossiers(figure, unit, at)
            ?? (unit is not null && figure?.Page != "/data-quality" ? $"/communes/{Uri.EscapeDataString(unit)}" : null)
            ?? (rule.Figure == "systemWide" ? OnlyOpen() : null)
            ?? figure?.Page
            ?? "/";
    }

    private static string? Dossiers(AlertFigure? figure, string? unit, Instant at) =>
        figure?.Dossiers is { } name ? FigureAddress.Of(name, new Scope(unit), figure.OfMonth ? FigureAddress.Write(Period.MonthOf(at.Day)) : "today") : null;

    /// <summary>The system-wide incident, when one alone is open.</summary>
    private string? OnlyOpen() =>
        board.Latest.Incidents.Where(incident => incident.Kind == IncidentKind.SystemWide).ToArray() is [{ } one]
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/incidents/{one.Id}")
            : null;
}
