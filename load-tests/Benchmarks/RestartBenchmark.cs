using System.Text;
using Ioc.EndToEnd.Running;
using Ioc.Ingest.Replay;
using Ioc.LoadTests.Running;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared.Servers;

namespace Ioc.LoadTests.Benchmarks;

/// <summary>From the start of the process until `/health/ready`, with a million open dossiers in the store: SQLite and PostgreSQL, in one run.</summary>
internal static class RestartBenchmark
{
    private const double GoalSeconds = 10;

    public static async Task<Result> RunAsync(int dossiers)
    {
        var result = new Result("restart", $"./ioc bench restart --events {dossiers}");
        Profile profile = Sources.Profile();
        string data = Directory.CreateDirectory(Path.Combine(Sources.Root, "artifacts", "load", Path.GetRandomFileName())).FullName;
        await using PostgresServer server = await PostgresServer.StartAsync(durable: true);
        string connection = await server.SchemaAsync("restart");
        try
        {
            await using (var sqlite = new SqliteOperationalStore(Path.Combine(data, "operational.db"), TimeProvider.System))
            {
                await FillAsync(sqlite, profile, dossiers);
            }

            await using (var postgres = new PostgresOperationalStore(connection, TimeProvider.System))
            {
                await FillAsync(postgres, profile, dossiers);
            }

            result.Say($"{dossiers:N0} open dossiers of {profile.Units.Count} units; stopped and started again, `run --no-simulator`");
            await MeasureAsync(result, "SQLite", data, []);
            await MeasureAsync(result, "PostgreSQL", data, new Dictionary<string, string>
            {
                ["Ioc__Store__Kind"] = "postgres",
                ["Ioc__Store__ConnectionString"] = connection,
            });
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }

        return result;
    }

    private static async Task MeasureAsync(Result result, string store, string data, Dictionary<string, string> environment)
    {
        // The first start makes keys, users and what else is made once.
        await StartedAsync(data, environment);
        double seconds = await StartedAsync(data, environment);
        result.Goal(seconds <= GoalSeconds, $"{store}: ready in {GoalSeconds:0} s: {seconds:0.0} s");
    }

    private static async Task<double> StartedAsync(string data, Dictionary<string, string> environment)
    {
        long began = TimeProvider.System.GetTimestamp();
        await using IocProcess program = await IocProcess.StartReadyAsync(data, arguments: ["--no-simulator"], environment: environment);
        double seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        await program.StopAsync();
        return seconds;
    }

    private static async Task FillAsync(IOperationalStore store, Profile profile, int dossiers)
    {
        await store.OpenAsync(profile, CancellationToken.None);
        await new ReplayRun(profile, store, TimeProvider.System).RunAsync(Accepted(profile, dossiers), () => 0, null, CancellationToken.None);
    }

    private static IEnumerable<ReplayEvent> Accepted(Profile profile, int count)
    {
        Instant now = Instant.From(TimeProvider.System.GetUtcNow());
        for (int i = 0; i < count; i++)
        {
            Instant at = now - TimeSpan.FromMinutes(i % 40_000);
            string unit = profile.Units[i % profile.Units.Count].Code, procedure = profile.Procedures[i % profile.Procedures.Count].Code;
            yield return new ReplayEvent(
                Encoding.UTF8.GetBytes(
                    $$$"""{"specversion":"1.0","id":"open-{{{i}}}","source":"/vn/40/tthc","type":"vn.ioc.dossier.status","time":"{{{at}}}","data":{"commune":"{{{unit}}}","dossier":"H40.{{{i:0000000}}}","procedure":"{{{procedure}}}","sequence":1,"status":"accepted","at":"{{{at}}}","channel":"online"}}"""),
                at);
        }
    }
}
