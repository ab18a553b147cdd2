using System.Reflection;

namespace Ioc.Dashboard.Live;

/// <summary>Which build runs, and which run of it. A wall reloads when the build differs; versions of live messages belong to an instance.</summary>
public sealed class BuildInfo
{
    /// <summary>Changes with every build of the program.</summary>
    public string Build { get; } = typeof(BuildInfo).Module.ModuleVersionId.ToString("N")[..12];

    /// <summary>Changes with every start.</summary>
    public string Instance { get; } = Guid.NewGuid().ToString("N")[..12];

    public string Version { get; } =
        typeof(BuildInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
