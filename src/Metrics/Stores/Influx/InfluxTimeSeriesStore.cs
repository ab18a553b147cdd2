using System.Globalization;
using System.Net;
using System.Text.Json;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>
/// Time series in InfluxDB 1.x, or 2.7 by its compatibility API, over HTTP. A server that is down when we start does not hold us up: it is checked
/// before the first use. Writing a point again with fewer fields leaves the others as they were. Thread-safe.
/// </summary>
public sealed class InfluxTimeSeriesStore : ISeriesArchive
{
    /// <summary>Most points of one read; a longer range is thinned by a longer step.</summary>
    private const int MostPoints = 1999;

    private readonly InfluxSettings _settings;
    private readonly InfluxClient _client;
    private readonly InfluxWriter _writer;
    private readonly SeriesLines _lines;
    private volatile bool _checked;

    public InfluxTimeSeriesStore(InfluxSettings settings, IParkedLines parked, TimeProvider time)
    {
        _settings = settings;
        _client = new InfluxClient(settings);
        _writer = new InfluxWriter(_client, settings, parked, time);
        _lines = new SeriesLines(settings.ProvinceCode);
    }

    /// <summary>Throws <see cref="StoreRefusedException"/> when the server answers that it will not have us; one that does not answer is waited for later.</summary>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        try
        {
            await CheckedAsync(cancellation).ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            // Live figures do not wait for it; whoever writes or reads hears of it.
        }
    }

    public Task WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellation) => SendAsync(points.Select(_lines.Minute), cancellation);

    public Task WriteHealthAsync(IReadOnlyList<HealthPoint> points, CancellationToken cancellation) => SendAsync(points.Select(_lines.System), cancellation);

    public Task WriteDaysAsync(IReadOnlyList<(CounterKey Key, CounterVector Counters)> days, CancellationToken cancellation) =>
        SendAsync(days.Select(day => _lines.Day(day.Key, day.Counters)), cancellation);

    public async Task<IReadOnlyList<(Instant Time, double Value)>> ReadAsync(
        string scope, string field, Instant from, Instant to, TimeSpan step, CancellationToken cancellation)
    {
        long first = LineProtocol.Seconds(from), end = LineProtocol.Seconds(to);
        long length = Math.Max(1, (long)step.TotalSeconds);
        length *= Math.Max(1, (((end - first) / length) + MostPoints) / MostPoints);
        string of = scope == "province" ? $"{SeriesLines.Province}\" WHERE " : $"{SeriesLines.Commune}\" WHERE \"commune\" = '{Quoted(scope)}' AND ";
        string query = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT last(\"{field.Replace("\"", "\\\"", StringComparison.Ordinal)}\") FROM \"{of}\"province\" = '{Quoted(_settings.ProvinceCode)}' AND time >= {first}s AND time < {end}s GROUP BY time({length}s, -{(long)Instant.LocalOffset.TotalSeconds}s) fill(none)");
        List<JsonElement[]> rows = await QueryAsync(query, cancellation).ConfigureAwait(false);
        return [.. rows.Where(row => row[1].ValueKind == JsonValueKind.Number)
            .Select(row => (Instant.FromUnixMilliseconds(Math.Max(first, row[0].GetInt64()) * 1000), row[1].GetDouble()))];
    }

    /// <summary>Deletes minutes; days are kept: they are small, and comparisons over years need them.</summary>
    public async Task PruneAsync(Instant before, CancellationToken cancellation)
    {
        foreach (string measurement in new[] { SeriesLines.Province, SeriesLines.Commune, SeriesLines.Health })
        {
            await QueryAsync(string.Create(CultureInfo.InvariantCulture, $"DELETE FROM \"{measurement}\" WHERE time < {LineProtocol.Seconds(before)}s"), cancellation)
                .ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task SendAsync(IEnumerable<string?> lines, CancellationToken cancellation)
    {
        await CheckedAsync(cancellation).ConfigureAwait(false);
        try
        {
            await _writer.WriteAsync(lines.Where(line => line is not null).Select(line => line!), cancellation).ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            // It may come back without its database.
            _checked = false;
            throw;
        }
    }

    private async Task<List<JsonElement[]>> QueryAsync(string influxQl, CancellationToken cancellation)
    {
        await CheckedAsync(cancellation).ConfigureAwait(false);
        (HttpStatusCode code, string body) = await _client.QueryAsync(influxQl, cancellation).ConfigureAwait(false);
        (List<JsonElement[]> rows, string? error) = InfluxRows.Parse(code, body);
        return error is null ? rows : throw _client.Unavailable(error);
    }

    private async Task CheckedAsync(CancellationToken cancellation)
    {
        if (!_checked)
        {
            await InfluxSetup.CheckAsync(_client, _settings, cancellation).ConfigureAwait(false);
            _checked = true;
        }
    }

    private static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
}
