using Ioc.Dashboard.Live;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Live;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Live;

/// <summary>Goals of tiles are those of the profile.</summary>
public sealed class TileKindTests
{
    [Theory]
    [InlineData(0.95, TileState.Ok)]
    [InlineData(0.94, TileState.Warning)]
    [InlineData(0.74, TileState.Critical)]
    public void Satisfaction_is_judged_by_the_goal_for_satisfied_citizens(double satisfied, TileState expected)
    {
        TileKind kind = TilesOf().Kind("satisfaction");
        kind.Goal.ShouldBeNull("the tile shows a mean, for which there is no goal");
        kind.Judge!(Rated(mean: 4.9, satisfied)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(4.2, TileState.Ok)]
    [InlineData(4.1, TileState.Warning)]
    [InlineData(3.6, TileState.Critical)]
    public void Satisfaction_has_the_goal_of_a_target_for_the_mean(double mean, TileState expected)
    {
        Target target = Repository.LoadProfile().Targets[0] with { Kpi = "satisfaction", Goal = 4.2, Provinces = [] };
        TileKind kind = TilesOf(target).Kind("satisfaction");
        kind.Goal.ShouldBe(4.2);
        kind.Judge!(Rated(mean, satisfied: 0.1)).ShouldBe(expected);
        TilesOf(target with { Provinces = ["00"] }).Kind("satisfaction").Goal.ShouldBeNull("it binds another province");
    }

    private static Tiles TilesOf(params Target[] targets)
    {
        Profile small = SmallProfile.Create();
        return new Tiles(new Profile
        {
            Id = small.Id,
            Version = small.Version,
            Fingerprint = small.Fingerprint,
            ProvinceCode = small.ProvinceCode,
            ProvinceNameVi = small.ProvinceNameVi,
            ProvinceNameEn = small.ProvinceNameEn,
            Units = small.Units,
            Procedures = small.Procedures,
            Systems = small.Systems,
            Targets = targets,
            LagComponents = [new LagComponent("satisfaction", 1, 0.95, 0.55)],
            Maintenance = [],
            Calendar = small.Calendar,
            CentreCode = small.CentreCode,
        });
    }

    private static LiveFigures Rated(double mean, double satisfied)
    {
        var month = new CounterVector { [Counter.Ratings] = 100, [Counter.RatingSum] = (long)Math.Round(100 * mean), [Counter.Satisfied] = (long)Math.Round(100 * satisfied) };
        return new LiveFigures
        {
            Today = new CounterVector(),
            Month = month,
            Now = default,
            OutagesOpen = 0,
            CommunesOffline = 0,
            Availability = null,
            Reporting = 1,
            Expected = 1,
            Known = true,
        };
    }
}
