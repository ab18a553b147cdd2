namespace Ioc.Metrics.Kpis;

/// <summary>What kind of figure a series is of, which decides how its steps are made.</summary>
public enum SeriesKind : byte
{
    /// <summary>Counted over the step.</summary>
    Count,

    /// <summary>As it stands at the end of the step.</summary>
    Instant,

    /// <summary>A quotient of counts of the step.</summary>
    Share,

    /// <summary>Of health: over the step for times and availability, at its end for incidents.</summary>
    Health,
}

/// <summary>The figures of the sheet that have a series, by name.</summary>
public static class SeriesKpi
{
    private static readonly string[] _counts =
    [
        "received", "receivedOnline", "outsideArea", "resolved", "resolvedOnTime", "resolvedEarly", "resolvedDueByDefault", "resolvedFullyOnline",
        "rejected", "withdrawn", "stopped", "ratings",
    ];

    private static readonly string[] _instants = ["backlog", "overdue", "dueSoon", "paused"];

    private static readonly string[] _health = ["outagesOpen", "communesOffline", "downtimeMinutes", "unobservedMinutes", "availability", "ownAvailability"];

    public static IReadOnlyDictionary<string, SeriesKind> Kinds { get; } = All().ToDictionary(kpi => kpi.Name, kpi => kpi.Kind, StringComparer.Ordinal);

    /// <summary>The counter of a count.</summary>
    public static Counter CounterOf(string count) => Enum.Parse<Counter>(char.ToUpperInvariant(count[0]) + count[1..]);

    /// <summary>The figure of an instant by name.</summary>
    public static long Of(this InstantCounts counts, string name) => name switch
    {
        "backlog" => counts.Backlog,
        "overdue" => counts.Overdue,
        "dueSoon" => counts.DueSoon,
        "paused" => counts.Paused,
        _ => throw new ArgumentException($"'{name}' is no figure at an instant.", nameof(name)),
    };

    private static IEnumerable<(string Name, SeriesKind Kind)> All() =>
        _counts.Select(name => (name, SeriesKind.Count))
            .Concat(_instants.Select(name => (name, SeriesKind.Instant)))
            .Concat(KpiShares.Names.Select(name => (name, SeriesKind.Share)))
            .Concat(_health.Select(name => (name, SeriesKind.Health)));
}
