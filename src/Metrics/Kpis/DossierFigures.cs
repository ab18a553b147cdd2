using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>Which dossiers a figure counts (KPIS.md, Dossier figures of a period): the sum over dossiers is the figure. Thread-safe.</summary>
public static class DossierFigures
{
    /// <summary>As the other, by id. Throws ArgumentException for a name that is no count of dossiers.</summary>
    public static bool Counts(DossierFacts facts, string figure, LocalDay first, LocalDay last, Instant at) => Counts(facts, Catalogue.CountOfDossiers(figure), first, last, at);

    /// <summary>Whether the dossier is among those the figure counts: in the days first to last (both included), or at the instant. Throws ArgumentException for a figure that they do not make up.</summary>
    public static bool Counts(DossierFacts facts, Figure figure, LocalDay first, LocalDay last, Instant at)
    {
        if (!figure.IsOfDossiers)
        {
            throw new ArgumentException($"'{figure}' is no figure that dossiers make up.", nameof(figure));
        }

        if (figure.Difference is { } two)
        {
            return Counts(facts, two.Of, first, last, at) && !Counts(facts, two.Without, first, last, at);
        }

        if (figure.State is { } state)
        {
            return state(DossierTimeline.At(facts, at).ToCounts()) != 0;
        }

        var law = CounterLaw.Of(figure.Part[0]);
        return CounterLaw.DayOf(facts, law.When) is { } day && day >= first && day <= last && law.Amount(facts) != 0;
    }
}
