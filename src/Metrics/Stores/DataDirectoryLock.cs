namespace Ioc.Metrics.Stores;

/// <summary>Exclusive right to write a data directory, held by the operating system and so given up when the process ends in whatever way.</summary>
public sealed class DataDirectoryLock : IDisposable
{
    /// <summary>Name of the lock file within the directory.</summary>
    public const string FileName = "ioc.lock";

    private const int WouldBlock = 11; // EWOULDBLOCK on Linux
    private const int WouldBlockMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    private readonly FileStream _file;

    private DataDirectoryLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, making the directory when needed. Throws <see cref="StoreRefusedException"/> when another process holds it, <see cref="StoreUnavailableException"/> when the directory cannot be written.</summary>
    public static DataDirectoryLock Take(string directory)
    {
        string path = Path.Combine(directory, FileName);
        try
        {
            Directory.CreateDirectory(directory);
            return new DataDirectoryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (error.HResult is WouldBlock or WouldBlockMac or SharingViolation)
        {
            throw new StoreRefusedException(
                $"Thư mục dữ liệu {directory} đang được một tiến trình Ioc khác sử dụng; hãy dừng nó trước. " +
                $"The data directory is in use by another Ioc process: stop it first, or name another directory with --data.",
                error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"Không ghi được vào thư mục dữ liệu (the data directory cannot be written): {error.Message}", error);
        }
    }

    public void Dispose() => _file.Dispose();
}
