using Ioc.Ingest.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Background;

/// <summary>
/// A background service that no outage ends. An error of <see cref="RunAsync"/> is logged (each reason once in a row of failures), counted and followed by another run, after a pause that doubles from
/// 1 s to 30 s; a run that lasted longer than the longest pause ends the row. Only settings that cannot work (<see cref="SettingsException"/>) end the
/// process; what a store refuses at the start is found before any service runs: <see cref="Hosting.BackgroundServices.RunToEndAsync"/> brings it to the command. Time: that of the pauses, real time whatever --speed.
/// </summary>
public abstract partial class ResilientService(TimeProvider time, BackgroundFailures failures, ILogger log) : BackgroundService
{
    /// <summary>The first and the longest pause.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(30);

    /// <summary>The work, until the program stops; begun again when it throws. It may return: then it is done for good.</summary>
    protected abstract Task RunAsync(CancellationToken stoppingToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        TimeSpan pause = Shortest;
        while (!stoppingToken.IsCancellationRequested)
        {
            long began = time.GetTimestamp();
            try
            {
                await RunAsync(stoppingToken).ConfigureAwait(false);
                return;
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return; // the program stops, and what was under way with it
            }
            catch (Exception e) when (e is not SettingsException)
            {
                if (time.GetElapsedTime(began) > Longest)
                {
                    pause = Shortest;
                    told.Clear();
                }

                string service = GetType().Name;
                failures.Count(service);
                if (told.Add($"{e.GetType()}: {e.Message}"))
                {
                    LogFailed(log, e, service);
                }
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < Longest ? pause * 2 : Longest;
        }
    }

    [LoggerMessage(80, LogLevel.Error, "{Service} failed; it is begun again, after 30 s at the latest, until it goes well (told once for each reason)")]
    private static partial void LogFailed(ILogger log, Exception e, string service);
}
