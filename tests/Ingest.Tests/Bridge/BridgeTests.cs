using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Ioc.Ingest.Broker;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Ingest.Tests.Bridge;

/// <summary>The bridge as a program on a real Kafka: what foreign topics hold is counted once, whatever happens to it.</summary>
public sealed class BridgeTests(BridgedProvince province) : IClassFixture<BridgedProvince>
{
    private const string Mark = "DẤU-KÍN";

    private int _sent;

    [ClusterFact]
    public async Task Every_record_is_counted_once_though_bridges_are_killed_at_random_and_all_is_read_again()
    {
        const string Topic = "onestop.killed";
        const int Rows = 3_000;
        await province.Kafka.MakeTopicAsync(Topic, 3);
        IReadOnlyDictionary<string, string> settings = province.Mapping("killed", Mapping(Topic), "g-killed");
        long before = await province.Worker.ReceivedAsync();
        var random = new Random(20_251);
        Task sent = Task.Run(() => SendRowsAsync(Topic, Rows));
        BridgeProcess[] bridges = [new(settings), new(settings)];
        try
        {
            for (int kill = 0; kill < 4; kill++)
            {
                int which = random.Next(bridges.Length);
                await bridges[which].ReadyAsync();
                int from = Volatile.Read(ref _sent);
                int more = random.Next(1, 120);
                await Eventually.Shows("records on their way", () => Volatile.Read(ref _sent), written => written >= from + more || sent.IsCompleted);
                await bridges[which].KillAsync();
                bridges[which].Dispose();
                bridges[which] = new BridgeProcess(settings);
            }

            await sent;
            await Eventually.Is("each row once", province.Worker.ReceivedAsync, received => received == before + Rows);
            foreach (BridgeProcess bridge in bridges)
            {
                await bridge.ReadyAsync();
                (int code, string said) = await bridge.StopAsync();
                code.ShouldBe(0, said);
                said.ShouldNotContain(Mark);
            }

            // The group stands at the beginning again: everything comes twice, with the ids and bytes that it had.
            int events = Events("killed").Count;
            await Eventually.Succeeds<string, InvalidOperationException>(() => province.Kafka.ToolAsync(
                "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand", "--group", "g-killed", "--topic", Topic, "--reset-offsets", "--to-earliest", "--execute"));
            using var again = new BridgeProcess(settings);
            await Eventually.Shows("everything once more", () => Events("killed").Count, count => count >= events + Rows);
            await again.ShowsAsync("nothing that is left", health => health.GetProperty("behind").GetInt64() == 0);
            await Eventually.Shows("a worker that has read it", province.Worker.State.Snapshot, seen => seen.CaughtUp && seen.Partitions.Sum(partition => partition.Behind) == 0);
            (await province.Worker.ReceivedAsync()).ShouldBe(before + Rows);
            ILookup<string, string> byId = Events("killed").ToLookup(Id);
            byId.Count.ShouldBe(Rows);
            byId.ShouldAllBe(copies => copies.Distinct().Count() == 1);
        }
        finally
        {
            foreach (BridgeProcess bridge in bridges)
            {
                bridge.Dispose();
            }
        }
    }

    [ClusterFact]
    public async Task What_cannot_be_mapped_is_a_dead_letter_of_its_place_and_nothing_that_is_not_mapped_is_anywhere()
    {
        const string Topic = "onestop.bad";
        await province.Kafka.MakeTopicAsync(Topic, 1);
        IReadOnlyDictionary<string, string> settings = province.Mapping("bad", Mapping(Topic), "g-bad");
        string good = Row("bad", 1);
        using (IProducer<byte[], byte[]> producer = province.Producer())
        {
            string?[] records =
            [
                $"{{\"op\":\"c\", {Mark}", good.Replace("\"16681\"", "\"99999\"", StringComparison.Ordinal), good.Replace("\"v\":1", "\"x\":1", StringComparison.Ordinal),
                good.Replace("\"accepted\"", $"\"{Mark}\"", StringComparison.Ordinal), null, good,
            ];
            foreach (string? record in records)
            {
                await BridgedProvince.SendAsync(producer, Topic, Mark, record);
            }
        }

        using var bridge = new BridgeProcess(settings);
        IReadOnlyList<DeadLetter> letters = await Eventually.Is("dead letters", () => province.DeadLettersAsync(Topic), seen => seen.Count == 4);
        await Eventually.Is("the good one behind them", () => province.Worker.Reader.DossierAsync(new DossierKey("16681", "bad-1"), CancellationToken.None), found => found is not null);
        letters.OrderBy(letter => letter.Offset).Select(letter => (letter.Reason, letter.Partition, letter.Offset)).ShouldBe(
            [(RejectReason.MalformedJson, 0, 0L), (RejectReason.UnknownCommune, 0, 1L), (RejectReason.MissingField, 0, 2L), (RejectReason.InvalidField, 0, 3L)]);
        letters.ShouldContain(letter => letter.Detail.StartsWith("mapping bad/status: ", StringComparison.Ordinal) && letter.Detail.EndsWith("events[0].data.sequence (/after/v): is missing", StringComparison.Ordinal));
        letters.ShouldAllBe(letter => letter.Key == null && !Encoding.UTF8.GetString(letter.Value).Contains(Mark) && !letter.Detail.Contains(Mark));
        (await bridge.MetricsAsync()).ShouldContain("ioc_bridge_rejected");
        (int code, string said) = await bridge.StopAsync();
        (code, said.Contains(Mark, StringComparison.Ordinal)).ShouldBe((0, false), said);
        await Eventually.Shows("relayed dead letters", () => TopicOf(Topics.DeadLetters), texts => texts.Count(text => text.Contains(Topic, StringComparison.Ordinal)) == 4);
        foreach (string topic in Topics.Events.Append(Topics.DeadLetters))
        {
            TopicOf(topic).ShouldAllBe(text => !text.Contains(Mark));
        }
    }

    [ClusterFact]
    public async Task The_worked_examples_are_counted_and_judged()
    {
        await province.Kafka.MakeTopicAsync("onestop.public.ho_so", 1);
        await province.Kafka.MakeTopicAsync("monitoring.alerts", 1);
        string folder = Path.Combine(Repository.Root, "contracts", "mappings");
        IReadOnlyDictionary<string, string> settings = province.Mapping("debezium-dossiers", await File.ReadAllTextAsync(Path.Combine(folder, "debezium-dossiers.json")), "g-examples");
        File.Copy(Path.Combine(folder, "alertmanager-health.json"), Path.Combine(settings["Ioc__Profile__Folder"], "nghe-an", "mappings", "alertmanager-health.json"));
        Instant at = TestClock.Now - TimeSpan.FromMinutes(3);
        using (IProducer<byte[], byte[]> producer = province.Producer())
        {
            // The sample's changes, moved to now: they would be too late one day.
            foreach (string line in await File.ReadAllLinesAsync(Path.Combine(folder, "debezium-dossiers.sample.ndjson")))
            {
                await BridgedProvince.SendAsync(producer, "onestop.public.ho_so", "k", line == "null" ? null : System.Text.RegularExpressions.Regex.Replace(
                    line, "\"cap_nhat\":(\\d+)", match => $"\"cap_nhat\":{Moved(long.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), at)}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)));
            }

            string alert = (await File.ReadAllLinesAsync(Path.Combine(folder, "alertmanager-health.sample.ndjson")))[0];
            await BridgedProvince.SendAsync(producer, "monitoring.alerts", "k", alert.Replace("2026-11-02T01:00:00.5Z", at.ToString(), StringComparison.Ordinal));
        }

        using var bridge = new BridgeProcess(settings);
        foreach ((string unit, string dossier, DossierStatus status) in new[] { ("16681", "H41.17-261102-0001", DossierStatus.Returned), ("16690", "H41.17-261102-0002", DossierStatus.Accepted) })
        {
            await Eventually.Is(dossier, () => province.Worker.Reader.DossierAsync(new DossierKey(unit, dossier), CancellationToken.None), found => found is not null);
            await Eventually.Shows("its last status", () => Events("debezium-dossiers"), texts => texts.Any(text => text.Contains(dossier, StringComparison.Ordinal) && text.Contains($"\"{EventWords.Name(status)}\"", StringComparison.Ordinal)));
        }

        await Eventually.Shows("the outage's event", () => TopicOf(Topics.SystemHealth), texts => texts.Any(text => text.Contains("alertmanager-health/down/c0ffee01/", StringComparison.Ordinal) && text.Contains("\"down\"", StringComparison.Ordinal)));
        (await province.DeadLettersAsync("onestop.public.ho_so")).ShouldBeEmpty();
        (await province.DeadLettersAsync("monitoring.alerts")).ShouldBeEmpty();
        (await bridge.StopAsync()).Code.ShouldBe(0);
    }

    [ClusterFact]
    public async Task A_topic_that_is_missing_and_a_broker_that_refuses_are_named_and_all_goes_on_by_itself()
    {
        const string Topic = "onestop.later";
        IReadOnlyDictionary<string, string> settings = province.Mapping("later", Mapping(Topic), "g-later");
        long before = await province.Worker.ReceivedAsync();
        using var bridge = new BridgeProcess(settings);
        await bridge.ShowsAsync("the topic that is missing", health => Reasons(health).Contains($"topic {Topic}: ", StringComparison.Ordinal));

        await using (await province.Kafka.ForbidAsync(BridgedProvince.OurUser, ResourceType.Topic, Topics.ProcedureEvents, AclOperation.Write))
        {
            await province.Kafka.MakeTopicAsync(Topic, 1);
            await SendRowsAsync(Topic, 50);
            await bridge.ShowsAsync("the right that lacks", health => Reasons(health).Contains("topic ioc.procedure-events: ", StringComparison.Ordinal) && Reasons(health).Contains("lacks the right", StringComparison.Ordinal));
        }

        await Eventually.Is("each row once", province.Worker.ReceivedAsync, received => received == before + 50);
        await bridge.ReadyAsync();
        (await bridge.StopAsync()).Code.ShouldBe(0);
    }

    [ClusterFact]
    public async Task Records_that_were_deleted_before_they_were_read_are_told_and_the_rest_is_read()
    {
        const string Topic = "onestop.deleted";
        await province.Kafka.MakeTopicAsync(Topic, 1);
        IReadOnlyDictionary<string, string> settings = province.Mapping("deleted", Mapping(Topic), "g-deleted");
        long before = await province.Worker.ReceivedAsync();
        await SendRowsAsync(Topic, 5);
        using (var first = new BridgeProcess(settings))
        {
            await Eventually.Is("the first rows", province.Worker.ReceivedAsync, received => received == before + 5);
            (await first.StopAsync()).Code.ShouldBe(0);
        }

        await SendRowsAsync(Topic, 10, first: 5);
        using (IAdminClient admin = province.Kafka.Admin())
        {
            await admin.DeleteRecordsAsync([new TopicPartitionOffset(Topic, 0, 8)]);
        }

        using var second = new BridgeProcess(settings);
        JsonElement told = await second.ShowsAsync("the gap", health => health.GetProperty("gaps").GetArrayLength() == 1);
        told.GetProperty("gaps")[0].GetString().ShouldBe($"{Topic}[0]: records 5 to 7 were deleted before they were read");
        await Eventually.Is("the others", province.Worker.ReceivedAsync, received => received == before + 12);
        (await second.StopAsync()).Said.ShouldContain("were deleted before they were read");
    }

    private async Task SendRowsAsync(string topic, int rows, int first = 0)
    {
        using IProducer<byte[], byte[]> producer = province.Producer();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (int row = first; row < first + rows; row++)
        {
            await BridgedProvince.SendAsync(producer, topic, $"{row}", Row(topic, row));
            Interlocked.Increment(ref _sent);
            if (row % 4 == 3 && rows > 100)
            {
                await pace.WaitForNextTickAsync();
            }
        }
    }

    /// <summary>The events that a mapping gave, copies included.</summary>
    private List<string> Events(string mapping) => [.. TopicOf(Topics.ProcedureEvents).Where(text => text.Contains($"\"{mapping}/", StringComparison.Ordinal))];

    private List<string> TopicOf(string topic) => [.. province.Ours(topic).Select(record =>
        Encoding.UTF8.GetString(record.Message.Value) + string.Join(' ', record.Message.Headers.Select(header => " " + header.Key + "=" + Encoding.UTF8.GetString(header.GetValueBytes()))))];

    private static string Id(string text) => JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!;

    private static string Reasons(JsonElement health) => string.Join('\n', health.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()));

    private static long Moved(long micros, Instant to) => ((to.Ticks + Instant.LocalOffset.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond) + ((micros - 1_793_607_300_000_000) / 1_000_000);

    private static string Row(string name, int row) => $$"""
        {"op":"c","before":null,"after":{"id":"{{name}}-{{row}}","v":1,"s":"accepted","u":"16681","t":{{TestClock.Now.ToUnixMilliseconds()}},"holder":"{{Mark}}"},"source":{"db":"{{Mark}}"} }
        """.Trim();

    private static string Mapping(string topic) => $$"""
        {"topic": "{{topic}}", "format": "debezium", "source": "/vn/40/onestop",
         "events": [{"name": "status", "type": "vn.ioc.dossier.status", "id": ["/after/id", "/after/v"],
          "data": {"commune": "/after/u", "dossier": "/after/id", "sequence": "/after/v", "status": {"from": "/after/s", "table": {"accepted": "accepted"} },
                   "procedure": {"value": "1.001193"}, "channel": {"value": "online"}, "at": {"from": "/after/t", "time": "milliseconds"} } }] }
        """;
}
