using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Resources;

namespace Ioc.Dashboard.Dossiers;

/// <summary>What stands over a list of dossiers: which figure it is, of what, when, and by which law it was counted.</summary>
public static class DossierHeading
{
    public static string Title(DossierQuestion question, Texts texts, DossierWords words) =>
        $"{Name(question.Figure, question.Trait, texts)} · {Place(question, texts, words)}";

    public static string Name(string figure, DossierTrait trait, Texts texts)
    {
        string name = texts.Sheet[figure].Name;
        return trait == DossierTrait.Any ? name : $"{name}, {texts.Dossiers.Traits[trait.ToString()]}";
    }

    public static string Place(DossierQuestion question, Texts texts, DossierWords words) =>
        question.Mine is not null ? texts.Drill.Mine : question.Scope.Unit is { } unit ? words.Unit(unit) : texts.Dossiers.WholeProvince;

    public static string Days(Period period, Formats formats) =>
        period.First == period.Last ? formats.Day(period.First) : $"{formats.Day(period.First)} – {formats.Day(period.Last)}";

    /// <summary>Period, filters, as-of, law and profile version, how the figure is computed, and its value: one line each, as an export prints them.</summary>
    public static IReadOnlyList<string> Facts(DossierQuestion question, Texts texts, DossierWords words, KpiSheet sheet, long total, Instant now)
    {
        DossierTexts own = texts.Dossiers;
        var facts = new List<string>
        {
            $"{own.Period}: {Days(question.Period, texts.Formats)}",
            $"{own.AsOf}: {texts.Formats.DayAndTime(question.InstantOf(now))}",
            $"{own.LawAndProfile}: {sheet.Law} · {sheet.Profile}",
            $"{texts.Overview.How}: {texts.Sheet[question.Figure].How}",
            $"{own.Count}: {texts.Formats.Count(total)}",
        };

        facts.InsertRange(1, Filters(question, texts, words).Select(filter => $"{filter.Name}: {filter.Value}"));
        if (sheet.Simulated)
        {
            facts.Insert(0, texts.Shell.Simulated);
        }

        return facts;
    }

    /// <summary>What narrows the list, by name and value; Part: how the address calls it.</summary>
    public static IEnumerable<(string Part, string Name, string Value)> Filters(DossierQuestion question, Texts texts, DossierWords words)
    {
        if (question.Field is { } field)
        {
            yield return ("field", texts.Dossiers.Field, field == DossierQuestion.Unknown ? texts.Unit.NoField : field);
        }

        if (question.Procedure is { } procedure)
        {
            yield return ("procedure", texts.Overview.Procedure, procedure == DossierQuestion.Unknown ? texts.Drill.NoProcedure : $"{words.Procedure(procedure)} ({procedure})");
        }

        if (question.Stage is { } stage)
        {
            yield return ("stage", texts.Drill.Stage, stage.Words(texts.Unit));
        }

        if (question.Age is { } age)
        {
            yield return ("age", texts.Drill.Age, age.Text(texts));
        }

        if (question.At is { } at)
        {
            yield return ("at", texts.Drill.LookingBack, texts.Formats.DayAndTime(at));
        }
    }
}
