namespace Ioc.LoadTests.Scenarios;

/// <summary>One thing that a scenario does again and again: latencies of what went well, a count of what did not. Thread-safe.</summary>
internal sealed class Step(string name)
{
    private readonly Lock _gate = new();
    private readonly List<double> _milliseconds = [];
    private readonly SortedDictionary<string, long> _failures = new(StringComparer.Ordinal);

    public void Ok(TimeSpan latency)
    {
        lock (_gate)
        {
            _milliseconds.Add(latency.TotalMilliseconds);
        }
    }

    public void Fail(string status)
    {
        lock (_gate)
        {
            _failures[status] = _failures.GetValueOrDefault(status) + 1;
        }
    }

    public StepStatistics Statistics()
    {
        double[] sorted;
        KeyValuePair<string, long>[] failures;
        lock (_gate)
        {
            sorted = [.. _milliseconds];
            failures = [.. _failures];
        }

        Array.Sort(sorted);
        return new StepStatistics(name, sorted, failures);
    }
}
