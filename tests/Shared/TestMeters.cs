using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Ioc.Tests.Shared;

/// <summary>Makes meters as a host does, for parts that are tested without one. Thread-safe.</summary>
public sealed class TestMeters : IMeterFactory
{
    private readonly ConcurrentBag<Meter> _made = [];

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        var meter = new Meter(options);
        _made.Add(meter);
        return meter;
    }

    public void Dispose()
    {
        foreach (Meter meter in _made)
        {
            meter.Dispose();
        }
    }
}
