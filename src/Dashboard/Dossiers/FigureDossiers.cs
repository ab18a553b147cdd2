using Ioc.Metrics.Dossiers;

namespace Ioc.Dashboard.Dossiers;

/// <summary>A count of dossiers by its name on the sheet, narrowed by a trait.</summary>
public sealed record FigurePart(string Figure, DossierTrait Trait = DossierTrait.Any);

/// <summary>Which dossiers stand behind a figure of a tile, a column or the sheet. A share is made of two counts: its part, and the whole. Immutable, thread-safe.</summary>
public static class FigureDossiers
{
    private static readonly FigurePart Received = new("received"), Resolved = new("resolved");

    private static readonly Dictionary<string, FigurePart[]> Shares = new(StringComparer.Ordinal)
    {
        ["onlineShare"] = [new("receivedOnline"), Received],
        ["onTimeRate"] = [new("resolvedOnTime"), new("resolved", DossierTrait.Late), Resolved],
        ["fullyOnlineShare"] = [new("resolvedFullyOnline"), Resolved],
        ["overdueShare"] = [new("overdue"), new("backlog")],
        ["averageWorkingHours"] = [Resolved],
        ["digitizedComponentsShare"] = [new("received", DossierTrait.DigitizedComponents), Received],
        ["digitizedResultShare"] = [new("resolved", DossierTrait.DigitizedResult), Resolved],
        ["onlinePaymentShare"] = [new("resolved", DossierTrait.PaidOnline), new("resolved", DossierTrait.Paid)],
    };

    private static readonly Dictionary<string, string> OfTiles = new(StringComparer.Ordinal)
    {
        ["online-share"] = "onlineShare",
        ["on-time-rate"] = "onTimeRate",
        ["on-time"] = "onTimeRate",
        ["online"] = "onlineShare",
        ["fully-online-share"] = "fullyOnlineShare",
        ["fully-online"] = "fullyOnlineShare",
        ["digitization"] = "digitizedResultShare",
        ["due-soon"] = "dueSoon",
        ["received-today"] = "received",
        ["resolved-today"] = "resolved",
    };

    /// <summary>The counts behind it, the one that is shown first at the front; empty for a figure that dossiers do not make up (outages, availability, ratings).</summary>
    public static IReadOnlyList<FigurePart> Of(string figure)
    {
        string name = OfTiles.GetValueOrDefault(figure, figure);
        return Shares.TryGetValue(name, out FigurePart[]? parts) ? parts
            : DossierFigures.TryParse(name, out _) ? [new FigurePart(name)]
            : [];
    }
}
