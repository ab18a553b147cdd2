namespace Ioc.Ingest.Tests.Running;

/// <summary>A data directory of its own for one test; deleted at the end.</summary>
public sealed class DataFolder : IDisposable
{
    public DataFolder() => Path = Directory.CreateTempSubdirectory("ioc-ingest-").FullName;

    public string Path { get; }

    public string Store => System.IO.Path.Combine(Path, "ioc.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
