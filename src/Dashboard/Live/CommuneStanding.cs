using Ioc.Dashboard.Resources;
using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Live;

/// <summary>Why a unit lags most: the component of the lag score with the most points, and its figure.</summary>
public sealed record LagReason(string Component, double Figure)
{
    public string In(Language language) => ReasonText.Of(Texts.Of(language), Component, Figure);
}

/// <summary>How one unit stands now: shares of the month so far, instants now. LagScore null: too few dossiers to judge.</summary>
public sealed record CommuneStanding(
    Unit Unit, TileState State, double? LagScore, long Backlog, long Overdue, double? OnlineShare, bool Offline, LagReason? Reason);
