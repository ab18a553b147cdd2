using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Ingest.Worker.Reading;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Worker;

/// <summary>
/// Consumed records, decoded and sorted by where they go, until they are committed together. The buffers are used again and again.
/// Filled by the consumer loop, then handed to the commit lane; never both at once.
/// </summary>
internal sealed class EventBatch
{
    private readonly List<DecodedEvent> _pool = [];
    private readonly Dictionary<TopicPartition, long> _next = [];
    private readonly Dictionary<TopicPartition, int?> _epochs = [];
    private string? _lastTopic;
    private int _lastPartition;
    private long _lastNext;
    private int? _lastEpoch;
    private int _rented;

    /// <summary>Dossier events by home partition of their topic.</summary>
    public Dictionary<int, List<DecodedEvent>> Dossiers { get; } = [];

    public List<DecodedEvent> Health { get; } = [];

    /// <summary>Indicator reports and source totals.</summary>
    public List<DecodedEvent> Others { get; } = [];

    public List<DeadLetter> DeadLetters { get; } = [];

    /// <summary>Of its events.</summary>
    public OneKind Kind { get; } = new();

    /// <summary>Records found outside their home partition.</summary>
    public List<MisplacedRecord> Misplaced { get; } = [];

    /// <summary>Next offset to consume, per partition touched.</summary>
    public IReadOnlyDictionary<TopicPartition, long> Next
    {
        get
        {
            NoteLast();
            return _next;
        }
    }

    /// <summary>Epoch of Kafka's leader that wrote the last record before <see cref="Next"/>; null: not known.</summary>
    public int? LeaderEpoch(TopicPartition partition)
    {
        NoteLast();
        return _epochs.GetValueOrDefault(partition);
    }

    /// <summary>Partitions whose ledgers change with it: those that it was consumed from, and homes of what was found elsewhere and placed here.</summary>
    public IEnumerable<TopicPartition> Touched =>
        Next.Keys.Concat(Dossiers.Where(home => home.Value.Count > 0).Select(home => new TopicPartition(Topics.ProcedureEvents, home.Key))).Distinct();

    /// <summary>Offsets that were lost, to be recorded with this batch.</summary>
    public List<OffsetLoss> Losses { get; } = [];

    /// <summary>Records consumed, good and bad.</summary>
    public int Records { get; private set; }

    /// <summary>Bytes of their keys and values as they came.</summary>
    public long Bytes { get; private set; }

    /// <summary>The record that was consumed first; null while there is none. What was passed over (transaction markers, gaps) is no record.</summary>
    public TopicPartitionOffset? First { get; private set; }

    /// <summary>Timestamp of the oldest record; null while empty.</summary>
    public Instant? Oldest { get; set; }

    /// <summary>Machine time of the first record.</summary>
    public long Started { get; set; }

    public bool IsEmpty => Records == 0 && Next.Count == 0;

    /// <summary>Whether its events are simulated; null: it has none that was accepted.</summary>
    public bool? Simulated => _rented > 0 || Misplaced.Count > 0 ? Kind.Simulated : null;

    public int Accepted => _rented;

    /// <summary>A record, good or bad.</summary>
    public void Add(ConsumeResult<byte[], byte[]> record)
    {
        if (Records++ == 0)
        {
            First = record.TopicPartitionOffset;
        }

        Bytes += (record.Message?.Key?.Length ?? 0) + (record.Message?.Value?.Length ?? 0);

        Consumed(record.Topic, record.Partition.Value, record.Offset.Value + 1, record.LeaderEpoch);
    }

    /// <summary>Consumed up to here. LeaderEpoch: of the last record before; null: not known. Records come in runs of a partition, so the dictionary is touched once a run.</summary>
    public void Consumed(string topic, int partition, long next, int? leaderEpoch = null)
    {
        if (partition != _lastPartition || topic != _lastTopic)
        {
            NoteLast();
            (_lastTopic, _lastPartition) = (topic, partition);
        }

        (_lastNext, _lastEpoch) = (next, leaderEpoch);
    }

    /// <summary>Nothing more comes in: from now on it is only read, by whichever thread.</summary>
    public void Seal()
    {
        NoteLast();
        _lastTopic = null;
    }

    /// <summary>A buffer to decode into. Keep it with one of the lists, or give it back at once.</summary>
    public DecodedEvent Rent()
    {
        if (_rented == _pool.Count)
        {
            _pool.Add(new DecodedEvent());
        }

        return _pool[_rented++];
    }

    /// <summary>Gives back the buffer rented last.</summary>
    public void GiveBack() => _rented--;

    public void AddDossier(int home, DecodedEvent e)
    {
        if (!Dossiers.TryGetValue(home, out List<DecodedEvent>? events))
        {
            Dossiers[home] = events = [];
        }

        events.Add(e);
    }

    public void Clear()
    {
        _rented = 0;
        foreach (List<DecodedEvent> events in Dossiers.Values)
        {
            events.Clear();
        }

        Health.Clear();
        Others.Clear();
        DeadLetters.Clear();
        Kind.Clear();
        Misplaced.Clear();
        _lastTopic = null;
        _next.Clear();
        _epochs.Clear();
        Losses.Clear();
        (Records, Bytes) = (0, 0);
        First = null;
        Oldest = null;
    }

    private void NoteLast()
    {
        if (_lastTopic is not null)
        {
            var last = new TopicPartition(_lastTopic, _lastPartition);
            (_next[last], _epochs[last]) = (_lastNext, _lastEpoch);
        }
    }
}
