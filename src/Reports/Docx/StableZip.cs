using System.IO.Compression;

namespace Ioc.Reports.Docx;

/// <summary>The same package with its entries in one order and at one time, so that the same content gives the same bytes.</summary>
internal static class StableZip
{
    private const string ContentTypes = "[Content_Types].xml";

    private static readonly DateTimeOffset _time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(byte[] package)
    {
        using var result = new MemoryStream();
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        using (var source = new ZipArchive(new MemoryStream(package)))
        {
            foreach (ZipArchiveEntry entry in source.Entries.OrderBy(entry => entry.FullName != ContentTypes).ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                ZipArchiveEntry copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = _time;
                using Stream from = entry.Open(), to = copy.Open();
                from.CopyTo(to);
            }
        }

        return result.ToArray();
    }
}
