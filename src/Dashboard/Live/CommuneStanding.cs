using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Live;

/// <summary>
/// How one unit stands now: shares of the month so far, instants now. LagScore null: too few dossiers to judge. Reason: the
/// component with the most points; null when there is none.
/// </summary>
public sealed record CommuneStanding(
    Unit Unit, TileState State, double? LagScore, long Backlog, long Overdue, double? OnlineShare, bool Offline, LagReason? Reason);
