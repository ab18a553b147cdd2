using System.CommandLine;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Commands;

/// <summary>`check-profile`: everything that is wrong with a profile and its mappings (exit code 2), and what will be: from October on, holidays of the next year that are missing.</summary>
internal static class CheckProfileCommand
{
    public static Command Create()
    {
        Option<string?> profile = CommonOptions.Profile();
        var command = new Command("check-profile", "Checks a profile: what is wrong with it, and which years' holidays are missing.") { profile };
        command.SetAction(parsed => Run(CommonOptions.Given(("Profile:Name", parsed.GetValue(profile))), TimeProvider.System));
        return command;
    }

    private static int Run(IReadOnlyDictionary<string, string?> flags, TimeProvider time)
    {
        if (Configuration.Load(flags, withMappings: true) is not var (_, profile))
        {
            return ExitCode.Refused;
        }

        LocalDay today = Instant.From(time.GetUtcNow()).Day;
        foreach (string warning in HolidayNotice.Of(profile, today))
        {
            Console.WriteLine("warning: " + warning);
        }

        foreach (Metrics.Calendar.HolidayRow row in profile.Calendar.Uncertain(today))
        {
            Console.WriteLine($"{row.Status}: {row.Day} {row.NameVi} ({row.Source})");
        }

        Console.WriteLine($"{profile.Name}: {profile.Units.Count} units, {profile.Procedures.Count} procedures, {profile.Systems.Count} systems, {profile.Calendar.Holidays.Count} rows of holidays");
        return ExitCode.Done;
    }
}
