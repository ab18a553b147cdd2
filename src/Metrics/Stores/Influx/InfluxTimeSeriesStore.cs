using System.Globalization;
using System.Text.Json;
using InfluxDB.Client.Api.Service;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Time;
using DeletePredicateRequest = InfluxDB.Client.Api.Domain.DeletePredicateRequest;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>
/// Time series in InfluxDB 2.7 or 1.x: written by its client package, read in InfluxQL. A server that is down when we start does not hold us up: it is checked
/// before the first use. Writing a point again with fewer fields leaves the others as they were. Thread-safe.
/// </summary>
public sealed class InfluxTimeSeriesStore : ISeriesArchive, ILatencyHistory, IUnitMinutes
{
    private static readonly TimeSpan FineKept = TimeSpan.FromDays(400);

    /// <summary>Whoever writes comes once a minute: a fault that is older was cured, or another process writes now. What else is written meanwhile with success says nothing of it.</summary>
    private static readonly TimeSpan FaultHolds = TimeSpan.FromMinutes(2);

    private static readonly string _counters = string.Join(", ", SeriesLines.CounterFields.Select(field => $"sum(\"{field}\")"));

    private readonly InfluxSettings _settings;
    private readonly InfluxConnection _server;
    private readonly InfluxWriter _writer;
    private readonly SeriesLines _lines;
    private readonly TimeProvider _time;
    private volatile InfluxTarget? _target;

    public InfluxTimeSeriesStore(InfluxSettings settings, IParkedLines parked, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
        _server = new InfluxConnection(settings, time);
        _writer = new InfluxWriter(_server, settings, parked, time);
        _lines = new SeriesLines(settings.ProvinceCode);
    }

    /// <summary>Throws <see cref="StoreRefusedException"/> when the server answers that it will not have us; one that does not answer soon is waited for later.</summary>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_settings.StartPatience);
        try
        {
            _target ??= await InfluxSetup.CheckAsync(_server, _settings, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is StoreUnavailableException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            // Live figures do not wait for it; whoever writes or reads hears of it.
        }
    }

    public Task WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellation) => SendAsync(
        points.Select(_lines.Minute).Concat(Rollup.All.SelectMany(rollup => rollup.Of(points).Select(step => _lines.Minute(step, rollup.Suffix)))), cancellation);

    public Task WriteHealthAsync(IReadOnlyList<HealthPoint> points, CancellationToken cancellation) => SendAsync(points.Select(_lines.System), cancellation);

    public Task WriteDaysAsync(IReadOnlyList<(CounterKey Key, CounterVector Counters)> days, CancellationToken cancellation) =>
        SendAsync(days.Select(day => _lines.Day(day.Key, day.Counters)), cancellation);

    public async Task<IReadOnlyList<(Instant Time, double Value)>> ReadAsync(
        string scope, string field, Instant from, Instant to, TimeSpan step, CancellationToken cancellation)
    {
        long first = LineProtocol.Seconds(from), end = LineProtocol.Seconds(to);
        (string suffix, long length) = Rollup.For(end - first, Math.Max(1, (long)step.TotalSeconds));

        // A step of a rollup stands at its beginning, which may be before the range.
        long offset = (long)Instant.LocalOffset.TotalSeconds, since = suffix.Length == 0 ? first : first - ((((first + offset) % length) + length) % length);
        (string measurement, string of) = scope == "province" ? (SeriesLines.Province, "") : (SeriesLines.Commune, $" AND \"commune\" = '{Quoted(scope)}'");
        List<InfluxRow> rows = await SelectAsync(
            $"last(\"{field.Replace("\"", "\\\"", StringComparison.Ordinal)}\")", measurement + suffix, of, since, end, $"GROUP BY time({length}s, -{offset}s) fill(none)", cancellation).ConfigureAwait(false);
        return [.. rows.Where(row => row[1].ValueKind == JsonValueKind.Number).Select(row => (Time(Math.Max(first, row[0].GetInt64())), row[1].GetDouble()))];
    }

    public async Task<IReadOnlyList<LatencyValue>> LatencyAsync(string system, Instant from, Instant to, TimeSpan step, CancellationToken cancellation)
    {
        List<InfluxRow> rows = await SelectAsync(
            "median(\"latencyMs\"), max(\"latencyMs\")", SeriesLines.Health, $" AND \"system\" = '{Quoted(system)}'", LineProtocol.Seconds(from), LineProtocol.Seconds(to),
            $"GROUP BY time({Math.Max(1, (long)step.TotalSeconds)}s) fill(none)", cancellation).ConfigureAwait(false);
        return [.. rows.Where(row => row[1].ValueKind == JsonValueKind.Number).Select(row => new LatencyValue(Time(row[0].GetInt64()), row[1].GetDouble(), row[2].GetDouble()))];
    }

    public async Task<IReadOnlyDictionary<string, double>> UnitsAsync(string field, Instant minute, CancellationToken cancellation)
    {
        long start = LineProtocol.Seconds(minute);
        return (await SelectAsync($"\"{field}\", \"commune\"", SeriesLines.Commune, "", start, start + 60, "", cancellation).ConfigureAwait(false))
            .Where(row => row[1].ValueKind == JsonValueKind.Number && row[2].ValueKind == JsonValueKind.String)
            .ToDictionary(row => row[2].GetString()!, row => row[1].GetDouble(), StringComparer.Ordinal);
    }

    public Task WriteDaySumsAsync(IReadOnlyList<(string? Unit, LocalDay Day, CounterVector Sums)> days, CancellationToken cancellation) =>
        SendAsync(days.Select(day => _lines.Day(day.Unit, day.Day, day.Sums)), cancellation);

    public async Task<IReadOnlyList<(LocalDay Day, CounterVector Sums)>> ReadDaysAsync(
        IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation)
    {
        if (units is { Count: 0 })
        {
            return [];
        }

        string of = units is null ? "" : $" AND ({string.Join(" OR ", units.Select(unit => $"\"commune\" = '{Quoted(unit)}'"))})";
        return [.. (await SumsAsync(units is null ? SeriesLines.ProvinceDay : SeriesLines.CommuneDay, of, "", first, last, cancellation).ConfigureAwait(false)).Select(row => (Day(row), Sums(row)))];
    }

    public async Task<ArchivedDays> ReadBackAsync(LocalDay first, LocalDay last, CancellationToken cancellation)
    {
        const string ByUnit = "\"commune\", ";
        List<InfluxRow> province = await SumsAsync(SeriesLines.ProvinceDay, "", "", first, last, cancellation).ConfigureAwait(false);
        List<InfluxRow> units = await SumsAsync(SeriesLines.CommuneDay, "", ByUnit, first, last, cancellation).ConfigureAwait(false);
        List<InfluxRow> procedures = await SumsAsync(SeriesLines.Daily, "", ByUnit, first, last, cancellation).ConfigureAwait(false);
        return new ArchivedDays(province.ToDictionary(Day, Sums), units.ToDictionary(UnitDay, Sums), procedures.ToDictionary(UnitDay, Sums));
    }

    /// <summary>A row for each day, and for each value of the tag that By names.</summary>
    private Task<List<InfluxRow>> SumsAsync(string measurement, string of, string by, LocalDay first, LocalDay last, CancellationToken cancellation) => SelectAsync(
        _counters, measurement, of, LineProtocol.Seconds(first.Start), LineProtocol.Seconds(last.End), $"GROUP BY {by}time(1d, -{(long)Instant.LocalOffset.TotalSeconds}s) fill(none)", cancellation);

    public Task MarkDaysAsync(DaysMark mark, CancellationToken cancellation) => SendAsync([_lines.Mark(mark)], cancellation);

    public async Task<DaysMark?> DaysMarkAsync(CancellationToken cancellation)
    {
        string query = $"SELECT \"at\", \"firstDay\" FROM \"{SeriesLines.State}\" WHERE \"province\" = '{Quoted(_settings.ProvinceCode)}' ORDER BY time DESC LIMIT 1";
        List<InfluxRow> rows = await QueryAsync(query, cancellation).ConfigureAwait(false);
        return rows.Count == 0 ? null : new DaysMark(Instant.FromUnixMilliseconds(rows[0][1].GetInt64()), new LocalDay(rows[0][2].GetInt32()));
    }

    /// <summary>Deletes minutes that are past their time; steps of 6 hours and more are kept: they are small, and comparisons over years need them.</summary>
    public async Task PruneAsync(Instant now, CancellationToken cancellation)
    {
        string[] minutes = [SeriesLines.Province, SeriesLines.Commune];
        await DeleteAsync(minutes, now - _settings.MinutesKept, cancellation).ConfigureAwait(false);
        IEnumerable<string> fine = Rollup.All.Where(rollup => rollup.Step <= TimeSpan.FromHours(1)).SelectMany(rollup => minutes.Select(name => name + rollup.Suffix));
        await DeleteAsync([.. fine, SeriesLines.Health], now - FineKept, cancellation).ConfigureAwait(false);
    }

    private async Task DeleteAsync(IEnumerable<string> measurements, Instant before, CancellationToken cancellation)
    {
        InfluxTarget target = await CheckedAsync(cancellation).ConfigureAwait(false);
        long end = LineProtocol.Seconds(before);
        DateTime last = DateTimeOffset.FromUnixTimeSeconds(end - 1).UtcDateTime; // what 2.7 is told is deleted too, and times are whole seconds
        foreach (string measurement in measurements)
        {
            await (target.IsOne
                ? (Task)QueryAsync(string.Create(CultureInfo.InvariantCulture, $"DELETE FROM \"{measurement}\" WHERE time < {end}s"), cancellation)
                : _server.AskAsync(
                    client => client.CreateService<DeleteService>(typeof(DeleteService)).PostDeleteAsyncWithHttpInfo(
                        new DeletePredicateRequest(DateTime.UnixEpoch, last, $"_measurement=\"{measurement}\""), org: target.Org, bucket: target.Bucket, cancellationToken: cancellation),
                    cancellation)).ConfigureAwait(false);
        }
    }

    private static Instant Time(long seconds) => Instant.FromUnixMilliseconds(seconds * 1000);

    private static LocalDay Day(InfluxRow row) => Time(row[0].GetInt64()).Day;

    private static (string Unit, LocalDay Day) UnitDay(InfluxRow row) => (row.Tag!, Day(row));

    private static CounterVector Sums(InfluxRow row)
    {
        var sums = new CounterVector();
        for (int i = 1; i < row.Values.Length; i++)
        {
            sums[(Counter)(i - 1)] = row[i].ValueKind != JsonValueKind.Number ? 0 : row[i].TryGetInt64(out long sum) ? sum : (long)row[i].GetDouble();
        }

        return sums;
    }

    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A request without a point, which is judged as any other and changes nothing; and what came of the last that had some.</summary>
    public async Task CheckWritesAsync(CancellationToken cancellation)
    {
        InfluxTarget target = await CheckedAsync(cancellation).ConfigureAwait(false);
        InfluxAnswer answer = await _server.WriteAsync(target, ["# nothing"], cancellation).ConfigureAwait(false);
        if (answer.Verdict != InfluxVerdict.Written)
        {
            _target = null;
            throw _server.Unavailable(answer.Reason, refused: answer.Verdict is InfluxVerdict.Blocked or InfluxVerdict.Refused);
        }

        if (_writer.LastFault is { } fault && _time.GetElapsedTime(fault.At) < FaultHolds)
        {
            throw new StoreUnavailableException(fault.Why) { Refused = true };
        }
    }

    private async Task SendAsync(IEnumerable<string?> lines, CancellationToken cancellation)
    {
        InfluxTarget target = await CheckedAsync(cancellation).ConfigureAwait(false);
        try
        {
            await _writer.WriteAsync(target, lines.Where(line => line is not null).Select(line => line!), cancellation).ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            _target = null; // it may come back without its database
            throw;
        }
    }

    /// <summary>Rows of our province in seconds from first up to, without, end.</summary>
    private Task<List<InfluxRow>> SelectAsync(string what, string measurement, string of, long first, long end, string group, CancellationToken cancellation) => QueryAsync(
        string.Create(CultureInfo.InvariantCulture, $"SELECT {what} FROM \"{measurement}\" WHERE \"province\" = '{Quoted(_settings.ProvinceCode)}'{of} AND time >= {first}s AND time < {end}s {group}"), cancellation);

    private async Task<List<InfluxRow>> QueryAsync(string influxQl, CancellationToken cancellation)
    {
        InfluxTarget target = await CheckedAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await _server.QueryAsync(target.Bucket, influxQl, cancellation).ConfigureAwait(false);
        }
        catch (StoreUnavailableException e) when (e.Refused)
        {
            _target = null; // its database may be gone
            throw;
        }
    }

    /// <summary>What is refused after the start waits, as all that cannot be written or read now.</summary>
    private async Task<InfluxTarget> CheckedAsync(CancellationToken cancellation)
    {
        try
        {
            return _target ??= await InfluxSetup.CheckAsync(_server, _settings, cancellation).ConfigureAwait(false);
        }
        catch (StoreRefusedException refused)
        {
            throw new StoreUnavailableException(refused.Message, refused) { Refused = true };
        }
    }

    private static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
}
