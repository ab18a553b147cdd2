using System.CommandLine;
using System.Globalization;
using Ioc.Dashboard.Boundaries;
using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Commands;

/// <summary>`boundaries`: an official file of units becomes the profile's map.</summary>
internal static class BoundariesCommand
{
    /// <summary>So many errors are shown; where one is wrong, a thousand may be wrong alike.</summary>
    private const int MostErrors = 20;

    public static Command Create()
    {
        Option<string?> profile = CommonOptions.Profile(), code = Property("--code", "code"), name = Property("--name", "name");
        var file = new Argument<FileInfo>("FILE.geojson") { Description = "an official file of units: a FeatureCollection in WGS 84" };
        var size = new Option<int>("--kilobytes") { Description = "most that the profile's file may have", HelpName = "N", DefaultValueFactory = _ => 250 };
        var command = new Command("boundaries", "Makes the profile's map (communes.geojson) of an official file of units.") { file, profile, code, name, size };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(file), CommonOptions.Given(("Profile:Name", parsed.GetValue(profile))), (parsed.GetValue(code), parsed.GetValue(name)), parsed.GetValue(size) * 1000L, cancellation));
        return command;

        static Option<string?> Property(string flag, string what) => new(flag) { Description = $"property that holds the commune's {what} (default: the one whose values fit)", HelpName = "PROPERTY" };
    }

    private static async Task<int> RunAsync(FileInfo file, IReadOnlyDictionary<string, string?> flags, (string? Code, string? Name) properties, long most, CancellationToken cancellation)
    {
        if (Configuration.Load(flags, withoutBoundaries: true) is not var (settings, profile))
        {
            return ExitCode.Refused;
        }

        try
        {
            Unit[] communes = [.. profile.Units.Where(unit => unit is { Kind: UnitKind.Commune, ValidTo: null })];
            BoundariesImport import = BoundariesImport.Of(await File.ReadAllBytesAsync(file.FullName, cancellation), communes, properties, most);
            foreach (string line in import.Said)
            {
                Console.WriteLine(line);
            }

            if (import.File is not { } map)
            {
                return Refuse(file, import.Errors);
            }

            string path = Path.Combine(settings.ProfileFolder, ProfileBoundaries.File);
            await WholeFile.WriteAsync(path, map, cancellation);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {communes.Length} communes, {map.Length / 1000d:0.#} kB"));
            return ExitCode.Done;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Refuse(file, [unreadable.Message]);
        }
    }

    private static int Refuse(FileInfo file, IReadOnlyList<string> errors)
    {
        Console.Error.WriteLine($"{file.Name}: nothing was written.");
        foreach (string error in errors.Take(MostErrors))
        {
            Console.Error.WriteLine("  " + error);
        }

        if (errors.Count > MostErrors)
        {
            Console.Error.WriteLine($"  and {errors.Count - MostErrors} more");
        }

        return ExitCode.Refused;
    }
}
