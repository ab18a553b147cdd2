using System.Security.Cryptography;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Gateway;
using Ioc.Ingest.State;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Events;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Ingest.Tests.Cluster;

/// <summary>The live topic is never a reason to stop ingesting: workers commit on, boards say that they are late and go on by themselves.</summary>
public sealed class LiveTopicTests(SecuredCluster cluster) : IClassFixture<SecuredCluster>
{
    private static readonly TimeSpan LateAfter = TimeSpan.FromSeconds(2), Patience = TimeSpan.FromMinutes(3);

    [ClusterFact]
    public async Task Deleted_it_is_made_again_and_read_anew_and_nothing_ends()
    {
        await using ClusterProcess worker = await cluster.StartWorkerAsync();
        await using ClusterProcess replica = await cluster.StartReplicaAsync(LateAfter);
        await LiveAsync(replica);
        await GoesOnAsync(worker, replica, "deleted-1", shown: true);

        await cluster.Kafka.DeleteTopicAsync(Topics.Live);
        await GoesOnAsync(worker, replica, "deleted-2", shown: true);
        await Eventually.Shows(
            "the parts of all units in the new topic",
            () => TopicReader.ReadAll(cluster.Kafka.Inside, Topics.Live, partitions: 1).Select(record => System.Text.Encoding.UTF8.GetString(record.Message.Key)).Where(key => key.EndsWith("/dossiers", StringComparison.Ordinal)).Distinct().Count(),
            keys => keys == RunningIngest.Profile.Units.Count);
        await LiveAsync(replica);
        (worker.Ends, replica.Ends).ShouldBe((false, false));
    }

    [ClusterFact]
    public async Task Deleted_where_nobody_makes_it_again_boards_are_late_until_somebody_does()
    {
        await using ClusterProcess worker = await cluster.StartWorkerAsync(makesTopics: false);
        await using ClusterProcess replica = await cluster.StartReplicaAsync(LateAfter);
        await LiveAsync(replica);

        await cluster.Kafka.DeleteTopicAsync(Topics.Live);
        await GoesOnAsync(worker, replica, "unmade-1", shown: false);
        await LateAsync(replica, "ioc.live cannot be read");
        await Eventually.Shows("the reason", () => worker.WhyNot, reasons => reasons.Any(reason => reason.StartsWith("topics: missing: ioc.live", StringComparison.Ordinal)));

        await cluster.Kafka.MakeTopicAsync(Topics.Live, 1, ("cleanup.policy", "compact"));
        await LiveAsync(replica);
        await GoesOnAsync(worker, replica, "unmade-2", shown: true);
        worker.Ends.ShouldBeFalse();
    }

    [ClusterTheory]
    [InlineData(AclOperation.Write, "live parts: ioc.live takes no parts: Broker: Topic authorization failed", null)]
    [InlineData(AclOperation.Read, null, "Broker: Topic authorization failed")]
    public async Task Not_authorised_boards_are_late_and_who_is_refused_says_why_and_they_are_live_when_it_is_allowed_again(AclOperation forbidden, string? workerSays, string? boardSays)
    {
        await using ClusterProcess worker = await cluster.StartWorkerAsync();
        await using ClusterProcess replica = await cluster.StartReplicaAsync(LateAfter);
        await LiveAsync(replica);

        await using (await cluster.ForbidAsync(Topics.Live, forbidden))
        {
            await LateAsync(replica, boardSays);
            await GoesOnAsync(worker, replica, $"forbidden-{forbidden}-1", shown: false);
            await Eventually.Shows("the reason", () => worker.WhyNot, reasons => workerSays is null || reasons.Contains(workerSays));
        }

        await LiveAsync(replica);
        await GoesOnAsync(worker, replica, $"forbidden-{forbidden}-2", shown: true);
        worker.Ends.ShouldBeFalse();
    }

    [ClusterFact]
    public async Task A_part_that_is_too_large_is_said_once_and_the_others_go_on()
    {
        await using ClusterProcess worker = await cluster.StartWorkerAsync();
        await using ClusterProcess replica = await cluster.StartReplicaAsync(LateAfter);
        await LiveAsync(replica);

        await cluster.SetAsync(Topics.Live, "max.message.bytes", "800");
        await HealthAsync(replica, "down");
        await LateAsync(replica, "16681/health (");
        await GoesOnAsync(worker, replica, "large-1", shown: true);
        await HealthAsync(replica, "degraded");
        await Eventually.Shows("the part of that unit", () => worker.Log.Count("16681/health", "larger"), lines => lines == 1);
        worker.WhyNot.ShouldContain(reason => reason.StartsWith("live parts: 16681/health (", StringComparison.Ordinal));

        await cluster.SetAsync(Topics.Live, "max.message.bytes", "1048588");
        await HealthAsync(replica, "up");
        await LiveAsync(replica);
        worker.Ends.ShouldBeFalse();
    }

    [ClusterFact]
    public async Task A_dead_letter_that_its_topic_refuses_for_good_stays_in_the_store_and_those_behind_it_go_on()
    {
        await using ClusterProcess worker = await cluster.StartWorkerAsync();
        await LiveAsync(worker);
        await cluster.SetAsync(Topics.DeadLetters, "max.message.bytes", "2000");
        byte[] large = RandomNumberGenerator.GetBytes(8_000), small = "{"u8.ToArray();
        (await worker.Gateway.KeepBodyAsync(large, RejectReason.MalformedJson, "", default)).ShouldBeTrue();
        (await worker.Gateway.KeepBodyAsync(small, RejectReason.MalformedJson, "", default)).ShouldBeTrue();

        await Eventually.Shows("the letter behind it", () => TopicReader.ReadAll(cluster.Kafka.Inside, Topics.DeadLetters).Select(record => record.Message.Value.Length), relayed => relayed.SequenceEqual([1]));
        await Eventually.Shows("what is in the store alone", () => worker.State.DeadLetterTopic, said => said.StartsWith("1 only in the store: ", StringComparison.Ordinal));
        await cluster.SetAsync(Topics.DeadLetters, "max.message.bytes", "1048588");
        (await worker.Gateway.KeepBodyAsync(small, RejectReason.MalformedJson, "", default)).ShouldBeTrue();
        await Eventually.Shows("one more and not the large one", () => TopicReader.ReadAll(cluster.Kafka.Inside, Topics.DeadLetters).Select(record => record.Message.Value.Length), relayed => relayed.SequenceEqual([1, 1]));
        worker.State.DeadLetterTopic.ShouldStartWith("1 only in the store: ", customMessage: "it is not tried for ever");
        (await worker.Reader.DeadLettersAsync(0, 9, default)).Select(row => row.Letter.Value.Length).ShouldBe([8_000, 1, 1], ignoreOrder: true);
    }

    [ClusterFact]
    public async Task Without_its_broker_boards_name_the_broker_and_are_live_when_it_is_back()
    {
        await using ClusterProcess worker = await cluster.StartWorkerAsync();
        await using ClusterProcess replica = await cluster.StartReplicaAsync(LateAfter);
        await LiveAsync(replica);

        await cluster.Kafka.Brokers[0].KillAsync();
        await Eventually.Is(
            "a board that is down", () => Task.FromResult(replica.State.Snapshot()), seen => seen.State == SourceState.Down && seen.BrokerError!.Contains("brokers are down", StringComparison.Ordinal), Patience);
        await cluster.Kafka.Brokers[0].StartAsync();
        await LiveAsync(replica);
        await GoesOnAsync(worker, replica, "away", shown: true);
        worker.Ends.ShouldBeFalse();
    }

    private static Task LiveAsync(ClusterProcess process) => Eventually.Is(
        "live", () => Task.FromResult(process.State.Snapshot()), seen => seen is { State: SourceState.Live, CaughtUp: true }, Patience);

    /// <summary>Why: null where the board can only see that nothing comes.</summary>
    private static Task LateAsync(ClusterProcess process, string? why) => Eventually.Is(
        "late",
        () => Task.FromResult(process.State.Snapshot()),
        seen => seen.State == SourceState.Late && (why is null || seen.LiveError?.Contains(why, StringComparison.Ordinal) == true),
        Patience);

    /// <summary>An event by HTTP and one by Kafka itself are in the store, and then on the board.</summary>
    private async Task GoesOnAsync(ClusterProcess worker, ClusterProcess replica, string dossier, bool shown)
    {
        long before = await worker.ReceivedAsync();
        (await replica.Gateway.AcceptAsync([Events.Status(dossier + "-http")], Caller.Anyone("test"), default)).ShouldBeOfType<Taken>();
        using IProducer<byte[], byte[]> producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = cluster.Kafka.Inside }).Build();
        await producer.ProduceAsync(Topics.ProcedureEvents, new Message<byte[], byte[]> { Key = "16681"u8.ToArray(), Value = Events.Status(dossier + "-kafka") });
        await Eventually.Is("counted", worker.ReceivedAsync, count => count == before + 2, Patience);
        if (shown)
        {
            await Eventually.Is("shown", () => Task.FromResult(replica.Parts.Dossiers.Sum(part => part.Today[Counter.Received])), count => count == before + 2, Patience);
        }
    }

    /// <summary>Of every system of the commune, with latencies that do not compress.</summary>
    private static async Task HealthAsync(ClusterProcess replica, string status)
    {
        var random = new Random(status.Length);
        ReadOnlyMemory<byte>[] reports =
        [
            .. RunningIngest.Profile.Systems.Where(system => system.CommuneLevel).Select(system => (ReadOnlyMemory<byte>)Events.Event(
                "vn.ioc.system.health", Guid.NewGuid().ToString(), "/vn/40/probe", new { commune = Events.Commune, system = system.Id, status, at = Events.Now, latencyMs = random.NextDouble() * 1000 })),
        ];
        (await replica.Gateway.AcceptAsync(reports, Caller.Anyone("test"), default)).ShouldBeOfType<Taken>().Rejected.ShouldBeEmpty();
    }
}
