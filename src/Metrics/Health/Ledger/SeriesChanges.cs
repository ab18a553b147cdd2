using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>Outages that changed since the last commit point, and from which instant on incidents have to be looked at again.</summary>
internal sealed class SeriesChanges
{
    /// <summary>By identity; null: it is no more.</summary>
    public Dictionary<(string Unit, string System, Instant Start), Outage?> Outages { get; } = [];

    public HashSet<string> Units { get; } = [];

    /// <summary>Never when nothing changed.</summary>
    public Instant Earliest { get; private set; } = Instant.Never;

    public void Changed(MonitoredSeries series, Outage outage, Instant since)
    {
        Outages[(outage.Unit, outage.System, outage.Start)] = outage;
        Units.Add(series.Unit.Code);
        Since(since);
    }

    public void Removed(MonitoredSeries series, Outage outage)
    {
        Outages[(outage.Unit, outage.System, outage.Start)] = null;
        Units.Add(series.Unit.Code);
        Since(outage.Start);
    }

    public void Since(Instant instant) => Earliest = Instant.Min(Earliest, instant);

    public void Clear()
    {
        Outages.Clear();
        Units.Clear();
        Earliest = Instant.Never;
    }
}
