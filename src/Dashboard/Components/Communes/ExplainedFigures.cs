using Ioc.Dashboard.Cases;
using Ioc.Metrics.Kpis;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Which tiles of a unit's page somebody explained.</summary>
public static class ExplainedFigures
{
    /// <summary>Tile of a figure of the sheet; null: there is none.</summary>
    public static string? TileOf(string? figure) => figure switch
    {
        "onlineShare" => "online-share",
        "fullyOnlineShare" => "fully-online-share",
        "onTimeRate" => "on-time-rate",
        "satisfiedShare" => "satisfaction",
        "backlog" or "overdue" or "overdueShare" or "dueSoon" => "backlog",
        "received" or "resolved" => figure,
        "outagesOpen" => "outages",
        _ => null,
    };

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
