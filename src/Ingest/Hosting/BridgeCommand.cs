using System.CommandLine;
using Ioc.Ingest.Mapping;
using Ioc.Ingest.Settings;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Ioc.Ingest.Hosting;

/// <summary>`bridge`: reads foreign topics by the profile's mappings into ours, until SIGTERM or Ctrl-C. Exit codes: 0 done, 1 failed, 2 bad usage, settings, profile or mappings.</summary>
internal static class BridgeCommand
{
    public static Command Create()
    {
        var profile = new Option<string?>("--profile") { Description = "name of a folder in profiles/ (default: nghe-an)", HelpName = "NAME" };
        var urls = new Option<string?>("--urls") { Description = "addresses of health checks and metrics (default: http://127.0.0.1:8091)", HelpName = "URLS" };
        var command = new Command("bridge", "Reads topics of other systems by the profile's mappings and writes events to ours.") { profile, urls };
        command.SetAction((parsed, cancellation) => RunAsync(
            IngestCommand.Given(("Profile:Name", parsed.GetValue(profile)), ("Bridge:Urls", parsed.GetValue(urls))), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> flags, CancellationToken cancellation)
    {
        try
        {
            BridgeSettings settings = BridgeSettings.Read(new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(flags).Build());
            Profile profile = ProfileLoader.Load(settings.ProfileFolder);
            IReadOnlyList<TopicMapping> mappings = MappingFiles.Load(settings.ProfileFolder, profile);
            if (mappings.Count == 0)
            {
                await Console.Error.WriteLineAsync($"{Path.Combine(settings.ProfileFolder, MappingFiles.Folder)} holds no mapping: there is nothing to read (docs/CONTRACTS.md, Foreign topics).").ConfigureAwait(false);
                return IngestCommand.Refused;
            }

            await using WebApplication app = BridgeHost.Build(settings, profile, mappings);
            await app.RunToEndAsync(() => Console.Out.WriteLineAsync($"Ioc bridge: {string.Join(", ", app.Urls)} · {mappings.Count} mappings · from {settings.Foreign} to {settings.Kafka}"), cancellation).ConfigureAwait(false);
            return IngestCommand.Done;
        }
        catch (SettingsException wrong)
        {
            IngestCommand.Say("These settings are wrong:", wrong.Errors);
        }
        catch (ProfileException wrong)
        {
            IngestCommand.Say("The profile is wrong:", wrong.Errors.Select(error => error.ToString()));
        }
        catch (IOException failed)
        {
            await Console.Error.WriteLineAsync(failed.Message).ConfigureAwait(false);
            return IngestCommand.Failed;
        }

        return IngestCommand.Refused;
    }
}
