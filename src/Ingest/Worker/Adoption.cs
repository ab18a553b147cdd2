using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Worker;

/// <summary>Partitions that were taken, with what the store knows of them; in force once it is installed between two runs of the lane.</summary>
internal sealed record Adoption(IReadOnlyList<PartitionOwnership> Partitions, StoreState Known, LoadedLedgers Ledgers);
