using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;

namespace Ioc.LoadTests.Running;

/// <summary>The checked-out repository.</summary>
internal static class Sources
{
    public static string Root { get; } = Find();

    public static string ProfileFolder => Path.Combine(Root, "profiles", "nghe-an");

    public static Profile Profile() => ProfileLoader.Load(ProfileFolder);

    private static string Find()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "Ioc.sln")))
        {
            directory = Path.GetDirectoryName(directory);
        }

        return directory ?? throw new InvalidOperationException("no Ioc.sln above " + AppContext.BaseDirectory);
    }
}
