using Ioc.Dashboard.Components.Map;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Map;

public sealed class SurveyedMapTests
{
    private static readonly LocalDay Day = LocalDay.Of(2025, 11, 3);

    [Fact]
    public void A_commune_of_parts_with_a_hole_is_one_path_of_all_its_rings()
    {
        ProvinceMap map = SurveyedMap.Of(ProfileWith(new Boundary("10001", [Square(0, 0, 4, Ring(1, 1, 2)), Square(6, 0, 1)])), Day);
        MapCell cell = map.Cells.ShouldHaveSingleItem();
        cell.Path.Count(c => c == 'M').ShouldBe(3);
        cell.Path.Count(c => c == 'Z').ShouldBe(3);
        cell.Path.ShouldStartWith("M0 ");
    }

    [Fact]
    public void North_is_up_and_a_degree_of_longitude_is_shorter_than_one_of_latitude()
    {
        ProvinceMap map = SurveyedMap.Of(ProfileWith(new Boundary("10001", [Square(105, 59, 2)]), new Boundary("10002", [Square(105, 61, 1)])), Day);
        MapCell south = map.Cells.Single(cell => cell.Code == "10001"), north = map.Cells.Single(cell => cell.Code == "10002");
        north.Centre.Y.ShouldBeLessThan(south.Centre.Y);
        map.Height.ShouldBe(3 * 111.2, 0.1);
        map.Width.ShouldBe(2 * 111.2 * Math.Cos(60.6 * Math.PI / 180), 3);
    }

    [Fact]
    public void The_point_of_a_commune_is_the_centre_of_its_greatest_part()
    {
        ProvinceMap map = SurveyedMap.Of(ProfileWith(new Boundary("10001", [Square(9, 0, 0.5), Square(0, 0, 4)])), Day);
        PlanePoint centre = map.Cells[0].Centre;
        (centre.X / map.Width).ShouldBe(2 / 9.5, 1e-6);
        (centre.Y / map.Height).ShouldBe(0.5, 1e-6);
    }

    [Fact]
    public void A_commune_that_is_gone_on_the_day_is_not_drawn()
    {
        Profile profile = ProfileWith(new Boundary("10001", [Square(0, 0, 1)]), new Boundary("10002", [Square(1, 0, 1)]));
        var maps = new Maps(profile.Ending("10002", Day - 1, null));
        maps.IsDrawn.ShouldBeFalse();
        maps.On(Day).Cells.Select(cell => cell.Code).ShouldBe(["10001"]);
        maps.On(Day - 1).Cells.Count.ShouldBe(2);
    }

    [Fact]
    public void The_shipped_profiles_are_drawn_with_an_area_for_every_commune()
    {
        foreach (string id in new[] { "nghe-an", "ha-tinh" })
        {
            Profile profile = Repository.LoadProfile(id);
            string[] communes = [.. profile.Units.Where(unit => unit.Kind == UnitKind.Commune && unit.IsValidOn(Day)).Select(unit => unit.Code)];
            IReadOnlyList<MapCell> cells = new Maps(profile).On(Day).Cells;
            cells.Select(cell => cell.Code).ShouldBe(communes, ignoreOrder: true);
            cells.ShouldAllBe(cell => cell.Path.Length > 20);
        }
    }

    private static Profile ProfileWith(params Boundary[] boundaries) => SmallProfile.Create().WithUnits(SmallProfile.Create().Units, boundaries);

    private static BoundaryPolygon Square(double left, double bottom, double side, params GeoPoint[][] holes) => new(Ring(left, bottom, side), holes);

    private static GeoPoint[] Ring(double left, double bottom, double side) =>
        [new(left, bottom), new(left + side, bottom), new(left + side, bottom + side), new(left, bottom + side), new(left, bottom)];
}
