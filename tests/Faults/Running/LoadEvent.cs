namespace Ioc.Faults.Running;

/// <summary>A CloudEvent, and where in Kafka a sender puts it; the key is its unit's code.</summary>
internal sealed record LoadEvent(string Topic, string Key, string Json);
