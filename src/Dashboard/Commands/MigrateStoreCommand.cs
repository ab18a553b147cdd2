using System.CommandLine;
using System.Globalization;
using Ioc.Dashboard.Settings;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Operations.Moving;

namespace Ioc.Dashboard.Commands;

/// <summary>`migrate-store`: moves everything of a data folder but the minutes for charts to the PostgreSQL that is set, then exits.</summary>
internal static class MigrateStoreCommand
{
    public static Command Create()
    {
        Option<string?> data = CommonOptions.Data(), profile = CommonOptions.Profile();
        var command = new Command("migrate-store", "Moves the SQLite store to PostgreSQL (Ioc__Store__Kind=postgres, Ioc__Store__ConnectionString); not beside a running server.") { data, profile };
        command.SetAction((parsed, cancellation) => RunAsync(
            CommonOptions.Given(("Data:Folder", parsed.GetValue(data)), ("Profile:Name", parsed.GetValue(profile))), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> flags, CancellationToken cancellation)
    {
        if (Configuration.Load(flags) is not var (settings, profile))
        {
            return ExitCode.Refused;
        }

        if (settings.Stores.Postgres is not { } postgres)
        {
            await Console.Error.WriteLineAsync("Set Ioc__Store__Kind=postgres and Ioc__Store__ConnectionString: they say where the store goes, and later runs use them.");
            return ExitCode.Refused;
        }

        return await StoreErrors.ToExitCodeAsync(() => MoveAsync(settings, profile, postgres, cancellation));
    }

    private static async Task<int> MoveAsync(IocSettings settings, Profile profile, string postgres, CancellationToken cancellation)
    {
        var directory = new DataDirectory(settings.DataFolder);
        using DataDirectoryLock held = directory.Hold();
        IReadOnlyList<(string Table, long Rows)> moved = await ProvinceMove.RunAsync(directory, postgres, profile, new Lines(), cancellation);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{moved.Sum(table => table.Rows)} rows in {moved.Count} tables moved; counts are the same on both sides. {directory.Root} is as it was; minutes for charts (series.db) stay there."));
        return ExitCode.Done;
    }

    private sealed class Lines : IProgress<(string Table, long Rows)>
    {
        public void Report((string Table, long Rows) value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Table}: {value.Rows}"));
    }
}
