using Ioc.Metrics.Kpis;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>How a figure is written.</summary>
public enum FigureForm
{
    Count,
    Share,
    Hours,
    Rating,
}

/// <summary>A figure as tables, map, comparison and export show it. Ids are the names of the KPI sheet, so that the API says the same under the same name.</summary>
public sealed record FigureColumn(string Id, FigureForm Form, Func<UnitFigures, double?> Value)
{
    /// <summary>Component of the lag score whose goal and floor colour it; null: it has no goal.</summary>
    public string? Component { get; init; }

    /// <summary>Figure of the sheet whose dossiers make it up; null: none do.</summary>
    public string? Dossiers { get; init; }

    /// <summary>Whether the table shows it; the export holds all.</summary>
    public bool InTable { get; init; }

    /// <summary>Whether less is better.</summary>
    public bool LessIsBetter { get; init; }

    /// <summary>Every figure, in the order of table and export.</summary>
    public static IReadOnlyList<FigureColumn> All { get; } =
    [
        Count("received", Counter.Received) with { InTable = true },
        Share("onlineShare") with { Dossiers = "receivedOnline", InTable = true },
        Count("outsideArea", Counter.OutsideArea),
        Count("resolved", Counter.Resolved) with { InTable = true },
        Share("onTimeRate") with { Component = "on-time", Dossiers = "resolvedOnTime", InTable = true },
        Share("fullyOnlineShare") with { Component = "fully-online", Dossiers = "resolvedFullyOnline", InTable = true },
        Instant("backlog", counts => counts.Backlog) with { InTable = true },
        Instant("overdue", counts => counts.Overdue) with { InTable = true, LessIsBetter = true },
        new("overdueShare", FigureForm.Share, unit => unit.Lag.OverdueShare) { Component = "overdue", Dossiers = "overdue", InTable = true, LessIsBetter = true },
        Instant("dueSoon", counts => counts.DueSoon) with { InTable = true },
        Instant("paused", counts => counts.Paused),
        new("averageWorkingHours", FigureForm.Hours, unit => KpiShares.Of("averageWorkingHours", unit.Sums)) { Dossiers = "resolved", InTable = true, LessIsBetter = true },
        Share("digitizedResultShare") with { Component = "digitization", InTable = true },
        Share("digitizedComponentsShare"),
        Share("onlinePaymentShare"),
        Count("rejected", Counter.Rejected),
        Count("withdrawn", Counter.Withdrawn),
        Count("stopped", Counter.Stopped),
        Count("ratings", Counter.Ratings) with { Dossiers = null },
        new("satisfaction", FigureForm.Rating, unit => KpiShares.Of("satisfaction", unit.Sums)),
        Share("satisfiedShare") with { Component = "satisfaction", InTable = true },
        new("availability", FigureForm.Share, unit => unit.Availability),
        new("ownAvailability", FigureForm.Share, unit => unit.OwnAvailability) { Component = "availability", InTable = true },
        new("outagesOpen", FigureForm.Count, unit => unit.Outages) { InTable = true, LessIsBetter = true },
    ];

    /// <summary>The columns of the table.</summary>
    public static IReadOnlyList<FigureColumn> Table { get; } = [.. All.Where(column => column.InTable)];

    public static FigureColumn? Find(string? id) => All.FirstOrDefault(column => column.Id == id);

    private static FigureColumn Count(string id, Counter counter) => new(id, FigureForm.Count, unit => unit.Sums[counter]) { Dossiers = id };

    private static FigureColumn Share(string id) => new(id, FigureForm.Share, unit => KpiShares.Of(id, unit.Sums));

    private static FigureColumn Instant(string id, Func<InstantCounts, long> value) => new(id, FigureForm.Count, unit => value(unit.Instants)) { Dossiers = id };
}
