using System.Text;
using Ioc.Metrics.Profiles;

namespace Ioc.Ingest.Broker;

/// <summary>Which partition of a topic is home to each unit: murmur2 of its code. One writer per commune follows from it. Immutable, thread-safe.</summary>
public sealed class HomePartitions
{
    private readonly int[] _ofUnit;
    private readonly IReadOnlySet<string>[] _units;

    public HomePartitions(Profile profile, int partitions)
    {
        Count = partitions;
        Province = Murmur2.Partition("province"u8, partitions);
        _ofUnit = profile.Units.Select(unit => Murmur2.Partition(Encoding.UTF8.GetBytes(unit.Code), partitions)).ToArray();
        _units = Enumerable.Range(0, partitions)
            .Select(p => (IReadOnlySet<string>)profile.Units.Where(unit => _ofUnit[unit.Index] == p).Select(unit => unit.Code).ToHashSet())
            .ToArray();
    }

    public int Count { get; }

    /// <summary>Home of what concerns the whole province.</summary>
    public int Province { get; }

    public int Of(Unit? unit) => unit is null ? Province : _ofUnit[unit.Index];

    /// <summary>Codes of the units at home there.</summary>
    public IReadOnlySet<string> UnitsOf(int partition) => _units[partition];
}
