namespace Ioc.Operations.Alerts;

/// <summary>A figure or state that rules may watch, and what is known of it beside its value.</summary>
public sealed record AlertFigure(string Id)
{
    /// <summary>Whether units have it.</summary>
    public bool OfUnits { get; init; } = true;

    /// <summary>Whether the province has it.</summary>
    public bool OfProvince { get; init; } = true;

    /// <summary>0..1, written as percent.</summary>
    public bool IsShare { get; init; }

    /// <summary>The figure whose dossiers stand behind it; null: none.</summary>
    public string? Dossiers { get; init; }

    /// <summary>Of the calendar month so far; else of now or today.</summary>
    public bool OfMonth { get; init; }

    /// <summary>Field of the time-series store that shows its course; null: none.</summary>
    public string? Course { get; init; }

    /// <summary>Field that the course is divided by; <see cref="Units"/>: by the number of units. Null: by nothing.</summary>
    public string? Over { get; init; }

    /// <summary>The page that shows it, when dossiers and units do not.</summary>
    public string? Page { get; init; }

    /// <summary>Component of the lag score that has its goal (KPIS.md); null: it has none.</summary>
    public string? Component { get; init; }

    public const string Units = "units";
}
