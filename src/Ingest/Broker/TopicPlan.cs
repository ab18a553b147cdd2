using System.Globalization;

namespace Ioc.Ingest.Broker;

/// <summary>A topic as it should be: made so when it is missing, and what must hold when it is there.</summary>
public sealed record TopicPlan(string Name, int Partitions, IReadOnlyDictionary<string, string> Settings)
{
    private static readonly TimeSpan EventsKept = TimeSpan.FromDays(14), LettersKept = TimeSpan.FromDays(30);

    /// <summary>All topics of ours. The time of a record is the broker's: whether an event is too late is not its sender's to say.</summary>
    public static IReadOnlyList<TopicPlan> All(int partitions) =>
    [
        .. Topics.Events.Select(name => new TopicPlan(name, partitions, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cleanup.policy"] = "delete",
            ["message.timestamp.type"] = "LogAppendTime",
            ["retention.ms"] = Milliseconds(EventsKept),
        })),
        new TopicPlan(Topics.DeadLetters, partitions, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cleanup.policy"] = "delete",
            ["retention.ms"] = Milliseconds(LettersKept), // they may hold personal data
        }),
        new TopicPlan(Topics.Live, 1, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cleanup.policy"] = "compact",
            ["min.cleanable.dirty.ratio"] = "0.1", // a dashboard reads all of it at start
            ["segment.ms"] = Milliseconds(TimeSpan.FromMinutes(30)),
            ["max.compaction.lag.ms"] = Milliseconds(TimeSpan.FromHours(1)),
        }),
    ];

    /// <summary>What of the settings found would make figures wrong or personal data outlive its time; in plain words, empty when all is well.</summary>
    public IEnumerable<string> Faults(IReadOnlyDictionary<string, string> found)
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
    }

    private static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
