using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Live;

/// <summary>How a value stands against its goal. None: it has no goal, or there is no value.</summary>
public enum TileState
{
    None,
    Ok,
    Warning,
    Critical,
}

/// <summary>The five looks of a tile: how much its number may be trusted now.</summary>
public enum TileFreshness
{
    Fresh,

    /// <summary>We consume behind the senders.</summary>
    Late,

    /// <summary>There is no value: nothing came, or a share's denominator is 0.</summary>
    None,

    /// <summary>The source, or our own store, is down.</summary>
    Down,

    /// <summary>Too few units report.</summary>
    Partial,
}

/// <summary>One tile of a board: a share is 0..1. AsOf: the instant that the value is complete up to.</summary>
public sealed record Tile(string Id, double? Value, double? Goal, TileState State, TileFreshness Freshness, Instant AsOf);
