using System.Globalization;
using Ioc.Faults.Running;
using Ioc.LoadTests.Running;

namespace Ioc.Faults.Harness;

/// <summary>A run as text for people: what held and what did not, and for each kind of fault how long it took until all was well.</summary>
internal static class FaultTable
{
    /// <summary>Everything is as it should be this soon after a fault's end.</summary>
    public static readonly TimeSpan ReadyGoal = TimeSpan.FromSeconds(30);

    /// <summary>A dead worker's communes are live elsewhere this soon.</summary>
    public static readonly TimeSpan FailoverGoal = Topology.SessionTimeout + TimeSpan.FromSeconds(5);

    public static Result Of(FaultRunRecord run, string command)
    {
        var result = new Result("faults", command);
        (FaultRunOptions options, IReadOnlyList<FaultRecord> faults) = (run.Options, run.Faults);
        result.Say($"seed {options.Seed}: {faults.Count} times faults, {faults.Count(fault => fault.Planned.Second is not null)} of them two at once, in {options.During.TotalMinutes:0} minutes; {options.Brokers} Kafka, PostgreSQL, InfluxDB, 2 workers, 2 dashboards, Kafka's own timeout {Topology.SessionTimeout.TotalSeconds:0} s, all on this machine");
        result.Say($"{run.Events:N0} events of dossiers acknowledged (beside reports of systems, indicators and wrong ones) by 4 senders: two over HTTP, one by Kafka, one in transactions; {run.Aborted:N0} more in transactions that were aborted");
        result.Goal(run.Failures.Count == 0 && run.Judgements > 0, $"every acknowledged event counted once, every figure of every unit equal to the naive recomputation, InfluxDB's days equal to the counters, no gap, every fault real, no program ended by itself: looked at {run.Judgements} times");
        foreach (string failure in run.Failures)
        {
            result.Say($"{failure}");
        }

        TimeSpan ready = Longest(faults.Select(fault => fault.ReadyAfter));
        result.Goal(ready <= ReadyGoal, $"everything ready again within {ReadyGoal.TotalSeconds:0} s of each fault: at most {ready.TotalSeconds:0.0} s");
        TimeSpan[] failovers = [.. faults.Where(fault => fault.Failover is not null).Select(fault => fault.Failover!.Value)];
        if (failovers.Length > 0)
        {
            result.Goal(Longest(failovers) <= FailoverGoal, $"a dead worker's communes live again within {FailoverGoal.TotalSeconds:0} s: {failovers.Length} times, median {Median(failovers).TotalSeconds:0.0} s, at most {Longest(failovers).TotalSeconds:0.0} s");
        }

        result.Table(
            ["fault", "times", "ready again after, median s", "longest s", "a sender waited at most, s"],
            faults.GroupBy(fault => fault.Planned.Second is null ? fault.Planned.First.Name : "two at once").OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(Row));
        return result;
    }

    private static IReadOnlyList<string> Row(IGrouping<string, FaultRecord> kind) =>
    [
        kind.Key, Text(kind.Count()), Text(Median(kind.Select(fault => fault.ReadyAfter))), Text(Longest(kind.Select(fault => fault.ReadyAfter))),
        Text(Longest(kind.Select(fault => fault.LongestWait))),
    ];

    private static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        TimeSpan[] all = [.. times.Order()];
        return all[all.Length / 2];
    }

    private static TimeSpan Longest(IEnumerable<TimeSpan> times) => times.DefaultIfEmpty().Max();

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Text(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
