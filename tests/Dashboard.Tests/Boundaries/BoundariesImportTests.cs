using System.Text;
using System.Text.Json.Nodes;
using Ioc.Dashboard.Boundaries;
using Ioc.Dashboard.Components.Map;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;
using Ioc.Tests.Shared;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;

namespace Ioc.Dashboard.Tests.Boundaries;

/// <summary>An official file becomes the profile's map, or every reason why not is told.</summary>
public sealed class BoundariesImportTests
{
    private const int Most = 250_000;
    private static readonly Profile _profile = Repository.LoadProfile("nghe-an");
    private static readonly Unit[] _all = [.. _profile.Units.Where(unit => unit is { Kind: UnitKind.Commune, ValidTo: null })];

    [Fact]
    public void Surveys_that_do_not_meet_become_one_thin_map_without_gap_or_overlap()
    {
        var province = new SurveyedProvince(_all, 13, positions: 150, apart: .0003); // some 30 m
        province.Bytes.Length.ShouldBeGreaterThan(4 * Most);

        BoundariesImport import = Import(province);

        import.Errors.ShouldBeEmpty();
        import.File!.Length.ShouldBeInRange(Most / 2, Most);
        import.Said[0].ShouldBe("130 communes found among 130 features by their code in \"ma_xa\"");
        import.Said.ShouldContain(line => line.StartsWith("neighbours overlapped on ") && !line.Contains(" 0 km²"));
        Geometry[] areas = AreasOf(import);
        areas.Length.ShouldBe(130);
        CoverageValidator.IsValid(areas).ShouldBeTrue();
        Geometry whole = CoverageUnion.Union(areas);
        whole.ShouldBeOfType<Polygon>().NumInteriorRings.ShouldBe(0, "no gap");
        whole.Area.ShouldBe(province.Area, 1e-6);
        areas.Sum(area => area.Area).ShouldBe(whole.Area, 1e-6, "no overlap");
        areas.ShouldAllBe(area => Math.Abs(area.Area - .01) < .002, "each is where it was");
    }

    [Fact]
    public void A_label_stands_inside_its_commune_also_when_that_is_bent_around_another()
    {
        var bent = new Boundary("16681", [new BoundaryPolygon([.. new[] { (0, 0), (9, 0), (9, 9), (8, 9), (8, 1), (0, 1), (0, 0) }.Select(p => new GeoPoint(105 + (p.Item1 / 10d), 18 + (p.Item2 / 10d)))], [])]);
        var island = new BoundaryPolygon([.. new[] { (0, 5), (1, 5), (1, 6), (0, 5) }.Select(p => new GeoPoint(105 + (p.Item1 / 10d), 18 + (p.Item2 / 10d)))], []);
        MapCell cell = SurveyedMap.Of(_profile.WithUnits(_profile.Units, [new Boundary(bent.Commune, [island, .. bent.Polygons])]), Day).Cells.ShouldHaveSingleItem();
        double degree = 111.2, narrow = degree * Math.Cos(18.4 * Math.PI / 180);
        ((cell.Centre.X > .8 * narrow && cell.Centre.X < .9 * narrow) || (cell.Centre.Y > .8 * degree && cell.Centre.Y < .9 * degree)).ShouldBeTrue($"{cell.Centre}");
    }

    [Fact]
    public void Without_codes_names_are_matched_however_they_are_written()
    {
        Unit[] some = [.. _all.DistinctBy(unit => unit.NameVi).Take(4)];
        var province = new SurveyedProvince(some, 2);
        foreach (JsonObject feature in province.Features)
        {
            feature["properties"]!.AsObject().Remove("ma_xa");
        }

        string bare = some[1].NameVi.Split(' ', 2)[1];
        province.Features[1]["properties"]!["ten_xa"] = "  " + bare.ToUpperInvariant().Normalize(NormalizationForm.FormD);
        BoundariesImport import = Import(province);
        import.Errors.ShouldBeEmpty();
        import.Said[0].ShouldBe("4 communes found among 4 features by their name in \"ten_xa\"");
        JsonNode.Parse(import.File)!["features"]!.AsArray().Select(feature => (string?)feature!["properties"]!["code"]).ShouldBe(some.Select(unit => unit.Code), ignoreOrder: true);
    }

    [Fact]
    public void What_did_not_match_is_listed()
    {
        var province = new SurveyedProvince([.. _all.Take(4)], 2);
        province.Features[0]["properties"] = new JsonObject { ["ma_xa"] = 1, ["ten_xa"] = "Phường Ba Đình" };
        province.Features[1]["properties"] = null;
        BoundariesImport import = Import(province);
        import.File.ShouldBeNull();
        import.Said.ShouldContain("2 features are of no commune of the profile: 1 (ma_xa: 1, ten_xa: Phường Ba Đình), 2 ()");
        import.Errors.ShouldBe(_all.Take(2).Select(unit => $"no feature for {unit.Code} {unit.NameVi}"));
    }

    [Fact]
    public void A_name_of_two_features_is_doubtful()
    {
        var province = new SurveyedProvince([.. _all.Take(4)], 2);
        foreach (JsonObject feature in province.Features)
        {
            feature["properties"] = new JsonObject { ["ten"] = _all[0].NameVi };
        }

        Import(province).Errors[0].ShouldStartWith($"{_all[0].Code} {_all[0].NameVi} is the name of 4 features: 1 (ten: ");
    }

    [Fact]
    public void Broken_rings_stray_points_and_a_wrong_order_of_axes_are_named()
    {
        var province = new SurveyedProvince([.. _all.Take(8)], 4);
        province.OutlineOf(0)[7] = new JsonArray(0, 0);
        province.OutlineOf(1)[7] = new JsonArray(106.5, 18.1);
        province.OutlineOf(2).RemoveAt(province.OutlineOf(2).Count - 1);
        province.Features[3]["geometry"]!["coordinates"] = JsonNode.Parse("[[[104.3,18],[104.4,18.1],[104.4,18],[104.3,18.1],[104.3,18]]]");
        province.Features[4]["geometry"]!["coordinates"] = JsonNode.Parse("[[[18,104],[18.1,104],[18.1,104.1],[18,104]]]");
        province.Features[5]["geometry"]!["coordinates"] = JsonNode.Parse("[[[600000,2100000],[600010,2100000],[600010,2100010],[600000,2100000]]]");
        province.Features[6]["geometry"] = null;
        BoundariesImport import = Import(province);
        import.File.ShouldBeNull();
        string[] wrong =
        [
            "a stray point in polygon 1, ring 1: [0, 0] is not in Viet Nam",
            "a stray point in polygon 1, ring 1: [106.5, 18.1] is far from both its neighbours",
            "polygon 1, ring 1 is not closed: its last position is not its first",
            "a broken ring: Self-intersection at [104.35, 18.05]",
            "polygon 1, ring 1, position 1, [18, 104], has the latitude before the longitude",
            "polygon 1, ring 1, position 1, [600000, 2100000], is not in degrees (WGS 84)",
            "geometry is missing",
        ];
        import.Errors.ShouldBe(wrong.Select((why, i) => $"feature {i + 1} (ma_xa: {_all[i].Code}, ten_xa: {_all[i].NameVi}, dan_so: 12345): {why}"));
    }

    [Fact]
    public void A_ring_that_crosses_itself_a_little_is_mended_and_told_of()
    {
        var province = new SurveyedProvince([.. _all.Take(4)], 2);
        JsonArray outline = province.OutlineOf(0);
        (JsonNode? one, JsonNode? other) = (outline[3]!.DeepClone(), outline[4]!.DeepClone());
        (outline[3], outline[4]) = (other, one);
        outline[5] = new JsonArray((double)outline[5]![0]!, 18.001);
        outline[6] = new JsonArray((double)outline[4]![0]!, 17.999);
        BoundariesImport import = Import(province);
        import.Errors.ShouldBeEmpty();
        import.Said[1].ShouldStartWith($"feature 1 (ma_xa: {_all[0].Code}, ten_xa: {_all[0].NameVi}, dan_so: 12345): a broken ring was mended: ");
    }

    [Fact]
    public void Land_of_nobody_is_left_open_and_named_and_one_commune_over_another_is_refused()
    {
        var enclave = new SurveyedProvince([.. _all.Take(9)], 3);
        enclave.Features.RemoveAt(4);
        BoundariesImport open = BoundariesImport.Of(enclave.Bytes, [.. _all.Take(9).Where((_, i) => i != 4)], default, Most);
        open.Said.ShouldContain(line => line.StartsWith("warning: around [104.1") && line.EndsWith("there is land of no commune; it was left open"));
        open.Errors.ShouldBeEmpty();

        var twice = new SurveyedProvince([.. _all.Take(4)], 2);
        twice.Features[1]["geometry"] = twice.Features[0]["geometry"]!.DeepClone();
        Import(twice).Errors.ShouldBe([$"{_all[1].Code} {_all[1].NameVi} lies within others"]);
    }

    [Theory]
    [InlineData("{\n\"type\": }", "line 2: no JSON")]
    [InlineData("[]", "it is no GeoJSON FeatureCollection")]
    [InlineData("""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3405"}},"features":[]}""", "its coordinates are in urn:ogc:def:crs:EPSG::3405; convert it to WGS 84 (EPSG:4326) first")]
    public void A_file_that_is_none_is_refused_in_plain_words(string content, string expected) =>
        BoundariesImport.Of(Encoding.UTF8.GetBytes(content), _all, default, Most).Errors.ShouldBe([expected]);

    private static Metrics.Time.LocalDay Day => Metrics.Time.LocalDay.Of(2025, 11, 3);

    private static BoundariesImport Import(SurveyedProvince province) => BoundariesImport.Of(province.Bytes, province.Communes, default, Most);

    /// <summary>What the profile's own reader makes of the file.</summary>
    private static Geometry[] AreasOf(BoundariesImport import)
    {
        using var document = System.Text.Json.JsonDocument.Parse(import.File);
        var factory = new GeometryFactory();
        return [.. GeoJson.Features(document.RootElement)!.Select(feature => factory.BuildGeometry(GeoJson.Polygons(feature).Select(polygon => (Geometry)factory.CreatePolygon(
            Ring(factory, polygon.Outline), [.. polygon.Holes.Select(hole => Ring(factory, hole))]))))];
    }

    private static LinearRing Ring(GeometryFactory factory, IReadOnlyList<GeoPoint> points) =>
        factory.CreateLinearRing([.. points.Select(point => new Coordinate(point.Longitude, point.Latitude))]);
}
