using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;

namespace Ioc.Tests.Shared;

/// <summary>The checked-out repository, found upward from the test assembly.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string ProfileDirectory(string id) => Path.Combine(Root, "profiles", id);

    /// <summary>A shipped profile, freshly loaded.</summary>
    public static Profile LoadProfile(string id = "nghe-an") => ProfileLoader.Load(ProfileDirectory(id));

    private static string FindRoot()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "Ioc.sln")))
        {
            directory = Path.GetDirectoryName(directory);
        }

        return directory ?? throw new InvalidOperationException("no Ioc.sln above " + AppContext.BaseDirectory);
    }
}
