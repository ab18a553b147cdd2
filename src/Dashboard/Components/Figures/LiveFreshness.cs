using Ioc.Dashboard.Live;
using Ioc.Operations.Live;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>How fresh the figures of a scope are as a whole, judged as the tiles of the hub are.</summary>
public static class LiveFreshness
{
    public static TileFreshness Of(LiveSnapshot snapshot, LiveFigures figures) => snapshot.Source.Condition switch
    {
        SourceCondition.Down => TileFreshness.Down,
        SourceCondition.Late => TileFreshness.Late,
        _ when new Coverage(figures.Reporting, figures.Expected).IsPartial => TileFreshness.Partial,
        _ => TileFreshness.Fresh,
    };
}
