using System.Text.Json;
using Ioc.Dashboard.Tests.Running;
using Ioc.Ingest.Telemetry;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Dashboard.Tests.Telemetry;

/// <summary>What the whole program sends out: OTLP to a collector, and a sign of life.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly OtlpReceiver _receiver = OtlpReceiver.Start();
    private readonly ToldReadiness _readiness = new();
    private readonly RunningHost _host;

    public TelemetryTests() => _host = new RunningHost
    {
        Telemetry = new TelemetrySettings
        {
            Otlp = _receiver.Url,
            Interval = TimeSpan.FromSeconds(1),
            TraceShare = 1,
            Heartbeat = new Uri(_receiver.Url, "alive/ioc"),
            HeartbeatEvery = TimeSpan.FromSeconds(1),
            HeartbeatPosts = true,
        },
        Adapt = services => services.AddSingleton<IReadiness>(_readiness),
    };

    public Task InitializeAsync() => _host.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Metrics_traces_and_the_heartbeat_arrive_outside()
    {
        using HttpClient sender = _host.Client(RunningHost.IngestKey);
        using HttpResponseMessage answer = await sender.PostEventsAsync(Events.Status(_host.Profile.Units[0].Code, "traced").ToJsonString());
        ((int)answer.StatusCode).ShouldBe(202);
        await UntilAsync("metrics", () => _receiver.At("POST /v1/metrics") is { } text && text.Contains("ioc.ingest.events", StringComparison.Ordinal) && text.Contains("ioc.ingest.lag", StringComparison.Ordinal) && text.Contains("ioc-dashboard", StringComparison.Ordinal));
        await UntilAsync("traces", () => _receiver.At("POST /v1/traces") is { } text && text.Contains("ioc.ingest.commit", StringComparison.Ordinal) && text.Contains("Microsoft.AspNetCore", StringComparison.Ordinal));
        await UntilAsync("heartbeat", () => _receiver.Requests.Any(request => request.Path == "POST /alive/ioc"));
        _receiver.Requests.Where(request => request.Path.Contains("/v1/", StringComparison.Ordinal)).ShouldAllBe(request => request.ContentType == "application/x-protobuf");
    }

    [Fact]
    public async Task Every_metric_of_the_example_dashboard_is_there()
    {
        using HttpClient sender = _host.Client(RunningHost.IngestKey), reader = _host.Client(RunningHost.ReadKey);
        string once = Events.Status(_host.Profile.Units[0].Code, "metrics").ToJsonString();
        foreach (string body in new[] { once, once, Events.Status("99999", "nobody").ToJsonString() })
        {
            using HttpResponseMessage answer = await sender.PostEventsAsync(body);
            ((int)answer.StatusCode).ShouldBe(202);
        }

        string text = "";
        var missing = new List<string>();
        await UntilAsync("every metric", () =>
        {
            text = reader.GetStringAsync("/metrics").GetAwaiter().GetResult();
            missing = [.. GrafanaDashboard.Metrics().Where(metric => !text.Contains($"\n{metric}", StringComparison.Ordinal) && !IsSometimes(metric))];
            return missing.Count == 0;
        }, () => $"missing: {string.Join(", ", missing)}");
        GrafanaDashboard.Metrics().Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Ready_says_why_not_and_the_heartbeat_falls_silent_with_it()
    {
        using HttpClient anyone = _host.Client();
        JsonElement ready = await anyone.GetJsonAsync("/health/ready");
        (ready.GetProperty("status").GetString(), ready.GetProperty("reasons").GetArrayLength()).ShouldBe(("ready", 0));
        await UntilAsync("heartbeat", () => Beats() > 0);
        _readiness.Reasons = ["store: disk full"];
        using HttpResponseMessage answer = await anyone.GetAsync("/health/ready");
        ((int)answer.StatusCode).ShouldBe(503);
        (await answer.JsonAsync()).GetProperty("reasons")[0].GetString().ShouldBe("store: disk full");
        int beats = Beats(), asked = _readiness.Asked;
        await UntilAsync("three turns of the heartbeat", () => _readiness.Asked >= asked + 3);
        Beats().ShouldBeLessThanOrEqualTo(beats + 1, "one may have been on its way");
        _readiness.Reasons = [];
        await UntilAsync("the heartbeat again", () => Beats() > beats + 1);
    }

    /// <summary>Counters that exist only once something rare happened.</summary>
    private static bool IsSometimes(string metric) => metric is "ioc_ingest_commit_retries_total" or "ioc_ingest_forwarded_total"
        or "ioc_series_gaps_total" or "ioc_series_age_seconds" or "ioc_series_days_age_seconds";

    private int Beats() => _receiver.Requests.Count(request => request.Path == "POST /alive/ioc");

    /// <summary>Ready, or not, as told.</summary>
    private sealed class ToldReadiness : IReadiness
    {
        private volatile string[] _reasons = [];
        private int _asked;

        public string[] Reasons
        {
            get => _reasons;
            set => _reasons = value;
        }

        public int Asked => Volatile.Read(ref _asked);

        public IReadOnlyList<string> WhyNot()
        {
            Interlocked.Increment(ref _asked);
            return _reasons;
        }
    }

    /// <summary>Seen: asked only when the time is over.</summary>
    private static Task UntilAsync(string what, Func<bool> there, Func<string>? seen = null) =>
        Eventually.TrueAsync(() => Task.FromResult(there()), TimeSpan.FromMinutes(3), () => $"{what}; {seen?.Invoke()}");
}
