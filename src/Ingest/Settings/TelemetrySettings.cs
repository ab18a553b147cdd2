namespace Ioc.Ingest.Settings;

/// <summary>What this process tells those who run it: OpenTelemetry, the form of its log, a sign of life. All of it off, or plain, by default.</summary>
public sealed record TelemetrySettings
{
    /// <summary>Place of this process's name in the heartbeat's address.</summary>
    private const string Name = "{name}";

    /// <summary>Collector for OTLP over HTTP (protobuf), such as http://collector:4318; null: none.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>Headers for the collector, `name=value,…` (a credential); null: none.</summary>
    public string? OtlpHeaders { get; init; }

    /// <summary>How often metrics are sent.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Share of requests and commits that are traced, 0 to 1.</summary>
    public double TraceShare { get; init; } = 0.05;

    /// <summary>Whether the log is written as JSON, one object a line.</summary>
    public bool JsonLog { get; init; }

    /// <summary>Called while all is well, so that someone notices when it is not; null: nobody is told.</summary>
    public Uri? Heartbeat { get; init; }

    /// <summary>How often it is called.</summary>
    public TimeSpan HeartbeatEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>POST instead of GET.</summary>
    public bool HeartbeatPosts { get; init; }

    /// <summary>
    /// Keys: Telemetry:OtlpEndpoint, :OtlpHeaders, :IntervalSeconds, :TraceShare; Log:Format (text, json); Heartbeat:Url (`{name}` in it becomes :Name),
    /// :Name, :Seconds, :Method (get, post). Several: other processes send the signal too, so the address must name this one.
    /// </summary>
    public static TelemetrySettings Read(SettingsSection section, List<string> errors, bool several) => new()
    {
        Otlp = Address(section.Text("Telemetry:OtlpEndpoint"), errors, "Telemetry:OtlpEndpoint", "http://collector:4318"),
        OtlpHeaders = section.Text("Telemetry:OtlpHeaders"),
        Interval = TimeSpan.FromSeconds(section.Whole("Telemetry:IntervalSeconds", 15, 1, 3600)),
        TraceShare = section.Number("Telemetry:TraceShare", 0.05, 0, 1),
        JsonLog = OneOf(section, errors, "Log:Format", "text", "json"),
        Heartbeat = Signal(section, errors, several),
        HeartbeatEvery = TimeSpan.FromSeconds(section.Whole("Heartbeat:Seconds", 60, 1, 3600)),
        HeartbeatPosts = OneOf(section, errors, "Heartbeat:Method", "get", "post"),
    };

    private static Uri? Signal(SettingsSection section, List<string> errors, bool several)
    {
        string name = section.Text("Heartbeat:Name") ?? Environment.MachineName;
        string? text = section.Text("Heartbeat:Url");
        if (several && text?.Contains(Name, StringComparison.Ordinal) == false)
        {
            errors.Add($"Ioc__Heartbeat__Url has no {Name}: on Kafka each worker and each dashboard needs an address of its own, or one that lives hides one that is gone (such as https://watch.example/ioc-{Name}).");
        }

        return Address(text?.Replace(Name, Uri.EscapeDataString(name), StringComparison.Ordinal), errors, "Heartbeat:Url", "https://watch.example/ioc");
    }

    private static Uri? Address(string? text, List<string> errors, string key, string example)
    {
        if (text is null || (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"))
        {
            return text is null ? null : new Uri(text);
        }

        errors.Add($"Ioc__{key.Replace(":", "__", StringComparison.Ordinal)} is no address such as {example}.");
        return null;
    }

    /// <summary>Whether the second is chosen; the first is the default.</summary>
    private static bool OneOf(SettingsSection section, List<string> errors, string key, string first, string second)
    {
        string text = section.Text(key)?.ToLowerInvariant() ?? first;
        if (text != first && text != second)
        {
            errors.Add($"Ioc__{key.Replace(":", "__", StringComparison.Ordinal)} is \"{text}\": it must be {first} or {second}.");
        }

        return text == second;
    }
}
