using System.CommandLine;
using System.Globalization;
using Ioc.Dashboard.Settings;
using Ioc.Dashboard.Simulation;
using Ioc.Ingest.Replay;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;

namespace Ioc.Dashboard.Commands;

/// <summary>`replay`: loads files of one CloudEvent a line through the same decode, ledger and commit, then exits.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE.ndjson") { Description = "files of one CloudEvent a line", Arity = ArgumentArity.OneOrMore };
        Option<string?> data = CommonOptions.Data(), profile = CommonOptions.Profile();
        var command = new Command("replay", "Loads events from files; not beside a running server.") { files, data, profile };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(files) ?? [],
            CommonOptions.Given(("Data:Folder", parsed.GetValue(data)), ("Profile:Name", parsed.GetValue(profile))),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, IReadOnlyDictionary<string, string?> flags, CancellationToken cancellation)
    {
        List<string> missing = [.. files.Where(file => !File.Exists(file))];
        foreach (string file in missing)
        {
            await Console.Error.WriteLineAsync($"{file}: there is no such file.");
        }

        if (Configuration.Load(flags) is not var (settings, profile) || missing.Count > 0)
        {
            return ExitCode.Refused;
        }

        return await StoreErrors.ToExitCodeAsync(() => LoadAsync(files, settings, profile, cancellation));
    }

    private static async Task<int> LoadAsync(string[] files, IocSettings settings, Profile profile, CancellationToken cancellation)
    {
        var directory = new DataDirectory(settings.DataFolder);
        using DataDirectoryLock held = directory.Hold();
        await using IStateOfRecord store = StoresSetup.State(settings.Stores, directory, TimeProvider.System);
        await store.OpenAsync(profile, cancellation);
        var replay = new ReplayRun(profile, store, TimeProvider.System);
        var source = new NdjsonFiles(files);
        ReplaySummary summary = await LoadProgress.ShowAsync("Events", progress => replay.RunAsync(source, progress, cancellation));
        Write(summary);
        return ExitCode.Done;
    }

    private static void Write(ReplaySummary summary)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Read} read, {summary.Accepted} accepted ({summary.Duplicates} duplicates), {summary.Rejected.Values.Sum()} rejected, {summary.Took.TotalSeconds:0.0} s, {summary.EventsPerSecond:0} events/s"));
        foreach ((string reason, long count) in summary.Rejected.OrderBy(reason => reason.Key, StringComparer.Ordinal))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {reason}: {count}"));
        }
    }
}
