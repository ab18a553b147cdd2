using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Profiles;

/// <summary>A copy of a shipped profile that a test may spoil.</summary>
internal sealed class ProfileFolder : IDisposable
{
    public ProfileFolder(string id = "nghe-an")
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("profile").FullName;
        foreach (string file in System.IO.Directory.GetFiles(Repository.ProfileDirectory(id)))
        {
            File.Copy(file, Path.Combine(Directory, Path.GetFileName(file)));
        }
    }

    public string Directory { get; }

    public string PathOf(string file) => Path.Combine(Directory, file);

    public void Replace(string file, string old, string @new)
    {
        string text = File.ReadAllText(PathOf(file));
        text.ShouldContain(old);
        File.WriteAllText(PathOf(file), text.Replace(old, @new, StringComparison.Ordinal));
    }

    public void Append(string file, string line) => File.AppendAllText(PathOf(file), line + "\n");

    public int Lines(string file) => File.ReadAllLines(PathOf(file)).Length;

    public Profile Load() => ProfileLoader.Load(Directory);

    public string[] Errors() => [.. Should.Throw<ProfileException>(Load).Errors.Select(e => e.ToString())];

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
