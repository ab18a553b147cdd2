namespace Ioc.Metrics.Stores.Influx;

/// <summary>Where lines go that InfluxDB will never take, with its reason.</summary>
public interface IParkedLines
{
    void Park(string line, string reason);
}
