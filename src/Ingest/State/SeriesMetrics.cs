using System.Diagnostics.Metrics;
using Ioc.Ingest.Coordination;
using Ioc.Metrics.Stores.Influx;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.State;

/// <summary>Meter `ioc.series`: how the time series are kept up, and whether this process is the coordinator that does so. Counters are since the start of the process. Thread-safe.</summary>
public sealed class SeriesMetrics
{
    public const string MeterName = "ioc.series";

    private readonly Counter<long> _gaps;
    private readonly TimeProvider _time;
    private long _taken;
    private long _written;
    private long _days;
    private int _waiting;

    public SeriesMetrics(ICoordinatorLease lease, TimeProvider time, IEnumerable<ParkingFile> parked, IMeterFactory meters)
    {
        Meter meter = meters.Create(MeterName);
        _time = time;
        _gaps = meter.CreateCounter<long>("ioc.series.gaps", "{minute}", "Minutes that no chart will ever show");
        _gaps.Add(0);
        meter.CreateObservableGauge("ioc.series.waiting", () => Volatile.Read(ref _waiting), "{minute}", "Minutes that the time-series store has not taken yet");
        meter.CreateObservableGauge("ioc.series.age", () => Age(ref _written), "s", "Age of the newest minute that we wrote to the time-series store");
        meter.CreateObservableGauge("ioc.series.days.age", () => Age(ref _days), "s", "Time since all days of the time-series store were known to be right");
        meter.CreateObservableCounter("ioc.series.parked", () => parked.Sum(file => file.Parked), "{line}", "Lines that InfluxDB refused for good");
        meter.CreateObservableGauge("ioc.series.coordinator", () => lease.IsHeld ? 1 : 0, "{lease}", "Whether this process does what concerns the whole province");
    }

    /// <summary>Beginning of the last minute whose figures were taken; default: none yet.</summary>
    public Instant LastTaken => new(Volatile.Read(ref _taken));

    internal void Taken(Instant minute) => Volatile.Write(ref _taken, minute.Ticks);

    internal void Written(Instant minute) => Volatile.Write(ref _written, minute.Ticks);

    internal void DaysWritten(Instant at) => Volatile.Write(ref _days, at.Ticks);

    internal void Waits(int minutes) => Volatile.Write(ref _waiting, minutes);

    internal void Gap() => _gaps.Add(1);

    private IEnumerable<Measurement<double>> Age(ref long ticks)
    {
        long at = Volatile.Read(ref ticks);
        return at == 0 ? [] : [new Measurement<double>(Math.Max(0, (Instant.From(_time.GetUtcNow()) - new Instant(at)).TotalSeconds))];
    }
}
