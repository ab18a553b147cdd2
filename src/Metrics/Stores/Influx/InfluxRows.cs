using System.Net;
using System.Text.Json;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>What /query answered: rows of values, or an error in its own words.</summary>
internal static class InfluxRows
{
    /// <summary>All rows of all series. Error is set when the server refused the query, also when it did so with code 200.</summary>
    public static (List<JsonElement[]> Rows, string? Error) Parse(HttpStatusCode code, string body)
    {
        try
        {
            using JsonDocument answer = JsonDocument.Parse(body);
            var rows = new List<JsonElement[]>();
            string? error = Error(answer.RootElement);
            foreach (JsonElement result in Elements(answer.RootElement, "results"))
            {
                error ??= Error(result);
                foreach (JsonElement values in Elements(result, "series").SelectMany(series => Elements(series, "values")))
                {
                    rows.Add([.. values.EnumerateArray().Select(value => value.Clone())]);
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

    private static IEnumerable<JsonElement> Elements(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement array) && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray() : [];
}
