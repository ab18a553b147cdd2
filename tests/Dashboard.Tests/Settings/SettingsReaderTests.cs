using Ioc.Dashboard.Settings;
using Ioc.Operations.Settings;
using Microsoft.Extensions.Configuration;

namespace Ioc.Dashboard.Tests.Settings;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Defaults_are_those_of_the_contract()
    {
        IocSettings settings = Read([]);
        settings.Urls.ShouldBe("http://127.0.0.1:8080");
        settings.DataFolder.ShouldBe(Path.Combine("data", "nghe-an"));
        settings.Simulate.ShouldBeTrue();
        settings.Speed.ShouldBe(1);
    }

    [Fact]
    public void Every_error_is_listed_at_once()
    {
        var wrong = Should.Throw<SettingsException>(() => Read(new()
        {
            ["Ioc:Profile:Name"] = "atlantis",
            ["Ioc:Server:Urls"] = "8080",
            ["Ioc:Simulator:Speed"] = "fast",
            ["Ioc:Simulator:Enabled"] = "perhaps",
            ["Ioc:Simulator:HistoryDays"] = "-1",
            ["Ioc:Sever:Urls"] = "http://127.0.0.1:1",
            ["IOC_READ_KEY"] = "same",
            ["IOC_INGEST_KEY"] = "same",
        }));
        foreach (string named in new[]
        {
            "atlantis", "\"8080\"", "Ioc__Simulator__Speed", "Ioc__Simulator__Enabled", "Ioc__Simulator__HistoryDays", "Ioc__Sever__Urls", "IOC_INGEST_KEY",
        })
        {
            wrong.Errors.ShouldContain(error => error.Contains(named, StringComparison.Ordinal), named);
        }
    }

    [Fact]
    public void Real_events_have_no_speed() =>
        Should.Throw<SettingsException>(() => Read(new() { ["Ioc:Simulator:Enabled"] = "false", ["Ioc:Simulator:Speed"] = "60" }))
            .Errors.ShouldHaveSingleItem().ShouldContain("--speed");

    [Theory]
    [InlineData("Ioc:Alerts:Webhooks", "https://hooks.example/ioc")]
    [InlineData("Ioc:Alerts:Escalation:Webhooks", "https://hooks.example/ioc")]
    [InlineData("Ioc:Alerts:Mail:To", "an@example.vn")]
    [InlineData("Ioc:Alerts:Escalation:Mail:To", "an@example.vn")]
    public void Messages_of_alerts_need_the_address_of_the_centre(string key, string value)
    {
        Dictionary<string, string?> settings = new() { [key] = value, ["Ioc:Reports:Mail:Host"] = "127.0.0.1", ["Ioc:Reports:Mail:From"] = "ioc@example.vn" };
        Should.Throw<SettingsException>(() => Read(settings)).Errors.ShouldHaveSingleItem().ShouldContain("Ioc__Server__PublicUrl (or Ioc__Reports__Link) is missing");
        settings["Ioc:Reports:Link"] = "https://ioc.example.vn";
        AlertSettings alerts = Read(settings).Alerts;
        (alerts.Webhooks.Count + alerts.EscalationWebhooks.Count + alerts.MailTo.Count + alerts.EscalationMailTo.Count).ShouldBe(1);
    }

    [Theory]
    [InlineData("http://*:8080")]
    [InlineData("http://0.0.0.0:8080;https://+:8443")]
    [InlineData("http://[::1]:8080/")]
    public void Addresses_as_Kestrel_takes_them_are_taken(string urls) => Read(new() { ["Ioc:Server:Urls"] = urls }).Urls.ShouldBe(urls);

    [Fact]
    public void Profile_name_cannot_leave_the_folder_of_profiles() =>
        Should.Throw<SettingsException>(() => Read(new() { ["Ioc:Profile:Name"] = "../seeds" }));

    [Fact]
    public void Stores_are_files_unless_servers_are_named()
    {
        Read([]).Stores.ShouldBe(new StoreSettings());
        StoreSettings stores = Read(new()
        {
            ["Ioc:Store:Kind"] = "postgres",
            ["Ioc:Store:ConnectionString"] = "Host=db;Database=ioc",
            ["Ioc:Series:Kind"] = "influx",
            ["Ioc:Series:Url"] = "http://influx:8086",
            ["Ioc:Series:Token"] = "t",
        }).Stores;
        (stores.Postgres, stores.Influx?.Host, stores.InfluxDatabase, stores.InfluxToken).ShouldBe(("Host=db;Database=ioc", "influx", "ioc", "t"));
    }

    [Theory]
    [InlineData("Ioc:Store:Kind", "oracle", "Ioc__Store__Kind")]
    [InlineData("Ioc:Store:Kind", "postgres", "Ioc__Store__ConnectionString")]
    [InlineData("Ioc:Series:Kind", "influx", "Ioc__Series__Url")]
    public void A_server_without_its_address_is_an_error(string key, string value, string named) =>
        Should.Throw<SettingsException>(() => Read(new() { [key] = value })).Errors.ShouldHaveSingleItem().ShouldContain(named);

    [Fact]
    public void Nothing_is_sent_out_unless_an_address_is_set()
    {
        Read([]).Telemetry.ShouldBe(new TelemetrySettings());
        TelemetrySettings telemetry = Read(new()
        {
            ["Ioc:Telemetry:OtlpEndpoint"] = "http://collector:4318",
            ["Ioc:Log:Format"] = "json",
            ["Ioc:Heartbeat:Url"] = "https://watch.example/ioc?token=1",
            ["Ioc:Heartbeat:Seconds"] = "30",
        }).Telemetry;
        (telemetry.Otlp?.Port, telemetry.JsonLog, telemetry.Heartbeat?.Query, telemetry.HeartbeatEvery).ShouldBe((4318, true, "?token=1", TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void On_Kafka_the_state_is_on_a_server_and_a_heartbeat_names_its_process()
    {
        IReadOnlyList<string> errors = Should.Throw<SettingsException>(() => Read(new() { ["Ioc:Kafka:BootstrapServers"] = "k:9092", ["Ioc:Heartbeat:Url"] = "https://watch.example/ioc" })).Errors;
        foreach (string named in new[] { "Ioc__Store__Kind must be postgres", "Ioc__Heartbeat__Url has no {name}" })
        {
            errors.ShouldContain(error => error.Contains(named, StringComparison.Ordinal), named);
        }
    }

    [Fact]
    public void Links_that_are_printed_or_sent_have_the_public_address()
    {
        Read([]).PublicUrl.ShouldBeNull();
        IocSettings settings = Read(new() { ["Ioc:Server:PublicUrl"] = "https://ioc.example.gov.vn" });
        (settings.PublicUrl, settings.Reports.Link).ShouldBe((new Uri("https://ioc.example.gov.vn/"), new Uri("https://ioc.example.gov.vn/")));
        Read(new() { ["Ioc:Server:PublicUrl"] = "https://ioc.example.gov.vn", ["Ioc:Reports:Link"] = "http://inside" }).Reports.Link.ShouldBe(new Uri("http://inside/"));
    }

    [Theory]
    [InlineData("Ioc:Server:PublicUrl", "ioc.example.gov.vn")]
    [InlineData("Ioc:Server:PublicUrl", "https://example.gov.vn/ioc")]
    [InlineData("Ioc:Telemetry:OtlpEndpoint", "collector:4318")]
    [InlineData("Ioc:Heartbeat:Url", "ftp://watch")]
    [InlineData("Ioc:Heartbeat:Method", "put")]
    [InlineData("Ioc:Log:Format", "xml")]
    [InlineData("Ioc:Telemetry:TraceShare", "2")]
    [InlineData("Ioc:Server:TrustedProxies", "10.0.0.0/8, proxy")]
    public void What_cannot_be_meant_is_an_error(string key, string value) =>
        Should.Throw<SettingsException>(() => Read(new() { [key] = value })).Errors.ShouldHaveSingleItem().ShouldContain(key.Replace(":", "__", StringComparison.Ordinal));

    private static IocSettings Read(Dictionary<string, string?> values) =>
        SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
}
