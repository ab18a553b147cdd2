using System.IO.Compression;

namespace Ioc.Operations.Reports.Archive;

/// <summary>Canonical figures as the archive keeps them: Brotli.</summary>
internal static class FigureBytes
{
    public static byte[] Compress(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, new BrotliCompressionOptions { Quality = 5 }))
        {
            brotli.Write(plain);
        }

        return compressed.ToArray();
    }

    public static byte[] Decompress(byte[] compressed)
    {
        using var plain = new MemoryStream();
        using var brotli = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
        brotli.CopyTo(plain);
        return plain.ToArray();
    }
}
