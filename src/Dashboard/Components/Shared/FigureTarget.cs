using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Operations.Addresses;
using Ioc.Resources;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>Where a figure leads, and whether dossiers make it up or the state of systems.</summary>
public readonly record struct FigureTarget(string Address, bool IsOfDossiers)
{
    /// <summary>What a reader is told of the link.</summary>
    public string Title(Texts texts) => IsOfDossiers ? texts.Dossiers.Behind : texts.Drill.BehindHealth;

    /// <summary>Parameters as those of <see cref="FigureLink"/>. Null: it leads nowhere.</summary>
    public static FigureTarget? Of(string figure, Scope? scope, string period, Instant? at, Instant now, string? procedure = null, string? field = null)
    {
        if (scope is not { } known)
        {
            return null;
        }

        if (FigureAddress.Of(figure, known, period, procedure, field, at) is { } dossiers)
        {
            return new FigureTarget(dossiers, true);
        }

        // Outages of a period that is over are those that were open at its end.
        Instant? end = Period.TryParse(period, now.Day, out Period days) && days.IsOver(now) ? days.Last.Last : null;
        return FigureAddress.OfSystems(figure, known.Unit, at ?? end) is { } systems ? new FigureTarget(systems, false) : null;
    }
}
