namespace Ioc.Faults.Harness;

/// <summary>What a fault befalls. Two faults at once befall different ones.</summary>
[Flags]
internal enum FaultTarget
{
    None = 0,
    Workers = 1,
    Dashboards = 2,
    Kafka = 4,
    Postgres = 8,
    Influx = 16,
}
