using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.Tests.Running;
using Ioc.Ingest.Worker.Reading;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests;

/// <summary>Two workers' loops on one broker and one store: whatever fails and wherever partitions go, every record, dead letter and request is counted once.</summary>
public sealed class CountedOnceTests : IAsyncLifetime
{
    private const int Partitions = 4;

    private static readonly string[] _communes = [.. RunningIngest.Profile.Units.Select(unit => unit.Code)];
    private static readonly string _malformed = RejectReasons.Code(RejectReason.MalformedJson);

    private readonly DataFolder _folder = new();
    private readonly EmbeddedBroker _broker = new();
    private readonly EventStream _stream;
    private readonly ForeignProducer _producer;
    private readonly SqliteOperationalStore _store;
    private readonly List<(string Commune, byte[] Value)> _dossiers = [];
    private readonly List<Task<string?>> _requests = [];
    private int _duplicates;
    private int _bad;

    public CountedOnceTests()
    {
        _stream = EventStream.Of(_broker);
        _producer = new ForeignProducer(_broker.BootstrapServers);
        _store = new SqliteOperationalStore(_folder.Store, TestClock.Shared);
    }

    public Task InitializeAsync() => _store.OpenAsync(RunningIngest.Profile, default);

    public async Task DisposeAsync()
    {
        _producer.Dispose();
        await _store.DisposeAsync();
        _broker.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_partition_that_went_and_came_back_while_it_was_taken_is_read_once()
    {
        TopicPartition partition = Home(Events.Commune);
        TaskCompletionSource taking = new(), go = new();
        int taken = 0;
        GroupWorker worker = null!;
        IOperationalStore store = InterceptedStore.Over(_store, (method, _, call) => method != nameof(IOperationalStore.AcquireAsync) ? call() : Interlocked.Increment(ref taken) switch
        {
            1 => AfterAsync((Task<PartitionOwnership>)call()!, Told(taking, go.Task)),
            2 => AfterAsync((Task<PartitionOwnership>)call()!, ReadMeanwhileAsync(worker)),
            _ => call(),
        });
        worker = new GroupWorker(_stream, store, _store, new IngestSettings { BatchAge = TimeSpan.FromSeconds(3) });
        await using (worker)
        {
            await SendAsync([.. Enumerable.Range(0, 10).SelectMany(_ => new[] { Good(Events.Commune), Bad(Events.Commune) })]);

            await worker.Member.AssignAsync(partition);
            await taking.Task;
            await worker.Member.BounceAsync(partition);
            go.SetResult();

            await Eventually.Is("all dossiers", ReceivedAsync, received => received >= 10);
        }

        await JudgeAsync();
    }

    [Fact]
    public async Task An_event_placed_at_its_home_from_elsewhere_counts_once_when_its_batch_fails()
    {
        int failures = 2;
        IOperationalStore store = InterceptedStore.Commits(_store, (batch, commit) => batch.Dossiers.Count > 0 && --failures >= 0 ? throw new InvalidOperationException("a bug") : commit());
        await using (var worker = new GroupWorker(_stream, store, _store, new IngestSettings()))
        {
            TopicPartition home = Home(Events.Commune), elsewhere = At((home.Partition.Value + 1) % Partitions);
            await worker.Member.AssignAsync(home, elsewhere);
            byte[] key = System.Text.Encoding.UTF8.GetBytes(Events.Commune);
            await _producer.SendAsync(Topics.ProcedureEvents, key, Good(Events.Commune).Value, elsewhere.Partition.Value, forwarded: true);
            await Eventually.Is("the dossier", ReceivedAsync, received => received == 1);
        }

        failures.ShouldBeLessThan(0);
        await JudgeAsync();
    }

    [Fact]
    public async Task A_worker_that_owns_nothing_commits_what_it_is_asked_for()
    {
        await using (var worker = new GroupWorker(_stream, _store, _store, new IngestSettings()))
        {
            Ask(worker);
            await _requests[0].WaitAsync(TimeSpan.FromSeconds(30));
        }

        await JudgeAsync();
    }

    /// <summary>A record of the kind that keeps what was rejected over HTTP, from somebody whose header has no value.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_record_with_an_empty_header_is_a_dead_letter_and_those_before_and_behind_it_count(bool inGroup)
    {
        TopicPartition home = Home(Events.Commune);
        await using (var worker = new GroupWorker(_stream, _store, _store, new IngestSettings(), inGroup ? Duty.Communes : Duty.Everything))
        {
            if (inGroup)
            {
                await worker.Member.AssignAsync(home);
            }

            await SendAsync(Good(Events.Commune));
            await _producer.SendAsync(Topics.ProcedureEvents, System.Text.Encoding.UTF8.GetBytes(Events.Commune), [0], home.Partition.Value, headers: new Headers { { "ioc-reason", null! } });
            _bad++;
            await SendAsync(Good(Events.Commune));
            await Eventually.Is("all that was sent", LackingAsync, lacking => lacking.Length == 0);
        }

        await JudgeAsync();
    }

    [Fact]
    public async Task A_loop_that_an_error_ends_commits_nothing_more()
    {
        var worker = new GroupWorker(_stream, _store, _store, new IngestSettings { BatchAge = TimeSpan.FromMinutes(10), TickEvery = TimeSpan.FromMinutes(10) });
        await worker.Member.AssignAsync(Home(Events.Commune));
        await SendAsync(Good(Events.Commune), Good(Events.Commune));
        await Eventually.Is("records in the batch", () => Task.FromResult(worker.State.Snapshot().LagSeconds), lag => lag > 0);

        worker.Member.Fail(new InvalidOperationException("a bug"));

        await Should.ThrowAsync<InvalidOperationException>(worker.Running);
        await Should.ThrowAsync<InvalidOperationException>(async () => await worker.DisposeAsync());
        (await ReceivedAsync()).ShouldBe(0, "a record may have been taken by half: all of them are read again");
        await using (var next = new GroupWorker(_stream, _store, _store, new IngestSettings()))
        {
            await next.Member.AssignAsync(Home(Events.Commune));
            await Eventually.Is("all that was sent", LackingAsync, lacking => lacking.Length == 0);
        }

        await JudgeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_fails_and_wherever_partitions_go_everything_counts_once(int seed)
    {
        var dice = new Random(seed);
        var faults = new RandomFaults(seed) { On = true };
        var sink = new ThrowingSink { Throws = true };
        GroupWorker[] workers =
        [
            .. Enumerable.Range(0, 2).Select(_ => new GroupWorker(_stream, faults.Over(_store), _store, new IngestSettings { BatchEvents = 64 }, ledgersTime: faults.Clock, sinks: sink)),
        ];
        int[] owners = [.. Enumerable.Range(0, Partitions).Select(partition => partition % workers.Length)];
        await Task.WhenAll(owners.Select((owner, partition) => workers[owner].Member.AssignAsync(At(partition))));
        for (int round = 0; round < 40 || faults.Lacking.Count > 0; round++)
        {
            await SendAsync([.. Enumerable.Range(0, 25).Select(_ => Any(dice))]);
            Ask(workers[dice.Next(workers.Length)]);
            long before = faults.Commits;
            await MoveAsync(workers, owners, dice.Next(Partitions), dice.Next(4));
            await Eventually.Is("a commit", () => GiveBackFencedAsync(workers, owners, faults), commits => commits > before);
        }

        faults.On = false;
        sink.Throws = false;
        await Eventually.Is("all that was sent", async () =>
        {
            await GiveBackFencedAsync(workers, owners, faults);
            return await LackingAsync();
        }, lacking => lacking.Length == 0);
        foreach (GroupWorker worker in workers)
        {
            await worker.DisposeAsync();
        }

        await JudgeAsync();
        faults.Lacking.ShouldBeEmpty();
    }

    /// <summary>0: goes and comes back at once. 1: given up in good order, then another's. 2 and 3: another's at once, and its owner hears of it late.</summary>
    private static async Task MoveAsync(GroupWorker[] workers, int[] owners, int partition, int how)
    {
        GroupMember from = workers[owners[partition]].Member, to = workers[1 - owners[partition]].Member;
        switch (how)
        {
            case 0:
                await from.BounceAsync(At(partition));
                return;
            case 1:
                await from.RevokeAsync(At(partition));
                await to.AssignAsync(At(partition));
                break;
            default:
                await to.AssignAsync(At(partition));
                await from.LoseAsync(At(partition));
                break;
        }

        owners[partition] = 1 - owners[partition];
    }

    /// <summary>A worker that was told that a partition is another's leaves it until it is assigned anew. Returns the commits so far.</summary>
    private static async Task<long> GiveBackFencedAsync(GroupWorker[] workers, int[] owners, RandomFaults faults)
    {
        while (faults.Fenced.TryDequeue(out TopicPartition? fenced))
        {
            await workers[owners[fenced.Partition.Value]].Member.BounceAsync(fenced);
        }

        return faults.Commits;
    }

    private async Task<string> LackingAsync()
    {
        (long dossiers, int letters) = (_dossiers.Count - await ReceivedAsync(), _bad - (await LettersAsync()).Count(letter => letter.Offset >= 0));
        int requests = _requests.Count(request => !request.IsCompleted);
        return dossiers > 0 || letters > 0 || requests > 0 ? $"{dossiers} dossiers, {letters} dead letters and {requests} requests are not committed" : "";
    }

    private async Task JudgeAsync()
    {
        (await ReceivedAsync()).ShouldBe(_dossiers.Count);
        (await QualityAsync("duplicate")).ShouldBe(_duplicates);
        IReadOnlyList<DeadLetter> letters = await LettersAsync();
        letters.Where(letter => letter.Offset >= 0).GroupBy(letter => (letter.Partition, letter.Offset)).Where(same => same.Count() > 1).ShouldBeEmpty();
        letters.Count(letter => letter.Offset >= 0).ShouldBe(_bad);
        letters.ShouldAllBe(letter => letter.Reason == RejectReason.MalformedJson, "no event is blamed for what is not its fault");
        string?[] kept = [.. (await Task.WhenAll(_requests)).OfType<string>().Order(StringComparer.Ordinal)];
        letters.Where(letter => letter.Offset < 0).Select(letter => letter.Detail).Order(StringComparer.Ordinal).ShouldBe(kept);
        (await QualityAsync(_malformed)).ShouldBe(letters.Count);
    }

    private async Task<long> ReceivedAsync() => (await _store.SumsAsync(null, Today - 1000, Today + 1, default)).Values.Sum(sums => sums[Counter.Received]);

    private async Task<long> QualityAsync(string kind) => (await _store.QualityAsync(Today - 1000, Today + 1, default)).Where(counted => counted.Key.Kind == kind).Sum(counted => counted.Value);

    private async Task<IReadOnlyList<DeadLetter>> LettersAsync() => [.. (await _store.DeadLettersAsync(0, 10_000, default)).Select(row => row.Letter)];

    private static LocalDay Today => Instant.From(TestClock.Shared.GetUtcNow()).Day;

    /// <summary>Asks for a dead letter; its detail once it is kept, null when that can never be.</summary>
    private void Ask(GroupWorker worker)
    {
        string detail = $"r{_requests.Count}";
        _requests.Add(AskAsync());

        async Task<string?> AskAsync()
        {
            try
            {
                await worker.Requests.AddAsync(
                    batch => batch.AddDeadLetter(new DeadLetter("http", -1, -1, null, [], RejectReason.MalformedJson, detail, null, Instant.From(TestClock.Shared.GetUtcNow()))), default);
                return detail;
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }

    private (string Commune, byte[] Value) Any(Random dice)
    {
        string commune = _communes[dice.Next(_communes.Length)];
        switch (dice.Next(10))
        {
            case 0:
                return Bad(commune);
            case 1 when _dossiers.Count > 0:
                _duplicates++;
                return _dossiers[dice.Next(_dossiers.Count)];
            default:
                return Good(commune);
        }
    }

    private (string Commune, byte[] Value) Good(string commune)
    {
        _dossiers.Add((commune, Events.Status($"d{_dossiers.Count}", commune: commune)));
        return _dossiers[^1];
    }

    private (string Commune, byte[] Value) Bad(string commune)
    {
        _bad++;
        return (commune, "{"u8.ToArray());
    }

    private Task SendAsync(params (string Commune, byte[] Value)[] events) => Task.WhenAll(events.Select(each =>
        _producer.SendAsync(Topics.ProcedureEvents, System.Text.Encoding.UTF8.GetBytes(each.Commune), each.Value, Home(each.Commune).Partition.Value)));

    private static TopicPartition Home(string commune) => At(Murmur2.Partition(System.Text.Encoding.UTF8.GetBytes(commune), Partitions));

    private static TopicPartition At(int partition) => new(Topics.ProcedureEvents, partition);

    /// <summary>Gives what must not be read yet the time to be read.</summary>
    private static async Task ReadMeanwhileAsync(GroupWorker worker)
    {
        try
        {
            await Eventually.Is("records", () => Task.FromResult(worker.State.Snapshot().LagSeconds), lag => lag > 0, TimeSpan.FromSeconds(1));
        }
        catch (TimeoutException)
        {
            // As it should be.
        }
    }

    private static Task Told(TaskCompletionSource told, Task then)
    {
        told.SetResult();
        return then;
    }

    private static async Task<T> AfterAsync<T>(Task<T> first, Task then)
    {
        T result = await first;
        await then;
        return result;
    }
}
