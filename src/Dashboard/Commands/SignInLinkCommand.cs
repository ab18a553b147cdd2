using System.CommandLine;
using Ioc.Dashboard.Hosting;
using Ioc.Operations.Access;
using Ioc.Operations.Timing;

namespace Ioc.Dashboard.Commands;

/// <summary>`sign-in-link`: a new one-time link for an administrator, also beside a running server and also when locked out.</summary>
internal static class SignInLinkCommand
{
    public static Command Create()
    {
        Option<string?> data = CommonOptions.Data(), profile = CommonOptions.Profile();
        var command = new Command("sign-in-link", "Makes a new one-time link that signs an administrator in (10 minutes).") { data, profile };
        command.SetAction(parsed => Run(CommonOptions.Given(("Data:Folder", parsed.GetValue(data)), ("Profile:Name", parsed.GetValue(profile)))));
        return command;
    }

    private static int Run(IReadOnlyDictionary<string, string?> flags)
    {
        if (Configuration.Load(flags) is not var (settings, _))
        {
            return ExitCode.Refused;
        }

        var directory = new DataDirectory(settings.DataFolder);
        if (!Directory.Exists(directory.Root))
        {
            Console.Error.WriteLine($"{directory.Root} does not exist: start the server first (run), or name its folder with --data.");
            return ExitCode.Refused;
        }

        var database = new AccessDatabase(directory.AccessFile, settings.Stores.Postgres);
        database.Migrate();
        string token = new SignInLinks(database, new RealTime(TimeProvider.System)).Create();
        Console.WriteLine(SignInLinks.Address(settings.PublicUrl?.ToString() ?? directory.ReadAddress() ?? ServedAddress.Of(settings.Urls), token));
        return ExitCode.Done;
    }
}
