using Ioc.Metrics.Calendar;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>What a step of reckoning a due time says.</summary>
public enum ReckoningKind
{
    /// <summary>Received at <see cref="ReckoningStep.At"/>.</summary>
    Accepted,

    /// <summary>The day from which days are counted, when that is not the day of acceptance: it came after closing, or on a closed day.</summary>
    StartDay,

    /// <summary>So many working days after the start day is the due time; closed days in between are named.</summary>
    Allowance,

    /// <summary>The computed due time runs through years whose holidays are missing, all or some.</summary>
    HolidaysMissing,

    /// <summary>A pause moved the due time by the working time it took.</summary>
    PauseMoved,

    /// <summary>A pause that began after the due time moves nothing.</summary>
    PauseTooLate,

    /// <summary>A pause that has not ended moves nothing yet.</summary>
    PauseOpen,

    /// <summary>The sending system promised another due time, in time: it holds.</summary>
    PromiseTaken,

    /// <summary>The sending system promised a day without a time: by the profile its closing time holds.</summary>
    PromiseOfDayTaken,

    /// <summary>A promise before acceptance or more than three years after it: it does not count.</summary>
    PromiseNotBelieved,

    /// <summary>A promise was moved after it was broken: it does not count.</summary>
    PromiseTooLate,

    /// <summary>What holds in the end.</summary>
    Due,
}

/// <summary>One step of reckoning a due time. At: the due time, day or acceptance it speaks of. From, To: the pause, or when the promise was made (From).</summary>
public sealed record ReckoningStep(ReckoningKind Kind, Instant At)
{
    public Instant? From { get; init; }

    public Instant? To { get; init; }

    /// <summary>Working time of a pause.</summary>
    public TimeSpan? Worked { get; init; }

    /// <summary>Working days of the allowance; 0: the same day.</summary>
    public int? Days { get; init; }

    public DueBasis Basis { get; init; }

    /// <summary>Named closed days between the start day and the due time.</summary>
    public IReadOnlyList<HolidayRow> Holidays { get; init; } = [];

    /// <summary>Years whose holidays are missing, all or some.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>Days of the weekend between them that nobody works.</summary>
    public int WeekendDays { get; init; }
}
