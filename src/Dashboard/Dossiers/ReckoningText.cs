using System.Globalization;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Time;
using Ioc.Resources;

namespace Ioc.Dashboard.Dossiers;

/// <summary>A step of reckoning a due time, in words.</summary>
public static class ReckoningText
{
    public static string Of(ReckoningStep step, Texts texts)
    {
        DossierTexts own = texts.Dossiers;
        string At(Instant? at) => texts.Formats.DayAndTime(at);
        string Worked() => texts.Formats.Number(step.Worked?.TotalHours, 2);
        return step.Kind switch
        {
            ReckoningKind.Accepted => Say(own.StepAccepted, At(step.At)),
            ReckoningKind.StartDay => Say(own.StepStart, texts.Formats.Day(step.At.Day)),
            ReckoningKind.Allowance => Allowance(step, texts),
            ReckoningKind.HolidaysMissing => Say(own.StepHolidaysMissing, string.Join(", ", step.Years)),
            ReckoningKind.PauseMoved => Say(own.StepPause, At(step.From), At(step.To), Worked(), At(step.At)),
            ReckoningKind.PauseTooLate => Say(own.StepPauseLate, At(step.From), At(step.To)),
            ReckoningKind.PauseOpen => Say(own.StepPauseOpen, At(step.From)),
            ReckoningKind.PromiseTaken => Say(own.StepPromise, At(step.At), At(step.From)),
            ReckoningKind.PromiseOfDayTaken => Say(own.StepPromiseOfDay, At(step.At), At(step.From)),
            ReckoningKind.PromiseNotBelieved => Say(own.StepPromiseNotBelieved, At(step.At), At(step.From)),
            ReckoningKind.PromiseTooLate => Say(own.StepPromiseLate, At(step.At), At(step.From)),
            _ => Say(own.StepDue, At(step.At), own.Bases[step.Basis.ToString()]),
        };
    }

    private static string Allowance(ReckoningStep step, Texts texts)
    {
        DossierTexts own = texts.Dossiers;
        string basis = step.Basis == DueBasis.Default ? own.ByDefault : "", due = texts.Formats.DayAndTime(step.At);
        string days = step.Days == 0 ? Say(own.StepSameDay, basis, due) : Say(own.StepDays, texts.Formats.Count(step.Days), basis, due);
        return step.Holidays.Count > 0
            ? $"{days} {Say(own.StepHolidays, texts.Formats.Count(step.WeekendDays), string.Join(", ", step.Holidays.Select(row => $"{row.NameVi} {texts.Formats.Day(row.Day)}{(row.IsUncertain ? own.HolidayUncertain : "")}")))}"
            : step.WeekendDays > 0 ? $"{days} {texts.Formats.Counted(own.StepWeekends, step.WeekendDays)}" : days;
    }

    private static string Say(string text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text, values);
}
