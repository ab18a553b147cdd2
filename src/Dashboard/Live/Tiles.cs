using Ioc.Metrics.Profiles;
using Ioc.Operations.Live;

namespace Ioc.Dashboard.Live;

/// <summary>Makes the tiles of a scope from a snapshot. Immutable, thread-safe.</summary>
public sealed class Tiles(Profile profile)
{
    public IReadOnlyList<TileKind> Kinds { get; } = TileKind.Of(profile);

    public TileKind Kind(string id) => Kinds.First(kind => kind.Id == id);

    /// <summary>The profile's goal of a figure that is a share; null: it is none, or has no goal.</summary>
    public double? ShareGoal(string id) => Kinds.FirstOrDefault(kind => kind.Id == id && kind.Form == TileForm.Share)?.Goal;

    public IReadOnlyList<Tile> Of(LiveSnapshot snapshot, LiveFigures figures) => [.. Kinds.Select(kind => Of(kind, snapshot, figures))];

    public Tile Of(TileKind kind, LiveSnapshot snapshot, LiveFigures figures)
    {
        double? value = kind.Value(figures);
        double? goal = kind.Id == "communes-reporting" ? figures.Expected : kind.Goal;
        TileState state = value is null || kind.Judge is null ? TileState.None : kind.Judge(figures);
        return new Tile(kind.Id, value, goal, state, Freshness(snapshot.Source, value, figures), snapshot.Source.CaughtUpAt);
    }

    /// <summary>The worst that holds: a frozen number is never shown as if it were live.</summary>
    private static TileFreshness Freshness(SourceState source, double? value, LiveFigures figures) => source.Condition switch
    {
        SourceCondition.Down => TileFreshness.Down,
        SourceCondition.Late => TileFreshness.Late,
        _ when value is null => TileFreshness.None,
        _ when new Coverage(figures.Reporting, figures.Expected).IsPartial => TileFreshness.Partial,
        _ => TileFreshness.Fresh,
    };
}
