using System.Text;
using System.Text.Json.Nodes;
using Confluent.Kafka;
using Ioc.Dashboard.National;
using Ioc.Dashboard.Tests.Running;
using Ioc.Ingest.Broker;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Ioc.Tests.Shared.NationalMessages;

namespace Ioc.Dashboard.Tests.National;

/// <summary>Messages with a mark in every personal member: taken, refused, doubled and broken ones. The mark is nowhere: topics, dead letters, files of the data folder, log, answers.</summary>
public sealed class PersonalDataTests : IAsyncLifetime
{
    private readonly LogLines _log = new();
    private readonly RunningHost _host;

    public PersonalDataTests() => _host = new RunningHost { Adapt = services => services.AddLogging(log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(_log)) };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Personal_data_is_dropped_while_parsing_before_anything_else_sees_it()
    {
        using HttpClient sender = _host.Client(RunningHost.IngestKey);
        Instant at = TestClock.Now - TimeSpan.FromDays(1);
        JsonObject Full(string number, params (string, JsonNode?)[] changes) => Dossier(number, at,
        [
            ("DanhSachHoSoBoSung", new JsonArray(Supplement(at, at))), ("DanhSachGiayToKetQua", new JsonArray(Paper())), ("DanhSachLePhi", new JsonArray(Fee("8000"))), .. changes,
        ]);
        string[] bodies =
        [
            Call(Sync, null, false, [Full("H41.17-251103-0001"), Full("H99.1-251103-0001", ("DonViXuLy", "")), Full("H41.17-251103-0002", ("NgayTra", "x")), Full("H41.17-251103-0003", ("TrangThaiHoSo", new JsonObject { ["x"] = Mark }))]).ToJsonString(),
            Call(Sync, null, false, [Full("H41.17-251103-0001")]).ToJsonString(),
            Call(Course, null, false, [Step("H41.17-251103-0001", "2", at), Step("H99.1-251103-0001", "2", at), Step("H41.17-251103-0001", "77", at)]).ToJsonString(),
            Call(Sync, null, false, [Full("H41.17-251103-0004")]).ToJsonString()[..^20], // cut off
            Call("KhongCo", null, false, [Full("H41.17-251103-0004")]).ToJsonString(),
            Call(Sync, null, false, [Full("H41.17-251103-0005")]).ToJsonString().Replace(Mark, string.Concat(Mark.Select(letter => $"\\u{(int)letter:x4}")), StringComparison.Ordinal),
        ];
        foreach (string body in bodies)
        {
            using HttpResponseMessage answer = await sender.PostJsonAsync(NationalCalls.Address, body);
            Clean(await answer.Content.ReadAsByteArrayAsync(), "answer");
        }

        string broker = _host.Get<EmbeddedBroker>().BootstrapServers;
        List<Message<byte[], byte[]>> letters = [];
        await Eventually.TrueAsync(() => Task.FromResult((letters = Read(broker, Topics.DeadLetters)).Count >= 5), TimeSpan.FromMinutes(3), () => $"{letters.Count} dead letters relayed");
        foreach (string topic in new[] { Topics.ProcedureEvents, Topics.SystemHealth, Topics.IndicatorReports, Topics.DeadLetters })
        {
            foreach (Message<byte[], byte[]> record in Read(broker, topic))
            {
                Clean(record.Value, topic);
                Clean(record.Key ?? [], topic);
                record.Headers.ToList().ForEach(header => Clean(header.GetValueBytes() ?? [], topic));
            }
        }

        Read(broker, Topics.ProcedureEvents).ShouldNotBeEmpty();
        string letter = Encoding.UTF8.GetString(letters.Single(each => Encoding.UTF8.GetString(each.Value).Contains("H99.1", StringComparison.Ordinal) && Encoding.UTF8.GetString(each.Value).Contains(Sync, StringComparison.Ordinal)).Value);
        letter.ShouldContain("\"MaTTHC\":\"1.001193\"");

        string folder = _host.Get<Ioc.Ingest.Hosting.DataDirectory>().Root;
        string[] files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        files.ShouldNotBeEmpty();
        foreach (string file in files)
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new MemoryStream();
            await open.CopyToAsync(bytes);
            Clean(bytes.ToArray(), file);
        }

        _log.Lines.ShouldNotBeEmpty();
        _log.Lines.ShouldAllBe(line => !line.Contains(Mark, StringComparison.Ordinal));
    }

    /// <summary>The buffer that held the body is wiped when it goes back to the pool, also one that grew and one that was left.</summary>
    [Fact]
    public async Task Buffers_of_a_body_are_wiped()
    {
        byte[] sent = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Mark, 20_000)));
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(sent); // its length is not told: it grows
        NationalBody body = await NationalBody.ReadAsync(context.Request, CancellationToken.None);
        body.Bytes.SequenceEqual(sent).ShouldBeTrue();
        ReadOnlySpan<byte> seen = body.Bytes;
        body.Dispose();
        seen.ContainsAnyExcept((byte)0).ShouldBeFalse();
        body.Bytes.Length.ShouldBe(0);
    }

    private static void Clean(byte[] bytes, string where)
    {
        (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Mark)) < 0).ShouldBeTrue(where);
        (bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(Mark)) < 0).ShouldBeTrue(where);
    }

    private static List<Message<byte[], byte[]>> Read(string broker, string topic)
    {
        var settings = new ConsumerConfig { BootstrapServers = broker, GroupId = "reader", EnablePartitionEof = true, EnableAutoCommit = false };
        using IConsumer<byte[], byte[]> consumer = new ConsumerBuilder<byte[], byte[]>(settings).Build();
        using IAdminClient admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = broker }).Build();
        int partitions = admin.GetMetadata(topic, TimeSpan.FromSeconds(30)).Topics.Single().Partitions.Count;
        consumer.Assign(Enumerable.Range(0, partitions).Select(partition => new TopicPartitionOffset(topic, partition, Offset.Beginning)));
        var records = new List<Message<byte[], byte[]>>();
        for (int ended = 0; ended < partitions;)
        {
            ConsumeResult<byte[], byte[]> record = consumer.Consume(TimeSpan.FromSeconds(60)) ?? throw new TimeoutException($"no end of {topic}");
            ended += record.IsPartitionEOF ? 1 : 0;
            if (!record.IsPartitionEOF)
            {
                records.Add(record.Message);
            }
        }

        return records;
    }
}
