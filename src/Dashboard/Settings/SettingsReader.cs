using Ioc.Operations.Settings;

namespace Ioc.Dashboard.Settings;

/// <summary>Binds and checks the settings, all of them before anything starts.</summary>
public static class SettingsReader
{
    private const string DefaultProfile = "nghe-an";

    /// <summary>Throws <see cref="SettingsException"/> with every error at once.</summary>
    public static IocSettings Read(IConfiguration configuration)
    {
        var errors = new List<string>();
        var section = new SettingsSection(configuration, errors);
        string profile = section.Text("Profile:Name") ?? DefaultProfile;
        KafkaConnection? kafka = BrokerSettings.Read(section, errors);
        Uri? site = PublicUrl(section, errors);
        var settings = new IocSettings
        {
            Urls = section.Text("Server:Urls") ?? "http://127.0.0.1:8080",
            PublicUrl = site,
            ProfileFolder = ProfileFolder.Find(section.Text("Profile:Folder"), profile, errors),
            DataFolder = section.Text("Data:Folder") ?? Path.Combine("data", profile),
            Simulate = section.Flag("Simulator:Enabled", kafka is null),
            Speed = section.Number("Simulator:Speed", 1, 0.01, 10_000),
            HistoryDays = section.Whole("Simulator:HistoryDays", 90, 0, 400),
            Seed = section.Whole("Simulator:Seed", 2025, 0, int.MaxValue),
            Stores = StoreSettings.Read(section, errors),
            Reports = ReportSettings.Read(section, errors, site, name => Secret(configuration, name)),
            Alerts = AlertSettings.Read(section, errors),
            Telemetry = TelemetrySettings.Read(section, errors, several: kafka is not null),
            TrustedProxies = ForwardedFromProxy.Read(section.Text("Server:TrustedProxies"), errors),
            Kafka = kafka,
            IngestKey = Secret(configuration, "IOC_INGEST_KEY"),
            ReadKey = Secret(configuration, "IOC_READ_KEY"),
            ReportKey = Secret(configuration, "IOC_REPORT_KEY"),
        };
        CheckUrls(settings.Urls, errors);
        settings.Alerts.CheckLink(settings.Reports.Link, errors);
        WorkerSettings.RefuseAlone(kafka, settings.Stores, errors);
        section.Text("Ingest:Urls"); // a worker's, of the same environment
        BridgeSettings.Know(section); // the bridge's
        section.RefuseUnknown();
        if (settings.Speed != 1 && !settings.Simulate)
        {
            errors.Add("--speed (Ioc__Simulator__Speed) is for the simulated province: real events come at their own time.");
        }

        CheckKeys(errors, ("IOC_INGEST_KEY", settings.IngestKey), ("IOC_READ_KEY", settings.ReadKey), ("IOC_REPORT_KEY", settings.ReportKey));
        if (settings.Speed != 1 && kafka is not null)
        {
            errors.Add("--speed (Ioc__Simulator__Speed) needs the embedded broker: workers elsewhere go by the real clock.");
        }

        return errors.Count == 0 ? settings : throw new SettingsException(errors);
    }

    private static string? Secret(IConfiguration configuration, string name) =>
        string.IsNullOrWhiteSpace(configuration[name]) ? null : configuration[name]!.Trim();

    private static void CheckKeys(List<string> errors, params (string Name, string? Value)[] keys) =>
        errors.AddRange(keys.Where(key => key.Value is not null).GroupBy(key => key.Value, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => $"{string.Join(" and ", same.Select(key => key.Name))} are the same: a key has one role."));

    /// <summary>A site of its own: cookies and pages are at its root.</summary>
    private static Uri? PublicUrl(SettingsSection section, List<string> errors)
    {
        Uri? site = ReportSettings.Address(section.Text("Server:PublicUrl"), "Ioc__Server__PublicUrl", errors, alsoHttp: true);
        if (site is not null && site.PathAndQuery + site.Fragment != "/")
        {
            errors.Add($"Ioc__Server__PublicUrl is \"{site}\": it must be an address without a path, such as https://ioc.example.gov.vn.");
        }

        return site;
    }

    private static void CheckUrls(string urls, List<string> errors)
    {
        foreach (string url in urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty(""))
        {
            // A wildcard host is no URI, but Kestrel takes it.
            string plain = url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal);
            if (!Uri.TryCreate(plain, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/")
            {
                errors.Add($"--urls (Ioc__Server__Urls): \"{url}\" is no address such as http://127.0.0.1:8080.");
            }
        }
    }
}
