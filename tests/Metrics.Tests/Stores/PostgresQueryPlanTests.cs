using System.Globalization;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Npgsql;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>
/// What commits and pages ask of a large PostgreSQL store is sought in an index: the server itself counts how often it went through all dossiers. Its planner
/// decides by what the table holds, so there are enough rows, and each question is asked often enough to be prepared.
/// </summary>
[NeedsPostgres]
public sealed class PostgresQueryPlanTests : IAsyncLifetime
{
    private const int Dossiers = 40_000, Units = 40, Times = 8;
    private static readonly Instant _begin = Instant.Parse("2024-01-01T08:00:00+07:00"), _now = Instant.Parse("2025-12-31T08:00:00+07:00");
    private readonly StoreSchema _schema = new();

    public async Task InitializeAsync()
    {
        IStateOfRecord store = await _schema.OpenAsync();
        var batch = new CommitBatch { CommittedAt = _now, Simulated = false };
        batch.Dossiers.Add(StoreHome.Row("u00", "0", "2025-11-03T08:00:00+07:00"));
        await store.CommitAsync(batch, default);

        // Spread over two years; one in ten is open.
        long step = (_now - _begin).Ticks / Dossiers;
        await _schema.ExecuteAsync(string.Create(CultureInfo.InvariantCulture,
            $"""
            INSERT INTO dossiers (unit, number, accepted_at, finished_at, outcome, due_at, procedure, facts, history)
            SELECT 'u' || lpad((n % {Units})::text, 2, '0'), n::text, {_begin.Ticks} + n * {step}, CASE WHEN n % 10 = 0 THEN {Instant.Never.Ticks} ELSE {_begin.Ticks} + (n + 300) * {step} END,
                   d.outcome, d.due_at, d.procedure, d.facts, d.history
            FROM generate_series(1, {Dossiers}) AS n, (SELECT * FROM dossiers LIMIT 1) AS d;
            SELECT pg_stat_force_next_flush()
            """));
        await _schema.ExecuteAsync($"ANALYZE; SELECT pg_stat_reset_single_table_counters('{_schema.Name}.dossiers'::regclass)");
    }

    public Task DisposeAsync() => _schema.DeleteAsync();

    [StoreFact]
    public async Task Neither_commits_nor_pages_go_through_all_dossiers()
    {
        string name = _schema.Name;
        await using (var store = new PostgresOperationalStore($"{await _schema.ConnectionStringAsync()};Application Name={name}", TestClock.Shared))
        {
            for (int time = 0; time < Times; time++)
            {
                await CommitAsync(store, time);
                await ReadAsync(store, provinceToo: time == 0);
            }
        }

        await Eventually.Is("the sessions' end, with which the server has counted all they did", () => CountAsync($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{name}'"), count => count == 0, TimeSpan.FromSeconds(90));
        (await ScansAsync("idx_scan")).ShouldBeGreaterThan(100);
        (await ScansAsync("seq_scan")).ShouldBe(0);

        await _schema.ExecuteAsync("SELECT count(*) FROM dossiers WHERE facts = history; SELECT pg_stat_force_next_flush()");
        (await ScansAsync("seq_scan")).ShouldBeGreaterThan(0, "such a scan would have been counted");
    }

    private static async Task CommitAsync(PostgresOperationalStore store, int time)
    {
        IReadOnlyList<DossierRow> known = await store.FindDossiersAsync([.. Enumerable.Range(1, 200).Select(n => new DossierKey($"u{n % Units:00}", $"{n * (time + 1)}"))], default);
        var batch = new CommitBatch { CommittedAt = _now };
        batch.Dossiers.AddRange(known);
        batch.Dossiers.Add(StoreHome.Row("u07", $"new-{time}", "2025-11-03T08:00:00+07:00"));
        await store.CommitAsync(batch, default);
    }

    private static async Task ReadAsync(PostgresOperationalStore store, bool provinceToo)
    {
        LocalDay first = LocalDay.Of(2025, 4, 1), last = LocalDay.Of(2025, 4, 30);
        HashSet<string> unit = ["u05"];
        (await store.DossierAsync(new DossierKey("u05", "5"), default)).ShouldNotBeNull();
        (await store.DossiersLikeAsync(unit, "1", 20, default)).ShouldNotBeEmpty();
        (await store.DossiersEndingAsync(unit, "-1", 20, default)).ShouldBeEmpty();
        (await store.OddNumbersAsync(unit, default)).ShouldBeEmpty();
        (await store.UnacceptedAsync("u05", default)).ShouldBeEmpty();
        (await store.FactsAsync("u05", first.Start, last.Last, default)).ShouldNotBeEmpty();
        await foreach (DossierRow row in store.OpenDossiersAsync(_now, unit, default))
        {
            row.Key.Unit.ShouldBe("u05");
        }

        foreach (string name in Catalogue.OfDossiers.Select(figure => figure.Id))
        {
            await store.DossiersAsync(new DossierQuery(unit, name, first, last, last.Last, null, 50), default);
            if (provinceToo)
            {
                await store.DossiersAsync(new DossierQuery(null, name, first, last, last.Last, null, 50), default);
            }
        }
    }

    private Task<long> ScansAsync(string column) => CountAsync($"SELECT {column} FROM pg_stat_user_tables WHERE schemaname = '{_schema.Name}' AND relname = 'dossiers'");

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{await _schema.ConnectionStringAsync()};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
