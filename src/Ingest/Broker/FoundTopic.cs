namespace Ioc.Ingest.Broker;

/// <summary>A topic as the cluster has it. Replicas: the fewest copies of any partition. Settings null: the cluster did not let us look.</summary>
public sealed record FoundTopic(int Partitions, int Replicas, IReadOnlyDictionary<string, string>? Settings);
