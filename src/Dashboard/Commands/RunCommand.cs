using System.CommandLine;
using System.Globalization;
using Ioc.Dashboard.Hosting;
using Ioc.Dashboard.Settings;
using Ioc.Ingest.Broker;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Operations.Access;

namespace Ioc.Dashboard.Commands;

/// <summary>`run`: the whole centre in this process, until SIGTERM or Ctrl-C.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        Option<string?> profile = CommonOptions.Profile(), data = CommonOptions.Data();
        var urls = new Option<string?>("--urls") { Description = "addresses to serve (default: http://127.0.0.1:8080)", HelpName = "URLS" };
        var noSimulator = new Option<bool>("--no-simulator") { Description = "wait for real events" };
        var speed = new Option<double?>("--speed") { Description = "how many times as fast the simulated province's clock runs", HelpName = "N" };
        var command = new Command("run", "Runs the operations centre.") { profile, data, urls, noSimulator, speed };
        command.SetAction((parsed, cancellation) => RunAsync(
            CommonOptions.Given(
                ("Profile:Name", parsed.GetValue(profile)),
                ("Data:Folder", parsed.GetValue(data)),
                ("Server:Urls", parsed.GetValue(urls)),
                ("Simulator:Enabled", parsed.GetValue(noSimulator) ? "false" : null),
                ("Simulator:Speed", parsed.GetValue(speed)?.ToString(CultureInfo.InvariantCulture))),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> flags, CancellationToken cancellation)
    {
        if (Configuration.Load(flags) is not var (settings, profile))
        {
            return ExitCode.Refused;
        }

        return await StoreErrors.ToExitCodeAsync(() => ServeAsync(settings, profile, cancellation));
    }

    private static async Task<int> ServeAsync(IocSettings settings, Profile profile, CancellationToken cancellation)
    {
        var directory = new DataDirectory(settings.DataFolder);
        using DataDirectoryLock held = directory.Hold();
        await using WebApplication app = DashboardHost.Build(settings, profile);
        await app.RunToEndAsync(() => AnnounceAsync(app, settings.PublicUrl), cancellation);
        return ExitCode.Done;
    }

    /// <summary>Where the broker is, and then the one line that says it serves, with a one-time sign-in link that is shown nowhere else.</summary>
    private static async Task AnnounceAsync(WebApplication app, Uri? site)
    {
        string address = ServedAddress.Of(app.Urls.First());
        app.Services.GetRequiredService<DataDirectory>().WriteAddress(address);
        EventStream stream = app.Services.GetRequiredService<EventStream>();
        await Console.Out.WriteLineAsync(stream.Embedded
            ? $"Ioc: Kafka broker at {stream.BootstrapServers} (in this process; every local process may connect)"
            : $"Ioc: Kafka at {stream.Connection}; ingest workers consume it");
        string token = app.Services.GetRequiredService<SignInLinks>().Create();
        await Console.Out.WriteLineAsync($"Ioc: {address} · sign in (once, 10 minutes): {SignInLinks.Address(site?.ToString() ?? address, token)}");
    }
}
