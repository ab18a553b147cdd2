namespace Ioc.Metrics.Stores;

/// <summary>Fields of a minute that say how complete the board was in it.</summary>
public static class SourceFields
{
    /// <summary>Of the province: 0 live, 1 late, 2 down, the worst in the minute.</summary>
    public const string State = "sourceState";

    /// <summary>Of the province: the longest that figures were behind in the minute, in seconds.</summary>
    public const string Lag = "sourceLagSeconds";

    /// <summary>Units from which an event arrived in the last 15 minutes; of a unit 1 or 0.</summary>
    public const string Reporting = "communesReporting";
}
