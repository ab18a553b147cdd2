using System.Globalization;

namespace Ioc.Ingest.Broker;

/// <summary>A topic as it should be: made so when it is missing, and what must hold when it is there. Replicas null: as many copies as the cluster makes by default.</summary>
public sealed record TopicPlan(string Name, int Partitions, short? Replicas, IReadOnlyDictionary<string, string> Settings)
{
    private const string InSync = "min.insync.replicas", LargestRecord = "max.message.bytes";

    /// <summary>With so many copies one broker may be away and two still take each record.</summary>
    private const int Redundant = 3;

    /// <summary>A batch of our producers is as large as this.</summary>
    private const int LargestBatch = 1_000_000;

    private static readonly TimeSpan EventsKept = TimeSpan.FromDays(14), LettersKept = TimeSpan.FromDays(30);

    /// <summary>All topics of ours. The time of a record is the broker's: whether an event is too late is not its sender's to say.</summary>
    public static IReadOnlyList<TopicPlan> All(int partitions, short? replicas = null) =>
    [
        .. Topics.Events.Select(name => Plan(name, partitions, replicas, new(StringComparer.Ordinal)
        {
            ["cleanup.policy"] = "delete",
            ["message.timestamp.type"] = "LogAppendTime",
            ["retention.ms"] = Milliseconds(EventsKept),
        })),
        Plan(Topics.DeadLetters, partitions, replicas, new(StringComparer.Ordinal)
        {
            ["cleanup.policy"] = "delete",
            ["retention.ms"] = Milliseconds(LettersKept), // they may hold personal data
        }),
        Plan(Topics.Live, 1, replicas, new(StringComparer.Ordinal)
        {
            ["cleanup.policy"] = "compact",
            ["min.cleanable.dirty.ratio"] = "0.1", // a dashboard reads all of it at start
            ["segment.ms"] = Milliseconds(TimeSpan.FromMinutes(30)),
            ["max.compaction.lag.ms"] = Milliseconds(TimeSpan.FromHours(1)),
        }),
    ];

    /// <summary>What of the topic found would make figures wrong, lose events or let personal data outlive its time; in plain words, empty when all is well.</summary>
    public IEnumerable<string> Faults(FoundTopic found) => [.. LayoutFaults(found), .. found.Settings is { } settings ? SettingFaults(settings, found.Replicas) : []];

    private IEnumerable<string> LayoutFaults(FoundTopic found)
    {
        if (found.Partitions < Partitions)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{Name}: it has {found.Partitions} partitions, {Partitions} are set: no more workers than that have work. Make it anew, or set Ioc__Kafka__Partitions={found.Partitions}");
        }

        if (Replicas is { } wanted && found.Replicas < wanted)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Name}: a partition has {found.Replicas} copies, {wanted} are set (Ioc__Kafka__ReplicationFactor)");
        }
    }

    private IEnumerable<string> SettingFaults(IReadOnlyDictionary<string, string> found, int copies)
    {
        string policy = found.GetValueOrDefault("cleanup.policy", "");
        if (Name == Topics.Live ? !policy.Contains("compact", StringComparison.Ordinal) : policy.Contains("compact", StringComparison.Ordinal))
        {
            yield return $"{Name}: cleanup.policy is {policy}, it must be {Settings["cleanup.policy"]}";
        }

        if (Settings.ContainsKey("message.timestamp.type") && found.GetValueOrDefault("message.timestamp.type") != "LogAppendTime")
        {
            yield return $"{Name}: message.timestamp.type is {found.GetValueOrDefault("message.timestamp.type")}, it must be LogAppendTime: else senders decide what is too late";
        }

        bool forEver = !long.TryParse(found.GetValueOrDefault("retention.ms"), CultureInfo.InvariantCulture, out long kept) || kept < 0;
        if (Name == Topics.DeadLetters && (forEver || kept > LettersKept.TotalMilliseconds))
        {
            yield return $"{Name}: retention.ms is {found.GetValueOrDefault("retention.ms")}, more than the 30 days that dead letters may be kept";
        }

        if (Topics.Events.Contains(Name) && !forEver && kept < TimeSpan.FromDays(1).TotalMilliseconds)
        {
            yield return $"{Name}: retention.ms is {kept}: a worker that was away for longer finds a gap";
        }

        if (int.TryParse(found.GetValueOrDefault(LargestRecord), CultureInfo.InvariantCulture, out int largest) && largest < LargestBatch)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Name}: {LargestRecord} is {largest}, it must be {LargestBatch} at least: else what goes together is refused together");
        }

        // Also where the number of copies is the cluster's: three of which one is enough lose what that one alone had.
        bool told = int.TryParse(found.GetValueOrDefault(InSync), CultureInfo.InvariantCulture, out int inSync);
        if (told ? inSync < 2 && (copies >= Redundant || Settings.ContainsKey(InSync)) : Settings.ContainsKey(InSync))
        {
            yield return $"{Name}: {InSync} is {found.GetValueOrDefault(InSync)}, it must be 2: else what was acknowledged may be lost with one broker";
        }
    }

    private static TopicPlan Plan(string name, int partitions, short? replicas, Dictionary<string, string> settings)
    {
        if (replicas >= Redundant)
        {
            settings[InSync] = "2"; // acks=all then survives the loss of any one broker
        }

        return new TopicPlan(name, partitions, replicas, settings);
    }

    private static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
