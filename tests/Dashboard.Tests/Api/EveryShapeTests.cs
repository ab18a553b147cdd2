using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Tests.Shared;
using Xunit.Abstractions;

namespace Ioc.Dashboard.Tests.Api;

/// <summary>
/// Whatever was accepted can be read for ever: events of every kind whose members are drawn from what their schemas allow (and from beyond, which is refused), then every reading there is, page, program's answer,
/// download and report. None fails.
/// </summary>
public sealed partial class EveryShapeTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Seed = 2026, Events = 1_200;
    private static readonly string[] _units = ["16681", "16690", "17017"];

    /// <summary>Values of a member, whatever it is; most fit few members.</summary>
    private static readonly string[] _values =
    [
        "null", "0", "1", "2", "3", "4", "5", "10", "-1", "0.5", "1e-6", "0.000001", "100000000", "1000000000000000", "-1000000000000000", "86400", "86400000", "2147483647", "9223372036854775807", "true", "false",
        "\"accepted\"", "\"registered\"", "\"rejected\"", "\"processing\"", "\"supplement-requested\"", "\"payment-requested\"", "\"withdrawn\"", "\"stopped\"", "\"completed\"", "\"returned\"", "\"up\"", "\"down\"",
        "\"online\"", "\"postal\"", "\"in-person\"", "\"offline\"", "\"none\"", "\"province\"", "\"0001-01-01T00:00:00Z\"", "\"1970-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59-14:00\"", "\"2000-01-01T00:00:00+07:00\"",
    ];

    private readonly RunningHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Every_reading_of_what_was_accepted_is_answered()
    {
        using HttpClient ingest = _host.Client(RunningHost.IngestKey);
        int accepted = 0;
        foreach (string[] batch in Drawn(new Random(Seed)).Select(e => e.ToJsonString()).Chunk(100))
        {
            using HttpResponseMessage answer = await ingest.PostEventsAsync($"[{string.Join(',', batch)}]", Running.Events.Batch);
            accepted += (await answer.JsonAsync()).GetProperty("accepted").GetInt32();
        }

        output.WriteLine($"{accepted} of {Events} accepted");
        accepted.ShouldBeGreaterThan(Events / 5);

        using HttpClient person = _host.As(string.Join(' ', Roles.OfUsers)), report = _host.Client(_host.Get<ApiKeys>().Create("shapes", Roles.Report, null, null, "test"));
        string month = $"{TestClock.Today - 25}..{TestClock.Today}";
        using HttpResponseMessage made = await report.PostAsync($"/api/v1/reports?period={month}", null);
        string id = (await made.JsonAsync()).GetProperty("id").GetRawText();
        ApiContract contract = await ApiContract.OfAsync(_host);
        Dictionary<string, ApiOperation> described = contract.Operations().Where(operation => operation.Method == "GET").ToDictionary(operation => operation.Path);
        var failed = new List<string>();
        int asked = 0, held = 0;
        foreach (string address in Patterns().SelectMany(pattern => Addresses(pattern, id, month)).Distinct())
        {
            HttpClient client = address.StartsWith("/api/v1/reports", StringComparison.Ordinal) ? report : person;
            using HttpResponseMessage answer = await client.GetAsync(address);
            string text = await answer.Content.ReadAsStringAsync();
            asked++;
            if (answer.StatusCode >= HttpStatusCode.InternalServerError || text.Contains("class=\"failure", StringComparison.Ordinal))
            {
                failed.Add($"{answer.StatusCode} {address}: {text[..Math.Min(300, text.Length)]}");
            }

            if (described.TryGetValue(address.Split('?')[0], out ApiOperation? operation))
            {
                failed.AddRange((await contract.FaultsAsync(operation, answer)).Select(fault => $"{address}: {fault}"));
                held++;
            }
        }

        output.WriteLine($"{asked} readings");
        failed.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(200);
        held.ShouldBeGreaterThan(100, "answers held against the document");
    }

    private static IEnumerable<JsonObject> Drawn(Random random)
    {
        string folder = Path.Combine(Repository.Root, "contracts");
        JsonObject[] examples = [.. Directory.EnumerateFiles(Path.Combine(folder, "examples", "accepted")).Order(StringComparer.Ordinal).Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject())];
        Dictionary<string, string[]> members = Directory.EnumerateFiles(Path.Combine(folder, "schemas"), "*.schema.json").Select(file => JsonNode.Parse(File.ReadAllText(file))!["properties"]!)
            .ToDictionary(properties => properties["type"]!["const"]!.GetValue<string>(), properties => properties["data"]!["properties"]!.AsObject().Select(member => member.Key).ToArray());
        for (int i = 0; i < Events; i++)
        {
            JsonObject drawn = Pick(examples).DeepClone().AsObject(), data = drawn["data"]!.AsObject();
            Instant at = TestClock.Now - TimeSpan.FromMinutes(random.Next(1, 20 * 1440));
            (drawn["id"], drawn["time"], data["at"]) = ($"shape-{i}", at.ToString(), at.ToString());
            Change(data, "commune", Pick(_units));
            Change(data, "dossier", Pick(NastyText.All));
            Change(data, "day", $"{at.Day}");
            for (int changes = random.Next(0, 4); changes > 0; changes--)
            {
                string member = Pick(members[drawn["type"]!.GetValue<string>()]);
                data.Remove(member);
                data[member] = random.Next(4) == 0 ? JsonValue.Create(Pick(NastyText.All)) : JsonNode.Parse(Pick(_values));
            }

            yield return drawn;
        }

        T Pick<T>(T[] all) => all[random.Next(all.Length)];

        static void Change(JsonObject data, string member, string value)
        {
            if (data.ContainsKey(member))
            {
                data[member] = value;
            }
        }
    }

    private IEnumerable<string> Patterns() => _host.Routes()
        .Where(route => route.Method == "GET" && !new[] { "/sign-", "/_", "/hubs" }.Any(start => route.Pattern.StartsWith(start, StringComparison.Ordinal)) && !route.Pattern.Contains("/pdf", StringComparison.Ordinal))
        .Select(route => route.Pattern);

    private static IEnumerable<string> Addresses(string pattern, string report, string month)
    {
        foreach (string number in pattern.Contains("umber", StringComparison.Ordinal) ? NastyText.All.Select(Uri.EscapeDataString) : ["1"])
        {
            foreach (string format in pattern.Contains("ormat}", StringComparison.Ordinal) ? ["docx", "xlsx", "json", "csv"] : new[] { "csv" })
            {
                string path = Parameter().Replace(pattern, match =>
                    match.Value.Contains("umber", StringComparison.Ordinal) ? number
                    : match.Value.Contains("ormat", StringComparison.Ordinal) ? format
                    : match.Value.Contains("Code", StringComparison.Ordinal) || match.Value.Contains("Unit", StringComparison.Ordinal) ? _units[0]
                    : match.Value.Contains("{Id}", StringComparison.Ordinal) ? "tthc"
                    : report);
                yield return path;
                yield return $"{path}?period={month}";
            }
        }

        if (pattern.Contains('{', StringComparison.Ordinal))
        {
            yield break;
        }

        bool many = pattern.StartsWith("/api/", StringComparison.Ordinal) || pattern.StartsWith("/dossiers", StringComparison.Ordinal);
        foreach (string scope in new[] { "province", "commune:" + _units[0] })
        {
            foreach ((string figure, string format) in many ? [("received", "csv"), ("backlog", "xlsx"), ("overdue", "csv"), ("resolved", "xlsx"), ("averageWorkingHours", "csv")] : new[] { ("backlog", "csv") })
            {
                yield return $"{pattern}?scope={scope}&period={month}&figure={figure}&kpi={figure}&format={format}&kind=all&show=all&q=%3D1&from={TestClock.Today - 20}T00:00:00Z&to={TestClock.Today}T00:00:00Z&step=1d&compare={_units[0]},{_units[1]}";
            }
        }
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
