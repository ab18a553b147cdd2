using System.Diagnostics;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Hosting;

/// <summary>The folder that holds everything that must survive: stores, access, keys. One server at a time holds its lock.</summary>
public sealed class DataDirectory(string path)
{
    public string Root { get; } = Path.GetFullPath(path);

    public string OperationalFile => Path.Combine(Root, "operational.db");

    public string SeriesFile => Path.Combine(Root, "series.db");

    /// <summary>Lines that InfluxDB will never take.</summary>
    public string ParkedSeriesFile => Path.Combine(Root, "series-parked.txt");

    /// <summary>The archive of reports.</summary>
    public string ReportsFile => Path.Combine(Root, "reports.db");

    public string AccessFile => Path.Combine(Root, "access.db");

    /// <summary>Notes, directives and what people did at incidents.</summary>
    public string CasesFile => Path.Combine(Root, "cases.db");

    /// <summary>Rules, alerts and what is sent of them.</summary>
    public string AlertsFile => Path.Combine(Root, "alerts.db");

    /// <summary>Key of the feed's signature, where no PostgreSQL keeps it.</summary>
    public string FeedKeyFile => Path.Combine(Root, "feed.key");

    /// <summary>Data Protection keys: with them a restart signs nobody out.</summary>
    public string KeysFolder => Path.Combine(Root, "keys");

    /// <summary>Address of the server that runs on it, for `sign-in-link`.</summary>
    private string AddressFile => Path.Combine(Root, "address");

    /// <summary>Address of the server that runs, or last ran, on it; null: none ever did.</summary>
    public string? ReadAddress() => File.Exists(AddressFile) ? File.ReadAllText(AddressFile).Trim() : null;

    public void WriteAddress(string address) => File.WriteAllText(AddressFile, address);

    /// <summary>
    /// Makes it when it is not there and takes its lock, for who writes in it. Throws <see cref="StoreRefusedException"/> when there is a file or a folder that this user may not write (left by
    /// another user's look, or by a start as root), with its owner and what to do; else as <see cref="DataDirectoryLock.Take"/> does.
    /// </summary>
    public DataDirectoryLock Hold()
    {
        Create();
        RefuseForeign(Root);
        return DataDirectoryLock.Take(Root);
    }

    private static void RefuseForeign(string folder)
    {
        foreach (string file in Tried(folder, () => FilesOfWritable(folder)) ?? [])
        {
            Tried(file, () => new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))?.Dispose();
        }

        foreach (string below in Directory.EnumerateDirectories(folder))
        {
            RefuseForeign(below);
        }
    }

    private static string[] FilesOfWritable(string folder)
    {
        string[] files = Directory.GetFiles(folder);
        new FileStream(Path.Combine(folder, ".writable"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        return files;
    }

    /// <summary>Null: it is in use, or has just gone.</summary>
    private static T? Tried<T>(string path, Func<T> attempt)
        where T : class
    {
        try
        {
            return attempt();
        }
        catch (UnauthorizedAccessException)
        {
            string owner = OwnerOf(path), user = Environment.UserName is { Length: > 0 } name ? name : UserId();
            throw new StoreRefusedException(
                $"Không có quyền ghi {path} (chủ sở hữu: {owner}). This user ({user}) may not write {path}, which belongs to {owner}: "
                + $"chown {user} '{path}' as root, then start again.");
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Of a user whom no file of the system names, as in a container.</summary>
    private static string UserId() => File.ReadLines("/proc/self/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];

    private static string OwnerOf(string file)
    {
        try
        {
            using Process stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%U", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            string owner = stat.StandardOutput.ReadToEnd().Trim();
            return owner.Length > 0 ? owner : "?";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "?"; // no such program here
        }
    }

    /// <summary>Creates the folder when it is not there, readable by its owner only; returns its path.</summary>
    public string Create()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Root);
        }
        else
        {
            Directory.CreateDirectory(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return Root;
    }
}
