using System.Text.Json;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>Reads in InfluxQL, which 1.x, 2.x and 3.x share: the client package asks in Flux alone, which only 2.x has. Thread-safe.</summary>
internal static class InfluxQl
{
    /// <summary>
    /// All rows of all series; times are in seconds. Throws <see cref="StoreUnavailableException"/> when there is no answer, or an error in its place (also with code 200).
    /// A bucket is a database of its own name, without anything to be made for it.
    /// </summary>
    public static async Task<List<InfluxRow>> QueryAsync(this InfluxConnection server, string database, string influxQl, CancellationToken cancellation)
    {
        using var question = new FormUrlEncodedContent([new("q", influxQl)]);
        try
        {
            using HttpResponseMessage answer = await server.Http.PostAsync(new Uri($"query?db={Uri.EscapeDataString(database)}&epoch=s", UriKind.Relative), question, cancellation).ConfigureAwait(false);
            return Rows(server, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw server.Unavailable(error.InnerException?.Message ?? error.Message, error);
        }
    }

    private static List<InfluxRow> Rows(InfluxConnection server, int code, string body)
    {
        Answer? answer = null;
        try
        {
            answer = JsonSerializer.Deserialize<Answer>(body, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            // Its text tells what is wrong.
        }

        string? error = answer is null ? body : answer.Error ?? answer.Message ?? answer.Results?.Select(result => result.Error).FirstOrDefault(words => words is not null);
        if (error is not null || code >= 300)
        {
            bool refused = code is 400 or 401 or 403 or 404 || error?.StartsWith("database not found", StringComparison.Ordinal) == true;
            throw server.Unavailable(new InfluxAnswer(InfluxVerdict.Refused, error ?? "", code).Reason, refused: refused);
        }

        return [.. from result in answer!.Results ?? []
                   from series in result.Series ?? []
                   from values in series.Values ?? []
                   select new InfluxRow(values, series.Tags?.Values.First())];
    }

    private sealed record Answer(Result[]? Results, string? Error, string? Message);

    private sealed record Result(Series[]? Series, string? Error);

    private sealed record Series(Dictionary<string, string>? Tags, JsonElement[][]? Values);
}

/// <summary>A row of an answer: the time and what was selected, and the value of the one tag that it was grouped by (null: by none).</summary>
internal sealed record InfluxRow(JsonElement[] Values, string? Tag)
{
    public JsonElement this[int column] => Values[column];
}
