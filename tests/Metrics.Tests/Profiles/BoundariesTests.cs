using Ioc.Metrics.Profiles;

namespace Ioc.Metrics.Tests.Profiles;

/// <summary>communes.geojson is checked with the rest of the profile, before anything starts.</summary>
public sealed class BoundariesTests
{
    private const string Square = """{"type":"Polygon","coordinates":[[[105,19],[105.1,19],[105.1,19.1],[105,19.1],[105,19]]]}""";

    [Fact]
    public void A_profile_without_the_file_has_no_boundaries()
    {
        using var folder = new ProfileFolder();
        folder.Load().Boundaries.ShouldBeEmpty();
    }

    [Fact]
    public void Polygons_their_parts_and_their_holes_are_read()
    {
        using var folder = new ProfileFolder();
        string[] others = [.. Communes(folder).Skip(2)];
        Write(
            folder,
            [
                Feature("16681", """{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[3,3],[6,3],[6,6],[3,3]]]}"""),
                Feature("16690", """{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}"""),
                .. others.Select(code => Feature(code, Square)),
            ]);
        IReadOnlyList<Boundary> boundaries = folder.Load().Boundaries;
        boundaries.Count.ShouldBe(others.Length + 2);
        BoundaryPolygon holed = boundaries[0].Polygons.ShouldHaveSingleItem();
        holed.Outline[1].ShouldBe(new GeoPoint(9, 0));
        holed.Holes.ShouldHaveSingleItem().Count.ShouldBe(4);
        boundaries[1].Polygons.Count.ShouldBe(2);
    }

    [Fact]
    public void Every_error_is_listed_and_so_is_every_commune_without_a_feature()
    {
        using var folder = new ProfileFolder();
        string[] communes = [.. Communes(folder)];
        Write(
            folder,
            [
                """{"type":"Feature","properties":{"name":"Xã không mã"},"geometry":null}""",
                Feature("99999", Square),
                Feature(communes[0], Square),
                Feature(communes[0], Square),
                Feature(communes[1], """{"type":"Point","coordinates":[105,19]}"""),
                Feature(communes[2], """{"type":"Polygon","coordinates":[[[105,19],[106,19],[106,20],[105,20]]]}"""),
                Feature(communes[3], """{"type":"Polygon","coordinates":[[[600000,2100000],[1,2],[3,4],[600000,2100000]]]}"""),
                Feature(communes[4], """{"type":"Polygon","coordinates":[[[105,19],[106,19],[105,19]]]}"""),
                Feature(communes[5], """{"type":"MultiPolygon","coordinates":[[[105,19],[106,19],[106,20],[105,19]]]}"""),
                .. communes[6..^2].Select(code => Feature(code, Square)),
            ]);
        folder.Errors().ShouldBe(
            [
                "communes.geojson: feature 1: properties.code is missing (a text)",
                "communes.geojson: feature 2: code 99999 is no commune of units.csv",
                $"communes.geojson: feature 4: code {communes[0]} is there twice",
                $"communes.geojson: feature 5 ({communes[1]}): geometry 'Point' is neither Polygon nor MultiPolygon",
                $"communes.geojson: feature 6 ({communes[2]}): polygon 1, ring 1 is not closed: its last position is not its first",
                $"communes.geojson: feature 7 ({communes[3]}): polygon 1, ring 1, position 1, [600000, 2100000], is not in degrees (WGS 84)",
                $"communes.geojson: feature 8 ({communes[4]}): polygon 1, ring 1 has 3 positions, fewer than 4",
                $"communes.geojson: feature 9 ({communes[5]}): polygon 1, ring 1, position 1 is not [longitude, latitude]",
                $"communes.geojson: no feature for {communes[^2]}, {communes[^1]}",
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("{\n \"type\": }", "communes.geojson:2: no JSON")]
    [InlineData("[]", "communes.geojson: is no FeatureCollection")]
    [InlineData("{\"type\":\"Feature\",\"features\":[]}", "communes.geojson: is no FeatureCollection")]
    public void A_file_that_is_none_is_refused_in_plain_words(string content, string expected)
    {
        using var folder = new ProfileFolder();
        File.WriteAllText(folder.PathOf("communes.geojson"), content);
        folder.Errors().ShouldHaveSingleItem().ShouldStartWith(expected);
    }

    private static IEnumerable<string> Communes(ProfileFolder folder) => folder.Load().Units.Where(unit => unit.Kind == UnitKind.Commune).Select(unit => unit.Code);

    private static string Feature(string code, string geometry) => $$"""{"type":"Feature","properties":{"code":"{{code}}"},"geometry":{{geometry}}}""";

    private static void Write(ProfileFolder folder, IEnumerable<string> features) =>
        File.WriteAllText(folder.PathOf("communes.geojson"), $$"""{"type":"FeatureCollection","features":[{{string.Join(",\n", features)}}]}""");
}
