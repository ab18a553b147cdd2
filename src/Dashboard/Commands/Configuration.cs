using Ioc.Dashboard.Settings;
using Ioc.Ingest.Mapping;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;

namespace Ioc.Dashboard.Commands;

/// <summary>Reads settings and profile for a command, or says everything that is wrong with them.</summary>
internal static class Configuration
{
    /// <summary>appsettings.json beside the program, then the environment, then flags.</summary>
    public static IConfigurationRoot Read(IReadOnlyDictionary<string, string?> flags) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .AddInMemoryCollection(flags)
        .Build();

    /// <summary>
    /// Null when something is wrong; it was then written to standard error, all of it. Without boundaries: the profile's own are not looked at, by who is about to replace them.
    /// With mappings: those of foreign topics are looked at too, which only the bridge needs.
    /// </summary>
    public static (IocSettings Settings, Profile Profile)? Load(IReadOnlyDictionary<string, string?> flags, bool withoutBoundaries = false, bool withMappings = false)
    {
        string? folder = null;
        try
        {
            IocSettings settings = SettingsReader.Read(Read(flags));
            folder = settings.ProfileFolder;
            Profile profile = ProfileLoader.Load(folder, withoutBoundaries);
            IReadOnlyList<ProfileError> errors = withMappings ? MappingFiles.Errors(folder, profile) : [];
            return errors.Count == 0 ? (settings, profile) : throw new ProfileException(folder, errors);
        }
        catch (SettingsException wrong)
        {
            Refuse("These settings are wrong:", wrong.Errors);
        }
        catch (ProfileException wrong)
        {
            IEnumerable<ProfileError> mappings = withMappings && !wrong.Errors.Any(IsOfMappings) ? MappingFiles.Errors(folder!, profile: null) : [];
            Refuse("The profile is wrong:", wrong.Errors.Concat(mappings).Select(error => error.ToString()));
        }

        return null;
    }

    private static bool IsOfMappings(ProfileError error) => error.File.StartsWith(MappingFiles.Folder, StringComparison.Ordinal);

    private static void Refuse(string heading, IEnumerable<string> errors)
    {
        Console.Error.WriteLine(heading);
        foreach (string error in errors)
        {
            Console.Error.WriteLine("  " + error);
        }
    }
}
