using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ioc.EndToEnd.Running;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.EndToEnd.Engines;

/// <summary>docker-compose.yml, Dockerfile and .env as far as they can be judged without an engine. Settings and health commands: <see cref="LocalTopologyTests"/>.</summary>
public sealed partial class ComposeFileTests : IAsyncLifetime
{
    private static readonly string[] _drop = ["setup"];

    /// <summary>What of the Compose Specification (2.24 or later) this file uses; a misspelt key is none of these.</summary>
    private static readonly string[] _keys =
    [
        "build", "cap_drop", "command", "depends_on", "deploy", "env_file", "environment", "healthcheck", "hostname", "image", "init", "logging", "networks", "ports", "profiles",
        "read_only", "restart", "security_opt", "shm_size", "stop_grace_period", "tmpfs", "user", "volumes",
    ];

    private string _text = "";
    private JsonElement _compose;

    public async Task InitializeAsync()
    {
        string file = Path.Combine(Repository.Root, "docker-compose.yml");
        _text = await File.ReadAllTextAsync(file);
        string json = await Tool.RunAsync("python3", ["-c", "import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1]))))", file]);
        _compose = JsonDocument.Parse(json).RootElement;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void The_topology_is_whole()
    {
        Services().Select(service => service.Name).Order().ShouldBe(
            ["bridge", "dashboard1", "dashboard2", "influxdb", "ingest1", "ingest2", "kafka", "postgres", "proxy", "setup"]);
        Services().Where(service => service.Value.TryGetProperty("profiles", out _)).Select(service => service.Name).ShouldBe(["bridge"], "who does not ask for it has none");
        Environment("kafka", "KAFKA_GROUP_COORDINATOR_APPEND_LINGER_MS").ShouldBe("0");
        Environment("kafka", "KAFKA_PROCESS_ROLES").ShouldBe("broker,controller");
        Image("influxdb").ShouldStartWith("influxdb:2.7.");
        (Environment("ingest1", "Ioc__Kafka__GroupInstanceId"), Environment("ingest2", "Ioc__Kafka__GroupInstanceId")).ShouldBe(("ingest-1", "ingest-2"));
    }

    [Fact]
    public void Every_service_is_bounded_watched_and_restarted()
    {
        foreach (JsonProperty service in Services())
        {
            service.Value.GetProperty("deploy").GetProperty("resources").GetProperty("limits").GetProperty("memory").GetString().ShouldNotBeNullOrEmpty(service.Name);
            if (!_drop.Contains(service.Name))
            {
                service.Value.GetProperty("healthcheck").GetProperty("test")[0].GetString().ShouldBe("CMD", service.Name);
                service.Value.GetProperty("restart").GetString().ShouldBe("unless-stopped", service.Name);
                service.Value.GetProperty("volumes").GetArrayLength().ShouldBeGreaterThan(0, service.Name);
            }
        }
    }

    [Fact]
    public void Only_the_proxy_is_reachable_and_volumes_are_declared()
    {
        Services().Where(service => service.Value.TryGetProperty("ports", out _)).Select(service => service.Name).ShouldBe(["proxy"]);
        _compose.GetProperty("networks").GetProperty("inside").GetProperty("internal").GetBoolean().ShouldBeTrue();
        string[] declared = [.. _compose.GetProperty("volumes").EnumerateObject().Select(volume => volume.Name)];
        foreach (string volume in Services().SelectMany(Volumes).Where(volume => !volume.StartsWith("./", StringComparison.Ordinal)))
        {
            declared.ShouldContain(volume.Split(':')[0]);
        }
    }

    [Fact]
    public void No_service_is_root_or_may_become_it()
    {
        foreach (JsonProperty service in Services())
        {
            service.Value.GetProperty("cap_drop").EnumerateArray().Select(capability => capability.GetString()).ShouldBe(["ALL"], service.Name);
            service.Value.GetProperty("security_opt").EnumerateArray().Select(option => option.GetString()).ShouldContain("no-new-privileges:true", service.Name);
            service.Value.TryGetProperty("cap_add", out _).ShouldBeFalse(service.Name);
            if (!service.Value.TryGetProperty("build", out _))
            {
                service.Value.GetProperty("user").GetString()!.ShouldMatch(@"^[1-9]\d*:[1-9]\d*$", service.Name); // our own images name theirs
            }
        }
    }

    [Fact]
    public void Workers_and_dashboards_reach_a_collector_the_engines_reach_nobody_and_each_process_has_a_name_for_its_heartbeat()
    {
        string[] outward = [.. _compose.GetProperty("networks").EnumerateObject()
            .Where(network => !(network.Value.TryGetProperty("internal", out JsonElement inside) && inside.GetBoolean())).Select(network => network.Name)];
        foreach (JsonProperty service in Services())
        {
            bool ours = IsOurs(service.Name);
            Strings(service.Value.GetProperty("networks")).Intersect(outward).Any().ShouldBe(ours || service.Name == "proxy", service.Name);
            if (ours)
            {
                Environment(service.Name, "Ioc__Telemetry__OtlpEndpoint").ShouldBe("${OTLP_ENDPOINT:-}");
                Environment(service.Name, "Ioc__Heartbeat__Url").ShouldBe("${HEARTBEAT_URL:-}");
                service.Value.GetProperty("hostname").GetString().ShouldBe(service.Name);
            }
        }

        Services().Where(service => Strings(service.Value.GetProperty("networks")).Contains("telemetry")).Select(service => service.Name).ShouldBe(["ingest1", "ingest2", "bridge"]);
    }

    [Fact]
    public void Settings_that_it_does_not_name_come_from_a_file()
    {
        foreach (JsonProperty service in Services().Where(service => IsOurs(service.Name) || service.Name == "setup"))
        {
            JsonElement file = service.Value.GetProperty("env_file").EnumerateArray().ShouldHaveSingleItem();
            (file.GetProperty("path").GetString(), file.GetProperty("required").GetBoolean()).ShouldBe(("ioc.env", false), service.Name);
        }
    }

    [Fact]
    public void The_memory_that_operations_asks_for_holds_what_may_be_used()
    {
        double most = Services().Where(service => !_drop.Contains(service.Name)).Sum(service => Gigabytes(service.Value.GetProperty("deploy").GetProperty("resources").GetProperty("limits").GetProperty("memory").GetString()!));
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "OPERATIONS.md"));
        double least = double.Parse(Regex.Match(page, @"\| docker compose \| \d+ cores, (\d+) GB", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value, CultureInfo.InvariantCulture);
        (most + 1).ShouldBeLessThanOrEqualTo(least, "the system takes some too");
    }

    [Fact]
    public void It_says_only_what_compose_understands()
    {
        _compose.EnumerateObject().Select(member => member.Name).Where(name => !name.StartsWith("x-", StringComparison.Ordinal)).Except(["name", "services", "networks", "volumes"]).ShouldBeEmpty();
        string[] names = [.. Services().Select(service => service.Name)], networks = [.. _compose.GetProperty("networks").EnumerateObject().Select(network => network.Name)];
        foreach (JsonProperty service in Services())
        {
            service.Value.EnumerateObject().Select(member => member.Name).Except(_keys).ShouldBeEmpty(service.Name);
            Strings(service.Value.GetProperty("networks")).Except(networks).ShouldBeEmpty(service.Name);
            JsonElement health = service.Value.GetProperty("healthcheck");
            health.EnumerateObject().Select(member => member.Name).Except(["test", "interval", "timeout", "retries", "start_period", "disable"]).ShouldBeEmpty(service.Name);
            foreach (JsonProperty time in health.EnumerateObject().Where(member => member.Name is "interval" or "timeout" or "start_period"))
            {
                time.Value.GetString()!.ShouldMatch(@"^(\d+h)?(\d+m)?(\d+s)?$", service.Name);
            }

            foreach (JsonProperty other in Member(service.Value, "depends_on"))
            {
                names.ShouldContain(other.Name);
                string condition = other.Value.GetProperty("condition").GetString()!;
                condition.ShouldBe(other.Name == "setup" ? "service_completed_successfully" : "service_healthy", service.Name);
            }

            foreach (JsonProperty value in Member(service.Value, "environment"))
            {
                value.Value.ValueKind.ShouldBe(JsonValueKind.String, $"{service.Name} {value.Name}: a number or a truth value is written with quotes");
            }
        }
    }

    [Fact]
    public void Versions_are_pinned()
    {
        foreach (JsonProperty service in Services())
        {
            string image = service.Value.GetProperty("image").GetString()!;
            (Version().IsMatch(image) || image.EndsWith(":${IOC_TAG:-local}", StringComparison.Ordinal)).ShouldBeTrue(image);
        }

        string docker = File.ReadAllText(Path.Combine(Repository.Root, "docker", "Dockerfile"));
        Dictionary<string, string> arguments = Arg().Matches(docker).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        var stages = new List<string>();
        foreach (Match from in From().Matches(docker))
        {
            string image = Reference().Replace(from.Groups[1].Value, reference => arguments[reference.Groups[1].Value]);
            (stages.Contains(image) || Version().IsMatch(image)).ShouldBeTrue($"{from.Value}: {image}");
            stages.Add(from.Groups[2].Value);
        }

        stages.ShouldBe(["browser", "build", "runtime", "ingest", "dashboard", "proxy"]);
    }

    [ClusterFact]
    public void Kafka_is_the_version_that_the_tests_run()
    {
        string broker = Path.GetFileNameWithoutExtension(Directory.GetFiles(Path.Combine(KafkaHome.Folder!, "libs"), "kafka-server-?.*.jar").ShouldHaveSingleItem());
        Image("kafka").ShouldBe("apache/kafka:" + broker["kafka-server-".Length..]);
    }

    [Fact]
    public void Our_images_do_not_run_as_root_and_hold_their_health_check()
    {
        string[] stages = Regex.Split(File.ReadAllText(Path.Combine(Repository.Root, "docker", "Dockerfile")), "(?m)^(?=FROM )", RegexOptions.None, TimeSpan.FromSeconds(1));
        foreach (string target in new[] { "ingest", "dashboard", "proxy" })
        {
            string stage = stages.Single(stage => stage.Split('\n')[0].EndsWith($" AS {target}", StringComparison.Ordinal));
            stage.ShouldMatch(@"(?m)^USER (\$APP_UID|1000:1000)$");
            stage.ShouldContain("HEALTHCHECK");
            string[] command = [.. _compose.GetProperty("services").GetProperty(target == "proxy" ? "proxy" : target + "1").GetProperty("healthcheck").GetProperty("test")
                .EnumerateArray().Skip(1).Select(word => word.GetString()!)];
            stage.ShouldContain($"CMD [{string.Join(", ", command.Select(word => $"\"{word}\""))}]", Case.Sensitive, "compose and image look at health the same way");
        }
    }

    [Fact]
    public async Task Secrets_are_made_once_for_the_owner_only_and_none_has_a_default()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, ".env"), init = Path.Combine(Repository.Root, "ioc");
        await Tool.RunAsync("env", [$"IOC_ENV_FILE={file}", init, "compose-init"]);
        string made = await File.ReadAllTextAsync(file);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        (await Tool.RunAsync("sh", ["-c", $"IOC_ENV_FILE={file} {init} compose-init 2>&1; echo $?"])).Trim().ShouldEndWith("2");
        (await File.ReadAllTextAsync(file)).ShouldBe(made);

        Dictionary<string, string> values = made.Split('\n').Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith('#'))
            .ToDictionary(line => line.Split('=', 2)[0], line => line.Split('=', 2)[1]);
        string[] asked = [.. Required().Matches(_text).Select(match => match.Groups[1].Value).Distinct()];
        asked.ShouldBe(["POSTGRES_PASSWORD", "INFLUXDB_TOKEN", "IOC_READ_KEY", "KAFKA_CLUSTER_ID", "INFLUXDB_PASSWORD", "IOC_INGEST_KEY"], ignoreOrder: true);
        asked.ShouldAllBe(name => values[name].Length >= 22);
        values.Values.Where(value => value.Length >= 22).Distinct().Count().ShouldBe(asked.Length);
        foreach (Match secret in Secret().Matches(_text))
        {
            secret.Groups[1].Value.ShouldStartWith("${");
            secret.Groups[1].Value.ShouldContain(":?", Case.Sensitive, "a secret without a value must end the start, not become empty");
        }
    }

    private IEnumerable<JsonProperty> Services() => _compose.GetProperty("services").EnumerateObject();

    private static IEnumerable<string> Volumes(JsonProperty service) =>
        service.Value.TryGetProperty("volumes", out JsonElement volumes) ? volumes.EnumerateArray().Select(volume => volume.GetString()!) : [];

    private static bool IsOurs(string service) => service == "bridge" || service.StartsWith("ingest", StringComparison.Ordinal) || service.StartsWith("dashboard", StringComparison.Ordinal);

    private static IEnumerable<string> Strings(JsonElement list) => list.EnumerateArray().Select(item => item.GetString()!);

    private static IEnumerable<JsonProperty> Member(JsonElement service, string name) => service.TryGetProperty(name, out JsonElement member) ? member.EnumerateObject() : [];

    /// <summary>Of 512m or 1g, as compose reads them.</summary>
    private static double Gigabytes(string text) => double.Parse(text[..^1], CultureInfo.InvariantCulture) / (text[^1] == 'g' ? 1 : 1024);

    private string Image(string service) => _compose.GetProperty("services").GetProperty(service).GetProperty("image").GetString()!;

    private string Environment(string service, string name) =>
        _compose.GetProperty("services").GetProperty(service).GetProperty("environment").GetProperty(name).GetString()!;

    [GeneratedRegex(@":\d+\.\d+[\w.-]*$")]
    private static partial Regex Version();

    [GeneratedRegex(@"(?m)^FROM (\S+) AS (\w+)$")]
    private static partial Regex From();

    [GeneratedRegex(@"(?m)^ARG (\w+)=(\S+)$")]
    private static partial Regex Arg();

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\$\{(\w+):\?")]
    private static partial Regex Required();

    [GeneratedRegex(@"(?m)^\s*\w*(?:PASSWORD|TOKEN|_KEY|Password|Token)\w*:\s*(\S.*)$")]
    private static partial Regex Secret();
}
