using System.CommandLine;
using Ioc.Ingest.Settings;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;
using Ioc.Metrics.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Ioc.Ingest.Hosting;

/// <summary>`ingest`: one of several workers, until SIGTERM or Ctrl-C. Exit codes: 0 done, 1 failed, 2 bad usage or settings.</summary>
internal static class IngestCommand
{
    public const int Done = 0, Failed = 1, Refused = 2;

    public static Command Create()
    {
        var profile = new Option<string?>("--profile") { Description = "name of a folder in profiles/ (default: nghe-an)", HelpName = "NAME" };
        var data = new Option<string?>("--data") { Description = "folder for what no server keeps (default: data/PROFILE)", HelpName = "DIR" };
        var urls = new Option<string?>("--urls") { Description = "addresses of health checks and metrics (default: http://127.0.0.1:8090)", HelpName = "URLS" };
        var command = new Command("ingest", "Runs an ingest worker on a Kafka cluster and PostgreSQL.") { profile, data, urls };
        command.SetAction((parsed, cancellation) => RunAsync(
            Given(("Profile:Name", parsed.GetValue(profile)), ("Data:Folder", parsed.GetValue(data)), ("Ingest:Urls", parsed.GetValue(urls))), cancellation));
        return command;
    }

    /// <summary>Settings of the environment and flags, and the profile; null when something is wrong: it was then written to standard error, all of it.</summary>
    public static (WorkerSettings Settings, Profile Profile)? Load(IReadOnlyDictionary<string, string?> flags)
    {
        try
        {
            WorkerSettings settings = WorkerSettings.Read(new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(flags).Build());
            return (settings, ProfileLoader.Load(settings.ProfileFolder));
        }
        catch (SettingsException wrong)
        {
            Say("These settings are wrong:", wrong.Errors);
        }
        catch (ProfileException wrong)
        {
            Say("The profile is wrong:", wrong.Errors.Select(error => error.ToString()));
        }

        return null;
    }

    public static void Say(string heading, IEnumerable<string> lines)
    {
        Console.Error.WriteLine(heading);
        foreach (string line in lines)
        {
            Console.Error.WriteLine("  " + line);
        }
    }

    /// <summary>Configuration keys of the flags that were given.</summary>
    public static Dictionary<string, string?> Given(params (string Key, string? Value)[] flags) =>
        flags.Where(flag => flag.Value is not null).ToDictionary(flag => "Ioc:" + flag.Key, flag => flag.Value, StringComparer.OrdinalIgnoreCase);

    private static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> flags, CancellationToken cancellation)
    {
        if (Load(flags) is not var (settings, profile))
        {
            return Refused;
        }

        try
        {
            await using WebApplication app = IngestHost.Build(settings, profile);
            await app.RunToEndAsync(() => Console.Out.WriteLineAsync($"Ioc ingest: {string.Join(", ", app.Urls)} · Kafka {settings.Kafka}"), cancellation).ConfigureAwait(false);
            return Done;
        }
        catch (Exception refused) when (refused is StoreRefusedException or SettingsException)
        {
            await Console.Error.WriteLineAsync(refused.Message).ConfigureAwait(false);
            return Refused;
        }
        catch (Exception failed) when (failed is StoreUnavailableException or IOException)
        {
            await Console.Error.WriteLineAsync(failed.Message).ConfigureAwait(false);
            return Failed;
        }
    }
}
