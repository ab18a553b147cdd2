using Ioc.Metrics.Kpis;
using Ioc.Operations.Cases;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Which tiles of a unit's page somebody explained.</summary>
public static class ExplainedFigures
{
    private static readonly Figure[] _partsOfBacklog = [Catalogue.Overdue, Catalogue.OverdueShare, Catalogue.DueSoon];

    /// <summary>Tile of a figure on the page of a unit; null: there is none.</summary>
    public static string? TileOf(string? figure) => Catalogue.Find(figure) is not { } known ? null
        : known == Catalogue.Received || known == Catalogue.Resolved ? known.Id
        : known == Catalogue.SatisfiedShare ? Catalogue.Satisfaction.Tile
        : _partsOfBacklog.Contains(known) ? Catalogue.Backlog.Tile
        : known == Catalogue.Availability ? null
        : known.Tile;

    /// <summary>The newest explanation of each tile that is of days among those shown; one from before days were kept is of any.</summary>
    public static IReadOnlyDictionary<string, long> Of(IEnumerable<Note> notes, Period shown)
    {
        var explained = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (Note note in notes)
        {
            if (note.RemovedAt is null && TileOf(note.Figure) is { } tile && (note.Over is not { } over || (over.First <= shown.Last && over.Last >= shown.First)))
            {
                explained[tile] = Math.Max(note.Id, explained.GetValueOrDefault(tile));
            }
        }

        return explained;
    }
}
