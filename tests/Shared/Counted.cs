using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Ioc.Tests.Shared;

/// <summary>What the counters of our meters (`ioc.*`) have measured in this process since it was made, by one tag. Thread-safe.</summary>
public sealed class Counted : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(string Counter, string Tag, string Value), long> _sums = new();

    public Counted()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is Counter<long> && instrument.Meter.Name.StartsWith("ioc.", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            foreach ((string tag, object? of) in tags)
            {
                _sums.AddOrUpdate((instrument.Name, tag, $"{of}"), value, (_, sum) => sum + value);
            }
        });
        _listener.Start();
    }

    public long Of(string counter, string tag, string value) => _sums.GetValueOrDefault((counter, tag, value));

    public void Dispose() => _listener.Dispose();
}
