using Ioc.Metrics.Calendar;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Resources;

/// <summary>What tables, pages and exports say of a dossier, in the reader's language. Immutable, thread-safe.</summary>
public sealed class DossierWords(Texts texts, Profile profile)
{
    public string Unit(string code) => profile.Unit(code, texts.Language);

    public string Procedure(string? code) =>
        code is not { Length: > 0 } ? texts.Overview.UnknownProcedure : profile.FindProcedure(code)?.NameVi ?? $"{texts.Overview.UnknownProcedure} ({code})";

    public string Status(DossierStatus status) => texts.Dossiers.Statuses.GetValueOrDefault(EventWords.Name(status), Formats.Nothing);

    public string Channel(Channel channel) => texts.Dossiers.Channels.GetValueOrDefault(EventWords.Name(channel), Formats.Nothing);

    public string Basis(DueBasis basis) => texts.Dossiers.Bases.GetValueOrDefault(basis.ToString(), Formats.Nothing);

    /// <summary>Whole working days since it fell due, until it ended or until the instant; 0 when it is not over, null without a due time.</summary>
    public int? DaysOver(DossierFacts facts, Instant at)
    {
        if (facts.DueAt is not { } due)
        {
            return null;
        }

        Instant until = facts.FinishedAt is { } finished && finished < at ? finished : at;
        WorkingCalendar calendar = profile.Calendar;
        int days = 0;
        for (LocalDay day = calendar.NextWorkingDay(due.Day); day <= until.Day; day = calendar.NextWorkingDay(day))
        {
            days++;
        }

        return days;
    }

    public static bool IsPaused(DossierFacts facts, Instant at) => facts.Pauses.Any(pause => pause.Contains(at));
}
