using Ioc.Metrics.Calendar;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Api;

/// <summary>One dossier of a list. Times are local (+07:00). WorkingDaysOver: whole working days since it fell due, until it ended or until the instant; 0 when it is not over, null without a due time.</summary>
public sealed record DossierItem(
    string Commune, string Dossier, string? Procedure, string? Channel, string Status,
    string? AcceptedAt, string? DueAt, string? DueBasis, string? FinishedAt, bool Paused, int? WorkingDaysOver)
{
    public static DossierItem Of(DossierRow row, Instant at, WorkingCalendar calendar)
    {
        DossierFacts facts = row.Facts;
        return new DossierItem(
            row.Key.Unit,
            row.Key.Number,
            facts.Procedure,
            EventWords.Name(facts.Channel) is { Length: > 0 } channel ? channel : null,
            EventWords.Name(facts.Status),
            facts.AcceptedAt?.ToString(),
            facts.DueAt?.ToString(),
            facts.DueBasis == Metrics.Dossiers.DueBasis.None ? null : facts.DueBasis.ToString().ToLowerInvariant(),
            facts.FinishedAt?.ToString(),
            facts.Pauses.Any(pause => pause.Contains(at)),
            facts.DueAt is { } due ? WorkingDaysBetween(due, facts.FinishedAt is { } finished && finished < at ? finished : at, calendar) : null);
    }

    private static int WorkingDaysBetween(Instant due, Instant until, WorkingCalendar calendar)
    {
        int days = 0;
        for (LocalDay day = calendar.NextWorkingDay(due.Day); day <= until.Day; day = calendar.NextWorkingDay(day))
        {
            days++;
        }

        return days;
    }
}
