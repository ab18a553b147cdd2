using Ioc.Metrics.Kpis;

namespace Ioc.Operations.Addresses;

/// <summary>Which dossiers stand behind what a page shows. Immutable, thread-safe.</summary>
public static class FigureDossiers
{
    /// <summary>
    /// The counts behind a figure of the catalogue, a tile or a component of the lag score, the one that is shown first at the front; empty for what dossiers do
    /// not make up (outages, availability, ratings).
    /// </summary>
    public static IReadOnlyList<FigurePart> Of(string shown) =>
        (Catalogue.Find(shown) ?? Catalogue.All.FirstOrDefault(figure => figure.Tile == shown) ?? Catalogue.OfComponent(shown))?.Parts ?? [];
}
