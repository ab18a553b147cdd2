using System.Net;
using System.Text.Json;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>A row of an answer: the time and what was selected, and the value of the one tag that it was grouped by (null: by none).</summary>
internal sealed record InfluxRow(JsonElement[] Values, string? Tag)
{
    public JsonElement this[int column] => Values[column];
}

/// <summary>What /query answered: rows of values, or an error in its own words.</summary>
internal static class InfluxRows
{
    /// <summary>All rows of all series. Error is set when the server refused the query, also when it did so with code 200.</summary>
    public static (List<InfluxRow> Rows, string? Error) Parse(HttpStatusCode code, string body)
    {
        try
        {
            using JsonDocument answer = JsonDocument.Parse(body);
            var rows = new List<InfluxRow>();
            string? error = Error(answer.RootElement);
            foreach (JsonElement result in Elements(answer.RootElement, "results"))
            {
                error ??= Error(result);
                foreach (JsonElement series in Elements(result, "series"))
                {
                    string? tag = Tag(series);
                    rows.AddRange(Elements(series, "values").Select(values => new InfluxRow([.. values.EnumerateArray().Select(value => value.Clone())], tag)));
                }
            }

            return (rows, error ?? ((int)code < 300 ? null : $"{(int)code}"));
        }
        catch (JsonException)
        {
            return ([], $"{(int)code}: {(body.Length > 500 ? body[..500] : body)}");
        }
    }

    private static string? Error(JsonElement element) => element.ValueKind == JsonValueKind.Object
        && (element.TryGetProperty("error", out JsonElement error) || element.TryGetProperty("message", out error)) ? error.ToString() : null;

    private static string? Tag(JsonElement series) => series.TryGetProperty("tags", out JsonElement tags) ? tags.EnumerateObject().First().Value.GetString() : null;

    private static IEnumerable<JsonElement> Elements(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement array) && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray() : [];
}
