namespace Ioc.Metrics.Counters;

/// <summary>
/// What is counted per (unit, local day, procedure). Shares are derived, never stored.
/// The *Change counters are enters less leaves of a state at the end of the day: their running sum is the figure at that instant.
/// </summary>
public enum Counter
{
    Received,
    ReceivedOnline,
    OutsideArea,

    /// <summary>Received with digitized components.</summary>
    DigitizedComponents,
    Resolved,
    ResolvedOnTime,
    ResolvedEarly,
    ResolvedDueByDefault,
    ResolvedFullyOnline,

    /// <summary>Resolved that came by channel online (target online-50).</summary>
    ResolvedOnline,

    /// <summary>Resolved with a digitized result.</summary>
    DigitizedResult,
    PaidOnline,
    PaidOffline,
    Rejected,
    Withdrawn,
    Stopped,

    /// <summary>Sum over resolved of working time, in ticks of 100 ns.</summary>
    WorkingTicks,
    Ratings,
    RatingSum,

    /// <summary>Ratings of 4 and 5.</summary>
    Satisfied,
    BacklogChange,
    PausedChange,
    OverdueChange,
    DueSoonChange,

    /// <summary>Not received though they went on, by the day of their latest event (data quality).</summary>
    Incomplete,
}
