using System.CommandLine;

namespace Ioc.Dashboard.Commands;

/// <summary>Flags that several commands take. A flag that is given wins over the environment and appsettings.json.</summary>
internal static class CommonOptions
{
    public static Option<string?> Data() => new("--data") { Description = "folder that holds everything (default: data/PROFILE)", HelpName = "DIR" };

    public static Option<string?> Profile() => new("--profile") { Description = "name of a folder in profiles/ (default: nghe-an)", HelpName = "NAME" };

    /// <summary>Configuration keys of the flags that were given.</summary>
    public static Dictionary<string, string?> Given(params (string Key, string? Value)[] flags) =>
        flags.Where(flag => flag.Value is not null).ToDictionary(flag => "Ioc:" + flag.Key, flag => flag.Value, StringComparer.OrdinalIgnoreCase);
}
