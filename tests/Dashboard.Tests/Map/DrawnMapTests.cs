using Ioc.Dashboard.Components.Map;
using Ioc.Metrics.Profiles;
using Ioc.Tests.Shared;
using NetTopologySuite.Geometries;

namespace Ioc.Dashboard.Tests.Map;

public sealed class DrawnMapTests
{
    [Fact]
    public void Each_commune_has_the_part_of_the_province_that_is_nearest_to_its_centre()
    {
        Unit[] communes = [.. Repository.LoadProfile("nghe-an").Units.Where(unit => unit is { Kind: UnitKind.Commune, Latitude: not null, ValidTo: null })];
        communes.Length.ShouldBe(130);
        IReadOnlyList<(Unit Commune, Geometry Cell, Coordinate Centre)> cells = DrawnMap.Cells(communes);
        foreach ((_, Geometry cell, Coordinate centre) in cells)
        {
            cell.Contains(cell.Factory.CreatePoint(centre)).ShouldBeTrue();
            foreach (Coordinate corner in cell.Coordinates)
            {
                corner.Distance(centre).ShouldBeLessThanOrEqualTo(cells.Min(other => corner.Distance(other.Centre)) + 1e-6);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_province_of_few_communes_is_drawn_too(int count)
    {
        Unit[] communes = [.. Repository.LoadProfile("nghe-an").Units.Where(unit => unit is { Kind: UnitKind.Commune, Latitude: not null }).Take(count)];
        IReadOnlyList<(Unit Commune, Geometry Cell, Coordinate Centre)> cells = DrawnMap.Cells(communes);
        cells.Count.ShouldBe(count);
        cells.ShouldAllBe(cell => cell.Cell.Area > 50);
    }
}
