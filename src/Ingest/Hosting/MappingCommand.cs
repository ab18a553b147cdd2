using System.CommandLine;
using System.Text;
using Ioc.Ingest.Bridge;
using Ioc.Ingest.Mapping;
using Ioc.Ingest.Settings;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;
using Microsoft.Extensions.Configuration;

namespace Ioc.Ingest.Hosting;

/// <summary>
/// `mapping try FILE SAMPLE`: the events that sample records give, one a line on standard output, and each error with its place in mapping and record. SAMPLE: one record as JSON, or a record a line. No
/// server is asked. Exit codes: 0 every record was mapped or left out, 1 not every one, 2 bad usage, profile or mapping.
/// </summary>
internal static class MappingCommand
{
    private const long LargestSample = 64 * 1024 * 1024;

    public static Command Create()
    {
        var profile = new Option<string?>("--profile") { Description = "name of a folder in profiles/ (default: nghe-an)", HelpName = "NAME" };
        var file = new Argument<string>("FILE") { Description = "a mapping (docs/CONTRACTS.md, Foreign topics)" };
        var sample = new Argument<string>("SAMPLE") { Description = "records as their topic holds them: one as JSON, or one a line" };
        var attempt = new Command("try", "Shows the events that sample records give, and each error with its place.") { file, sample, profile };
        attempt.SetAction(parsed => Try(parsed.GetValue(file)!, parsed.GetValue(sample)!, IngestCommand.Given(("Profile:Name", parsed.GetValue(profile)))));
        return new Command("mapping", "How records of other systems become events.") { attempt };
    }

    private static int Try(string file, string sample, IReadOnlyDictionary<string, string?> flags)
    {
        foreach (string missing in new[] { file, sample }.Where(path => !File.Exists(path)))
        {
            Console.Error.WriteLine($"{missing}: there is no such file.");
            return IngestCommand.Refused;
        }

        if (new FileInfo(sample).Length > LargestSample)
        {
            Console.Error.WriteLine($"{sample}: a sample has {LargestSample} bytes at most.");
            return IngestCommand.Refused;
        }

        var errors = new List<string>();
        var section = new SettingsSection(new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(flags).Build(), errors);
        string folder = ProfileFolder.Find(section.Text("Profile:Folder"), section.Text("Profile:Name") ?? WorkerSettings.DefaultProfile, errors);
        if (errors.Count > 0)
        {
            IngestCommand.Say("These settings are wrong:", errors);
            return IngestCommand.Refused;
        }

        try
        {
            Profile profile = ProfileLoader.Load(folder);
            return Show(new MappingTrial(MappingFiles.LoadFile(file, profile), profile, TimeProvider.System), File.ReadAllBytes(sample));
        }
        catch (ProfileException wrong)
        {
            IngestCommand.Say("The profile or the mapping is wrong:", wrong.Errors.Select(error => error.ToString()));
            return IngestCommand.Refused;
        }
    }

    private static int Show(MappingTrial trial, byte[] sample)
    {
        foreach (TrialLine line in trial.Run(sample))
        {
            if (line.Event is { } bytes)
            {
                Console.Out.WriteLine(Encoding.UTF8.GetString(bytes));
            }
            else
            {
                Console.Error.WriteLine($"record {line.Record}: {line.Words}");
            }
        }

        Console.Error.WriteLine($"{trial.Records} records: {trial.Events} events, {trial.Ignored} left out, {trial.Wrong} errors");
        return trial.Wrong == 0 ? IngestCommand.Done : IngestCommand.Failed;
    }
}
