namespace Ioc.Dashboard.Hosting;

/// <summary>The folder that holds everything that must survive: stores, access, keys. One server at a time.</summary>
public sealed class DataDirectory(string path)
{
    public string Root { get; } = Path.GetFullPath(path);

    public string OperationalFile => Path.Combine(Root, "operational.db");

    public string SeriesFile => Path.Combine(Root, "series.db");

    public string AccessFile => Path.Combine(Root, "access.db");

    /// <summary>Data Protection keys: with them a restart signs nobody out.</summary>
    public string KeysFolder => Path.Combine(Root, "keys");

    /// <summary>Address of the server that runs on it, for `sign-in-link`.</summary>
    public string AddressFile => Path.Combine(Root, "address");

    private string LockFile => Path.Combine(Root, "lock");

    /// <summary>Creates the folder when it is not there (readable by its owner only) and locks it until disposed. Null: another process holds it.</summary>
    public IDisposable? TryLock()
    {
        Create();
        try
        {
            return new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(LockFile))
        {
            return null;
        }
    }

    /// <summary>Creates the folder when it is not there.</summary>
    public void Create()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Root);
        }
        else
        {
            Directory.CreateDirectory(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
