using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Ioc.EndToEnd.Faults;
using Ioc.EndToEnd.Running;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.EndToEnd.Engines;

/// <summary>
/// What docker-compose.yml describes, as processes of this machine (eng/local-topology): every setting is taken by the programs (an unknown one ends their start),
/// every health command says healthy, in the order of the file.
/// </summary>
public sealed class LocalTopologyTests
{
    private const string ReportKey = "report-key-of-the-topology-0123456789";
    private static readonly TimeSpan _start = TimeSpan.FromMinutes(5);

    [NeedsServers(kafka: true)]
    public async Task A_province_runs_as_compose_describes_it_and_a_lost_dashboard_is_not_noticed()
    {
        using var folder = new TemporaryFolder();
        string more = Path.Combine(folder.Path, "ioc.env");
        await File.WriteAllLinesAsync(more, ["# settings that compose does not name", $"IOC_REPORT_KEY={ReportKey}", "Ioc__Series__MinuteDays=30", "Ioc__Reports__FreezeDay=6", "Ioc__Kafka__Stream=second"]);
        using Process topology = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "eng", "local-topology"), ["--env-file", more])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = topology.StandardError.ReadToEndAsync();
        try
        {
            using var limit = new CancellationTokenSource(_start);
            string ready = await topology.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException(await errors);
            ready.ShouldStartWith("ready http://");
            using JsonDocument about = JsonDocument.Parse((await topology.StandardOutput.ReadLineAsync(limit.Token))!);
            await UseAsync(new Uri(ready["ready ".Length..]), about.RootElement);
        }
        finally
        {
            topology.StandardInput.Close();
            if (!topology.WaitForExit(TimeSpan.FromSeconds(40)))
            {
                topology.Kill(entireProcessTree: true);
            }
        }

        topology.ExitCode.ShouldBe(0, await errors);
    }

    [Fact]
    public async Task Without_a_Kafka_it_says_what_it_needs()
    {
        string said = await Tool.RunAsync("sh", ["-c", $"KAFKA_HOME= '{Path.Combine(Repository.Root, "eng", "local-topology")}' 2>&1 </dev/null; echo $?"]);
        said.ShouldContain("set KAFKA_HOME to a distribution of Apache Kafka");
        said.TrimEnd().ShouldEndWith("1");
    }

    private static async Task UseAsync(Uri site, JsonElement about)
    {
        string read = about.GetProperty("readKey").GetString()!;
        using HttpClient sender = Client(site, about.GetProperty("ingestKey").GetString()!), reader = Client(site, read), reporter = Client(site, ReportKey);
        using (HttpResponseMessage communes = await reporter.GetAsync("/api/v1/communes"))
        {
            communes.StatusCode.ShouldBe(HttpStatusCode.OK, "ioc.env gave this key");
        }

        string[] events = [.. FaultEvents.Of(23, 150)];
        var naive = new NaiveRecomputation(FaultEvents.Profile);
        Array.ForEach(events, json => naive.Add(json, FaultEvents.Today.Start));
        long expected = naive.Figures(null, FaultEvents.Today - 180, FaultEvents.Today, FaultEvents.Today.Last).Received;
        expected.ShouldBeGreaterThan(50);
        await sender.PostAllAsync(events);
        string[] dashboards = ["dashboard1", "dashboard2"];
        long[] received = new long[2];
        for (int i = 0; i < 2; i++)
        {
            using HttpClient one = Client(new Uri(about.GetProperty("addresses").GetProperty(dashboards[i]).GetString()!), read);
            received[i] = await Eventually.Is("all dossiers received", () => ReceivedAsync(one), count => count == expected);
        }

        received[0].ShouldBe(received[1]);
        await SameDashboardAsync(site);
        await SilentInfluxAsync(about, reader, expected);

        using (var lost = Process.GetProcessById(about.GetProperty("processes").GetProperty("dashboard1").GetInt32()))
        {
            lost.Kill(entireProcessTree: true); // its parent, the script, may reap it later
        }

        for (int i = 0; i < 20; i++)
        {
            (await ReceivedAsync(reader)).ShouldBe(expected, "the proxy goes to the other one");
        }
    }

    /// <summary>InfluxDB hangs: dashboards and workers know it, and the proxy still goes to them.</summary>
    private static async Task SilentInfluxAsync(JsonElement about, HttpClient reader, long expected)
    {
        string influx = about.GetProperty("processes").GetProperty("influxdb").GetInt32().ToString(CultureInfo.InvariantCulture);
        await SignalAsync("-STOP", influx);
        try
        {
            foreach (string dashboard in (string[])["dashboard1", "dashboard2", "ingest1"])
            {
                using HttpClient one = Client(new Uri(about.GetProperty("addresses").GetProperty(dashboard).GetString()!), about.GetProperty("readKey").GetString()!);
                await Eventually.Is(
                    "it says that InfluxDB does not answer, and is ready",
                    async () => (await one.GetStringAsync("/health/ready")),
                    said => said.Contains("no answer", StringComparison.Ordinal));
            }

            for (int i = 0; i < 20; i++)
            {
                (await ReceivedAsync(reader)).ShouldBe(expected, "the proxy goes to a dashboard");
            }
        }
        finally
        {
            await SignalAsync("-CONT", influx);
        }
    }

    private static async Task SignalAsync(string signal, string process)
    {
        using var kill = Process.Start("kill", [signal, process]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }

    /// <summary>A browser stays with the dashboard that its cookie names; a page and a WebSocket pass.</summary>
    private static async Task SameDashboardAsync(Uri site)
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = site };
        using HttpResponseMessage first = await browser.GetAsync("/sign-in");
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        string node = cookies.GetCookies(site)["ioc_node"]!.Value;
        for (int i = 0; i < 6; i++)
        {
            using HttpResponseMessage again = await browser.GetAsync("/sign-in");
            again.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set);
            (set ?? []).ShouldNotContain(value => value.StartsWith("ioc_node=", StringComparison.Ordinal) && !value.Contains(node, StringComparison.Ordinal));
        }
    }

    private static HttpClient Client(Uri site, string key)
    {
        var client = new HttpClient { BaseAddress = site, Timeout = TimeSpan.FromSeconds(20) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private static async Task<long> ReceivedAsync(HttpClient reader) =>
        (await reader.SheetAsync("province", $"{FaultEvents.Today - 180}..{FaultEvents.Today}")).GetProperty("received").GetInt64();
}
