namespace Ioc.Dashboard.Commands;

/// <summary>A file that is there whole or not at all, also when the disk is full or the program is stopped.</summary>
internal static class WholeFile
{
    public static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancellation)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        string unfinished = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():n}");
        try
        {
            await File.WriteAllBytesAsync(unfinished, bytes, cancellation);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
