using System.Globalization;
using System.Text.Json.Nodes;
using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Tests.Boundaries;

/// <summary>An official file as surveyors give it: communes as the cells of a grid, 0.1 degrees wide, whose borders wind in many positions.</summary>
internal sealed class SurveyedProvince
{
    private const double Side = .1;
    private readonly int _columns, _positions;
    private readonly double _apart;
    private readonly Random _random = new(766);

    /// <summary>Positions: of each border. Apart: how far (degrees) each commune's survey is from its neighbours'.</summary>
    public SurveyedProvince(IReadOnlyList<Unit> communes, int columns, int positions = 40, double apart = 0)
    {
        (_columns, _positions, _apart) = (columns, positions, apart);
        Communes = communes;
        Features = [.. communes.Select((unit, i) => Feature(unit, Ring(i % columns, i / columns)))];
    }

    public IReadOnlyList<Unit> Communes { get; }

    public List<JsonObject> Features { get; }

    /// <summary>Square degrees of all communes together: they fill their grid.</summary>
    public double Area => Communes.Count * Side * Side;

    public int Columns => _columns;

    public byte[] Bytes => System.Text.Encoding.UTF8.GetBytes(
        new JsonObject { ["type"] = "FeatureCollection", ["features"] = new JsonArray([.. Features.Select(feature => feature.DeepClone())]) }.ToJsonString());

    /// <summary>The positions of a commune's outline.</summary>
    public JsonArray OutlineOf(int commune) => (JsonArray)Features[commune]["geometry"]!["coordinates"]![0]!;

    private static JsonObject Feature(Unit unit, IEnumerable<(double X, double Y)> ring) => new()
    {
        ["type"] = "Feature",
        ["properties"] = new JsonObject { ["ma_xa"] = int.Parse(unit.Code, CultureInfo.InvariantCulture), ["ten_xa"] = unit.NameVi, ["dan_so"] = 12_345 },
        ["geometry"] = new JsonObject { ["type"] = "Polygon", ["coordinates"] = new JsonArray(new JsonArray([.. ring.Select(point => (JsonNode)new JsonArray(point.X, point.Y))])) },
    };

    private List<(double X, double Y)> Ring(int column, int row)
    {
        List<(double X, double Y)> ring =
        [
            .. Border((column, row), (column + 1, row)), .. Border((column + 1, row), (column + 1, row + 1)),
            .. Border((column + 1, row + 1), (column, row + 1)), .. Border((column, row + 1), (column, row)),
        ];
        return [.. ring, ring[0]];
    }

    /// <summary>The same line in whichever direction: without its last position, which begins the next. The province's own outline is straight.</summary>
    private IEnumerable<(double X, double Y)> Border((int X, int Y) from, (int X, int Y) to)
    {
        bool straight = from.X == to.X ? from.X == 0 || from.X == _columns : from.Y == 0 || from.Y == Communes.Count / _columns;
        for (int i = 0; i < _positions; i++)
        {
            double x = from.X + ((double)(to.X - from.X) * i / _positions), y = from.Y + ((double)(to.Y - from.Y) * i / _positions);
            double wind = straight || i == 0 ? 0 : .12 * Math.Sin((x + y) * 2 * Math.PI) * Math.Sin(((x * 7) + (y * 5)) * 9);
            (x, y) = from.X == to.X ? (x + wind, y) : (x, y + wind);
            double apart = straight || i == 0 ? 0 : _apart;
            yield return (104 + (Side * x) + (apart * (_random.NextDouble() - .5)), 18 + (Side * y) + (apart * (_random.NextDouble() - .5)));
        }
    }
}
