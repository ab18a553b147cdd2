using System.Globalization;
using System.Text.Json;
using Ioc.EndToEnd.Running;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.EndToEnd.Faults;

/// <summary>Clients that we did not write send the examples of contracts/ to the broker address that `run` prints, each with its own default partitioner, and to the HTTP API.</summary>
public sealed class ForeignClientTests : IAsyncLifetime
{
    private const string PythonSender = """
        import sys
        from kafka import KafkaProducer
        producer = KafkaProducer(bootstrap_servers=sys.argv[1], acks='all')
        for line in sys.stdin.read().splitlines():
            topic, key, path = line.split('|')
            producer.send(topic, key=key.encode(), value=open(path, 'rb').read()).get(timeout=20)
        producer.close()
        """;

    private readonly TemporaryFolder _data = new();
    private IocProcess _program = null!;
    private HttpClient _reader = null!;

    public async Task InitializeAsync()
    {
        _program = await IocProcess.StartReadyAsync(_data.Path, arguments: ["--no-simulator"]);
        _reader = _program.Client(IocProcess.ReadKey);
    }

    public async Task DisposeAsync()
    {
        _reader.Dispose();
        await _program.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Examples_of_every_event_are_counted_once_when_kcat_python_and_curl_send_them()
    {
        List<Example> examples = Example.Accepted();
        foreach (Example example in examples)
        {
            await Tool.RunAsync("kcat", ["-P", "-b", _program.Broker, "-t", example.Topic, "-k", example.Unit, example.Path]);
        }

        await SeenAsync(examples, sent: 1);
        await Tool.RunAsync("/usr/bin/python3", ["-c", PythonSender, _program.Broker], string.Join('\n', examples.Select(e => $"{e.Topic}|{e.Unit}|{e.Path}")));
        await SeenAsync(examples, sent: 2);
        foreach (Example example in examples)
        {
            string status = await Tool.RunAsync("curl", ["-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", $"Authorization: Bearer {IocProcess.IngestKey}",
                "-H", "Content-Type: application/cloudevents+json", "--data-binary", $"@{example.Path}", $"{_program.Url}/api/v1/events"]);
            status.ShouldBe("202", example.Path);
        }

        await SeenAsync(examples, sent: 3);
    }

    /// <summary>Every copy has been taken in, and the figures are those of one copy.</summary>
    private async Task SeenAsync(List<Example> examples, int sent)
    {
        int expected = examples.Count * sent;
        string seen = "";
        await Eventually.TrueAsync(
            async () =>
            {
                seen = await _reader.GetStringAsync("/metrics");
                return seen.Split('\n').Where(l => l.StartsWith("ioc_ingest_events", StringComparison.Ordinal))
                    .Sum(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture)) >= expected;
            },
            TimeSpan.FromSeconds(60),
            () => $"{expected} events taken in; /metrics says:\n{seen}");
        int dossiers = examples.Where(e => e.Type == "vn.ioc.dossier.status").Select(e => (e.Unit, e.Dossier)).Distinct().Count();
        int ratings = examples.Where(e => e.Type == "vn.ioc.dossier.rating").Select(e => (e.Unit, e.Dossier)).Distinct().Count();
        string year = Instant.Parse(examples[0].Time).Day.Date.Year.ToString(CultureInfo.InvariantCulture);
        (int Received, int Ratings) counted = default;
        await Eventually.TrueAsync(
            async () =>
            {
                JsonElement sheet = await _reader.SheetAsync("province", year);
                counted = (sheet.GetProperty("received").GetInt32(), sheet.GetProperty("ratings").GetInt32());
                return counted == (dossiers, ratings);
            },
            TimeSpan.FromSeconds(60),
            () => $"{dossiers} dossiers and {ratings} ratings counted once; counted {counted}");
    }

    private sealed record Example(string Path, string Type, string Unit, string? Dossier, string Time, string Topic)
    {
        public static List<Example> Accepted()
        {
            string folder = System.IO.Path.Combine(Repository.Root, "contracts", "examples", "accepted");
            return [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Read)];
        }

        private static Example Read(string path)
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement data = json.RootElement.GetProperty("data");
            string type = json.RootElement.GetProperty("type").GetString()!;
            string unit = data.TryGetProperty("unit", out JsonElement named) ? named.GetString()! : data.GetProperty("commune").GetString()!;
            string? dossier = data.TryGetProperty("dossier", out JsonElement number) ? number.GetString() : null;
            string topic = type switch
            {
                "vn.ioc.system.health" => "ioc.system-health",
                "vn.ioc.indicator.report" => "ioc.indicator-reports",
                _ => "ioc.procedure-events",
            };
            return new Example(path, type, unit, dossier, json.RootElement.GetProperty("time").GetString()!, topic);
        }
    }
}
