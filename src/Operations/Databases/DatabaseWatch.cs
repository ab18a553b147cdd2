using Dapper;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Metrics.Time;
using Ioc.Operations.Timing;
using Npgsql;

namespace Ioc.Operations.Databases;

/// <summary>
/// Asks PostgreSQL again and again whether it answers, and at once when it failed somebody, so that while it is away nobody else waits for it (<see cref="PostgresState"/>). What it finds is logged
/// when it changes.
/// </summary>
internal sealed partial class DatabaseWatch(string connectionString, PostgresState state, RealTime clock, BackgroundFailures failures, ILogger<DatabaseWatch> log)
    : ResilientService(clock.Provider, failures, log)
{
    private static readonly TimeSpan Usually = TimeSpan.FromSeconds(5), WhileAway = TimeSpan.FromSeconds(1);

    /// <summary>Longer than a busy server takes, shorter than anybody waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>A line of its own each time: a server that takes no new ones is away too.</summary>
    private readonly string _connection = new NpgsqlConnectionStringBuilder(connectionString)
    {
        Pooling = false,
        Timeout = (int)Patience.TotalSeconds,
        CommandTimeout = (int)Patience.TotalSeconds,
        CancellationTimeout = -1,
        ApplicationName = "ioc-watch",
    }.ToString();

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Task suspected = state.Suspected;
            string? why = await WhyAwayAsync(stoppingToken);
            Take(why);
            await Task.Delay(WhileAway, clock.Provider, stoppingToken);
            await Task.WhenAny(why is null ? suspected : Task.CompletedTask, Task.Delay(Usually - WhileAway, clock.Provider, stoppingToken));
        }
    }

    private async Task<string?> WhyAwayAsync(CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            await AskAsync(limit.Token).WaitAsync(Patience, clock.Provider, stopping);
            return null;
        }
        catch (TimeoutException)
        {
            await limit.CancelAsync();
            return $"no answer in {Patience.TotalSeconds:0} s";
        }
        catch (NpgsqlException away)
        {
            return away.InnerException?.Message ?? away.Message;
        }
    }

    private async Task AskAsync(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync(cancellation);
        await connection.ExecuteScalarAsync<int>(new CommandDefinition("SELECT 1", cancellationToken: cancellation));
    }

    private void Take(string? why)
    {
        PostgresOutage? before = state.Outage;
        if (why is null && before is not null)
        {
            LogBack(log, before.Since);
        }
        else if (why is not null && before is null)
        {
            LogAway(log, why);
        }

        state.Found(why is null ? null : new PostgresOutage(before?.Since ?? Instant.From(clock.Now), why));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "PostgreSQL is away: {Why}. What is live goes on from memory; it is asked again every second")]
    private static partial void LogAway(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL answers again; it was away since {Since}")]
    private static partial void LogBack(ILogger logger, Instant since);
}
