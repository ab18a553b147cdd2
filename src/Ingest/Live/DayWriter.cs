using Ioc.Ingest.Worker;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Live;

/// <summary>
/// Keeps the daily values of the series archive (InfluxDB) as the committed counters say. There is no queue: a day that differs from what was
/// last written is written whole, so whatever was lost on the way is put right by the next look. At the start all days count as different.
/// </summary>
public sealed class DayWriter(IOperationalStore store, ITimeSeriesStore series, Profile profile, TimeProvider time, ILogger<DayWriter> log) : BackgroundService
{
    private const int DaysBack = 400; // nothing later is taken in: CONTRACTS.md, too-late
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string Unit, LocalDay Day), int> _written = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (series is not ISeriesArchive archive || store is not IProcedureDays days)
        {
            return;
        }

        using var timer = new PeriodicTimer(LookEvery, TimeProvider.System);
        for (int look = 0; await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false); look++)
        {
            LocalDay today = Instant.From(time.GetUtcNow()).Day;
            try
            {
                await WriteAsync(archive, days, today - Reach(look), today, stoppingToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                IngestLog.DaysFailed(log, e.Message);
                look = -1;
            }
        }
    }

    /// <summary>Writes the days [first, last] that are not as last written, unit by unit; returns how many rows.</summary>
    internal async Task<int> WriteAsync(ISeriesArchive archive, IProcedureDays days, LocalDay first, LocalDay last, CancellationToken cancellation)
    {
        int rows = 0;
        foreach (Unit unit in profile.Units)
        {
            IReadOnlyList<(CounterKey Key, CounterVector Counters)> known = await days.ProcedureDaysAsync(unit.Code, first, last, cancellation).ConfigureAwait(false);
            Dictionary<LocalDay, int> content = known.GroupBy(row => row.Key.Day).ToDictionary(day => day.Key, Content);
            (CounterKey Key, CounterVector Counters)[] changed =
                [.. known.Where(row => !_written.TryGetValue((unit.Code, row.Key.Day), out int before) || before != content[row.Key.Day])];
            await archive.WriteDaysAsync(changed, cancellation).ConfigureAwait(false);
            foreach ((LocalDay day, int hash) in content)
            {
                _written[(unit.Code, day)] = hash;
            }

            rows += changed.Length;
        }

        return rows;
    }

    /// <summary>Each minute today and yesterday, each quarter of an hour two months, at the start and each day everything.</summary>
    private static int Reach(int look) => look % (24 * 60) == 0 ? DaysBack : look % 15 == 0 ? 62 : 1;

    private static int Content(IEnumerable<(CounterKey Key, CounterVector Counters)> day)
    {
        var hash = new HashCode();
        foreach ((CounterKey key, CounterVector counters) in day.OrderBy(row => row.Key.Procedure, StringComparer.Ordinal))
        {
            hash.Add(key.Procedure, StringComparer.Ordinal);
            hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(counters.Values));
        }

        return hash.ToHashCode();
    }
}
