using Ioc.Tests.Shared;

namespace Ioc.Faults.Running;

/// <summary>
/// Senders that go on until every event is acknowledged: the obligation. Two post to the dashboards, two speak Kafka, one of them in transactions.
/// What was not acknowledged is sent again, as a real sender would, so duplicates are part of it.
/// </summary>
public sealed class Load
{
    /// <summary>How many senders there are.</summary>
    public const int Senders = 4;
    private const int Posting = 2;

    private readonly JudgedTopology _topology;
    private readonly LoadContent _content;
    private readonly Pace _pace;
    private readonly TransactionalSender _transactional;
    private readonly Task _sending;
    private int _refused;
    private int _sent;

    private Load(JudgedTopology topology, int seed, int dossiers, Pace pace)
    {
        _topology = topology;
        _content = new LoadContent(topology.Profile, topology.Today, seed, dossiers);
        _pace = pace;
        _transactional = new TransactionalSender(topology.Cluster.Bootstrap, $"load-{seed}");
        IEventSender[] senders =
        [
            .. Enumerable.Range(0, Posting).Select(number => new HttpSender(topology, number, _content.Rejected)),
            new KafkaSender(topology.Cluster.Bootstrap), _transactional,
        ];
        _sending = Task.WhenAll(senders.Select((sender, number) => Task.Run(() => SendAsync(sender, number))));
    }

    /// <summary>Attempts that were not acknowledged.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public static Load Begin(JudgedTopology topology, int seed, int dossiers = 400) => Begin(topology, seed, dossiers, Pace.Dense);

    /// <summary>Waits until a part of it is sent, so that a fault falls into the middle.</summary>
    public Task SentAsync(double share) => Eventually.Is(
        "events sent", () => Task.FromResult(Volatile.Read(ref _sent)), sent => sent >= share * _content.Events.Count, TimeSpan.FromSeconds(90));

    /// <summary>Fails when all was sent already: then the fault did not happen under load.</summary>
    public void IsUnderWay() => _sending.IsCompleted.ShouldBeFalse("the fault has to happen while events are under way");

    /// <summary>All is acknowledged: from now on it counts.</summary>
    public async Task EndAsync()
    {
        await _sending.WaitAsync(TimeSpan.FromSeconds(180));
        if (_topology.Loads.Remove(this))
        {
            _content.Count(_topology);
            _topology.Aborted += _transactional.Aborted;
        }
    }

    internal static Load Begin(JudgedTopology topology, int seed, int dossiers, Pace pace)
    {
        var load = new Load(topology, seed, dossiers, pace);
        topology.Loads.Add(load);
        return load;
    }

    private async Task SendAsync(IEventSender sender, int number)
    {
        using (sender)
        {
            foreach (LoadEvent[] batch in _content.Events.Where((_, i) => i % Senders == number).Chunk(_pace.Batch))
            {
                _topology.Waits.Begins(number);
                while (!await sender.TrySendAsync(batch))
                {
                    Interlocked.Increment(ref _refused);
                    await Task.Delay(100);
                }

                _topology.Waits.IsAcknowledged(number);
                Interlocked.Add(ref _sent, batch.Length);
                await Task.Delay(_pace.Pause);
            }
        }
    }
}
