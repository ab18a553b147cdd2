using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Live;

namespace Ioc.Dashboard.Live;

/// <summary>How a tile's value is written.</summary>
public enum TileForm
{
    Share,
    Count,
    Rating,
}

/// <summary>What one tile shows (CONTRACTS.md, Hub): its value from live figures, its goal, and where critical begins.</summary>
public sealed record TileKind(string Id, TileForm Form, Func<LiveFigures, double?> Value)
{
    public double? Goal { get; init; }

    /// <summary>Judges figures; null: the tile has no goal.</summary>
    public Func<LiveFigures, TileState>? Judge { get; init; }

    /// <summary>Every tile, in the order in which a board lists them; goals are the profile's.</summary>
    public static IReadOnlyList<TileKind> Of(Profile profile)
    {
        (double onlineGoal, double onlineFloor) = Component(profile, "fully-online", 0.8, 0.2);
        (double onTimeGoal, double onTimeFloor) = Component(profile, "on-time", 0.98, 0.7);
        (double availableGoal, double availableFloor) = Component(profile, "availability", 0.999, 0.95);
        (double satisfiedGoal, double satisfiedFloor) = Component(profile, "satisfaction", 0.9, 0.6);
        (_, double overdueFloor) = Component(profile, "overdue", 0, 0.3);
        return
        [
            Share(Catalogue.OnlineShare, onlineGoal, onlineFloor),
            Share(Catalogue.FullyOnlineShare, onlineGoal, onlineFloor),
            Share(Catalogue.OnTimeRate, onTimeGoal, onTimeFloor),
            Count("backlog", f => f.Now.Backlog),
            Count("overdue", f => f.Now.Overdue) with
            {
                Goal = 0,
                Judge = f => LowerIsBetter(f.Now.Backlog == 0 ? 0 : (double)f.Now.Overdue / f.Now.Backlog, overdueFloor / 2),
            },
            new("outages", TileForm.Count, f => f.OutagesOpen) { Goal = 0, Judge = f => LowerIsBetter(f.OutagesOpen, f.CommunesOffline > 0 ? 0.5 : 3) },
            Count("received-today", f => f.Today[Counter.Received]),
            Count("resolved-today", f => f.Today[Counter.Resolved]),
            new("satisfaction", TileForm.Rating, f => Catalogue.Satisfaction.Of(f.Month))
            {
                // Provinces set their goal for the share of satisfied citizens; a mean has one only where a target of the profile says so.
                Goal = MeanGoal(profile),
                Judge = MeanGoal(profile) is { } mean
                    ? f => HigherIsBetter(Catalogue.Satisfaction.Of(f.Month), mean, mean - 1)
                    : f => HigherIsBetter(Catalogue.SatisfiedShare.Of(f.Month), satisfiedGoal, satisfiedFloor),
            },
            Share("availability", f => f.Availability, availableGoal, availableFloor),
            new("communes-reporting", TileForm.Count, f => f.Reporting)
            {
                Judge = f => HigherIsBetter(f.Expected == 0 ? null : (double)f.Reporting / f.Expected, Coverage.PartialBelow, 0.5),
            },
        ];
    }

    private static TileKind Count(string id, Func<LiveFigures, long> value) => new(id, TileForm.Count, f => f.Known ? value(f) : null);

    private static TileKind Share(Figure figure, double goal, double floor) => Share(figure.Tile!, f => figure.Of(f.Month), goal, floor);

    private static TileKind Share(string id, Func<LiveFigures, double?> value, double goal, double floor) =>
        new(id, TileForm.Share, value) { Goal = goal, Judge = f => HigherIsBetter(value(f), goal, floor) };

    private static (double Goal, double Floor) Component(Profile profile, string id, double goal, double floor) =>
        profile.FindLagComponent(id) is { } found ? (found.Goal, found.Floor) : (goal, floor);

    private static double? MeanGoal(Profile profile) =>
        profile.Targets.FirstOrDefault(target => target is { Kpi: "satisfaction", Goal: not null } && target.Binds(profile.ProvinceCode))?.Goal;

    /// <summary>Warning down to half way between goal and floor.</summary>
    private static TileState HigherIsBetter(double? value, double goal, double floor) =>
        value is not { } v ? TileState.None
        : v >= goal ? TileState.Ok
        : v >= (goal + floor) / 2 ? TileState.Warning
        : TileState.Critical;

    private static TileState LowerIsBetter(double value, double criticalFrom) =>
        value <= 0 ? TileState.Ok
        : value < criticalFrom ? TileState.Warning
        : TileState.Critical;
}
