using System.Globalization;
using Ioc.LoadTests.Running;
using Ioc.Metrics.Profiles;

namespace Ioc.LoadTests.Scenarios;

/// <summary>
/// Scenario `kafka`: events through the Kafka protocol at a rate until all are committed, then the same program takes batches over HTTP; what an event costs either way, side by side.
/// </summary>
internal static class KafkaScenario
{
    private const int Senders = 8;
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    public static async Task<Result> RunAsync(LoadOptions options)
    {
        var load = new LoadSimulation.Inject(LoadOptions.Or(options.Rate, 10_000), TimeSpan.FromSeconds(LoadOptions.Or(options.Seconds, 30)));
        var batches = new LoadSimulation.KeepConstant(LoadOptions.Or(options.Senders, Senders), load.During);
        var result = new Result("kafka", $"./ioc load kafka --rate {load.Rate} --seconds {load.During.TotalSeconds:0}");
        Profile profile = Sources.Profile();
        Step produce = new("produce → acknowledged"), post = new("POST /api/v1/events, 100 events");
        await using RunningProgram program = await RunningProgram.StartAsync();
        using HttpClient reader = program.Reader();

        var phase = new Phase(TimeProvider.System.GetTimestamp(), load.During);
        Task<MeasuredUsage> usage = MeasuredUsage.OfAsync(program, phase);
        double behind = 0;
        var sender = new KafkaSender(program.Broker, produce);
        Task work = Task.WhenAll(Task.Run(() => EventInjection.RunAsync(profile, load, phase, sender)), Task.Run(LookAsync));
        await ScenarioReport.WatchAsync("kafka: " + load, () => $"{phase}, {behind:N0} records behind at most", [produce], work);
        sender.Dispose();
        long over = TimeProvider.System.GetTimestamp();
        bool all = await UntilCommittedAsync(reader);
        double after = TimeProvider.System.GetElapsedTime(over).TotalSeconds;
        (MeasuredUsage kafka, double events) = (await usage, await MetricAsync(reader, "ioc_ingest_events_total"));
        double rejected = await MetricAsync(reader, "ioc_ingest_rejected_total");

        (long durable, MeasuredUsage http) = await HttpScenario.SendAsync(program, batches, post);
        double rate = produce.Statistics().Ok / load.During.TotalSeconds, posted = durable / load.During.TotalSeconds;
        double kafkaCost = kafka.ProgramCores / rate * 1e6, httpCost = http.ProgramCores / posted * 1e6;
        result.Say($"scenario kafka; load simulation: {load}, after a warm-up of {LoadSimulation.WarmUp.TotalSeconds:0} s, four of five events of dossiers; then {batches}, batches of 100");
        result.Say($"Kafka protocol: {rate:N0} events/s, at most {behind:N0} records behind, all committed {after:0.0} s after the last; {kafka}");
        result.Say($"HTTP: {posted:N0} events/s answered 202, after the commit; {http}");
        result.Say($"processor time of the program a thousand events: Kafka {kafkaCost:0} ms, HTTP {httpCost:0} ms; HTTP costs {httpCost / kafkaCost:0.0} times as much");
        ScenarioReport.Write(result, [produce.Statistics(), post.Statistics()]);
        result.Goal(all && rejected == 0 && produce.Statistics().Fail == 0, $"everything that was acknowledged was committed: {events:N0} events");
        result.Goal(post.Statistics().Fail == 0, $"every batch was taken whole");
        return result;

        async Task LookAsync()
        {
            for (; !phase.Over; await Task.Delay(_look))
            {
                behind = Math.Max(behind, await MetricAsync(reader, "ioc_ingest_behind"));
            }
        }
    }

    private static async Task<bool> UntilCommittedAsync(HttpClient reader)
    {
        for (long began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < _patience; await Task.Delay(_look))
        {
            if (await MetricAsync(reader, "ioc_ingest_behind") == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The sum of a metric over its labels, as `/metrics` says it.</summary>
    private static async Task<double> MetricAsync(HttpClient reader, string name) =>
        (await reader.GetStringAsync("/metrics")).Split('\n')
            .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Length > name.Length && line[name.Length] is ' ' or '{')
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
}
