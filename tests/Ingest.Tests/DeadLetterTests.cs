using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests;

public sealed class DeadLetterTests
{
    private static readonly string _examples = Path.Combine(Repository.Root, "contracts", "examples");

    [Fact]
    public async Task Every_bad_example_is_kept_with_reason_and_bytes_and_the_partition_goes_on()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);
        using JsonDocument index = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(_examples, "index.json")));
        var recordedAt = new Timestamp(index.RootElement.GetProperty("recordedAt").GetDateTimeOffset());
        (string Reason, byte[] Bytes)[] bad = [.. index.RootElement.GetProperty("examples").EnumerateArray()
            .Where(example => example.TryGetProperty("reason", out _))
            .Select(example => (example.GetProperty("reason").GetString()!, File.ReadAllBytes(Path.Combine(_examples, example.GetProperty("file").GetString()!))))];

        using var foreign = new ForeignProducer(ingest.Stream.BootstrapServers);
        foreach ((_, byte[] bytes) in bad)
        {
            await foreign.SendAsync("ioc.procedure-events", "16681"u8.ToArray(), bytes, partition: 2, timestamp: recordedAt);
        }

        await foreign.SendAsync("ioc.procedure-events", "16681"u8.ToArray(), Events.Status("after"), partition: 2);
        await Eventually.Is("the event after the bad ones", () => ingest.Store.DossierAsync(new DossierKey("16681", "after"), default), found => found is not null);
        IReadOnlyList<StoredDeadLetter> kept = await ingest.Store.DeadLettersAsync(0, 100, default);
        kept.Select(l => RejectReasons.Code(l.Letter.Reason)).ShouldBe(bad.Select(b => b.Reason));
        kept.Zip(bad).ShouldAllBe(pair => pair.First.Letter.Value.SequenceEqual(pair.Second.Bytes.Take(DeadLetter.MostBytes)));
        kept.Select(l => l.Letter.Offset).ShouldBe(Enumerable.Range(0, bad.Length).Select(i => (long)i));
    }

    [Fact]
    public async Task A_record_without_key_or_value_stops_nothing()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);
        using var foreign = new ForeignProducer(ingest.Stream.BootstrapServers);

        await foreign.SendAsync("ioc.system-health", null, null, partition: 0);

        StoredDeadLetter letter = (await Eventually.Is("a dead letter", () => ingest.Store.DeadLettersAsync(0, 9, default), letters => letters.Count == 1))[0];
        (letter.Letter.Reason, letter.Letter.Value.Length, letter.Letter.Topic).ShouldBe((RejectReason.MalformedJson, 0, "ioc.system-health"));
    }

    [Fact]
    public async Task A_body_that_is_longer_than_any_event_is_kept_by_its_beginning_with_its_length()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);
        byte[] whole = new byte[3_000_000];
        whole[0] = (byte)'{';
        (await ingest.Gateway.KeepBodyAsync(whole, RejectReason.MalformedJson, "no JSON", default)).ShouldBeTrue();

        DeadLetter kept = (await ingest.Store.DeadLettersAsync(0, 9, default)).ShouldHaveSingleItem().Letter;
        kept.Value.ShouldBe(whole[..65_536]);
        kept.Detail.ShouldBe("no JSON (the first 65536 of 3000000 bytes are kept)");
        (await RelayedAsync(ingest)).ShouldHaveSingleItem().Message.Value.ShouldBe(kept.Value);
    }

    [Fact]
    public async Task A_dead_letter_of_a_time_when_all_was_kept_is_relayed_by_its_beginning_and_holds_up_none_behind_it()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);
        var batch = new CommitBatch();
        batch.DeadLetters.Add(new DeadLetter("http", -1, -1, null, new byte[3_000_000], RejectReason.MalformedJson, "", null, TestClock.Now));
        await ingest.Store.CommitAsync(batch, default);
        (await ingest.Gateway.KeepBodyAsync("{"u8.ToArray(), RejectReason.MalformedJson, "", default)).ShouldBeTrue();

        ConsumeResult<byte[], byte[]>[] relayed = [.. (await RelayedAsync(ingest, 2)).OrderByDescending(record => record.Message.Value.Length)]; // without a key it may lie in any partition
        relayed.Select(record => record.Message.Value.Length).ShouldBe([65_536, 1]);
        Encoding.UTF8.GetString(relayed[0].Message.Headers.GetLastBytes("ioc-detail")).ShouldBe("(the first 65536 of 3000000 bytes are kept)");
        (await ingest.Store.DeadLettersAsync(0, 9, default))[0].Letter.Value.Length.ShouldBe(3_000_000);
    }

    [Fact]
    public async Task Dead_letters_are_relayed_to_their_topic_with_where_they_came_from()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);
        using var foreign = new ForeignProducer(ingest.Stream.BootstrapServers);
        byte[] bytes = "[]"u8.ToArray();

        await foreign.SendAsync("ioc.procedure-events", "k"u8.ToArray(), bytes, partition: 3);

        ConsumeResult<byte[], byte[]> relayed = (await Eventually.Shows(
            "the relayed record", () => TopicReader.ReadAll(ingest.Stream.BootstrapServers, "ioc.dead-letters"), records => records.Count > 0)).Single();
        relayed.Message.Value.ShouldBe(bytes);
        relayed.Message.Key.ShouldBe("k"u8.ToArray());
        relayed.Message.Headers.ToDictionary(h => h.Key, h => Encoding.UTF8.GetString(h.GetValueBytes()))
            .ShouldBe(new Dictionary<string, string>
            {
                ["ioc-reason"] = "not-cloudevent",
                ["ioc-detail"] = "not an object",
                ["ioc-topic"] = "ioc.procedure-events",
                ["ioc-partition"] = "3",
                ["ioc-offset"] = "0",
            }, ignoreOrder: true);
    }

    private static Task<List<ConsumeResult<byte[], byte[]>>> RelayedAsync(RunningIngest ingest, int count = 1) => Eventually.Shows(
        "relayed records", () => TopicReader.ReadAll(ingest.Stream.BootstrapServers, "ioc.dead-letters"), records => records.Count >= count);
}
