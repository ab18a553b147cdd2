using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Ioc.Metrics.Dossiers;

namespace Ioc.Reports.Figures;

/// <summary>
/// Which dossiers each figure counts. Text, UTF-8, Brotli: for each unit in ordinal order a line `#code`, then a line `number TAB bits` for each dossier in ordinal
/// order, bits in hexadecimal: bit n is the n-th of <see cref="FigureNames"/>. Backslash, tab and line ends in a number are escaped with a backslash.
/// </summary>
public sealed record DossierKeys(byte[] Compressed, long Count)
{
    private const int Quality = 5;
    private const int Window = 22;

    public const string Encoding = "brotli";

    /// <summary>Counts of the sheet that dossiers make up, in the order of their bits.</summary>
    public static IReadOnlyList<string> FigureNames { get; } = [.. Enum.GetNames<DossierFigure>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])];

    public DossierKeysSummary Summary => new(Count, FigureNames, Convert.ToHexStringLower(SHA256.HashData(Compressed)));

    /// <summary>Compresses; the lists are sorted in place.</summary>
    public static DossierKeys Of(SortedDictionary<string, List<(string Number, int Bits)>> units)
    {
        using var compressed = new MemoryStream();
        long count = 0;
        using (var brotli = new BrotliStream(compressed, new BrotliCompressionOptions { Quality = Quality }, leaveOpen: true))
        using (var text = new StreamWriter(brotli, new UTF8Encoding(false), 1 << 16))
        {
            foreach ((string unit, List<(string Number, int Bits)> dossiers) in units)
            {
                text.Write('#');
                text.Write(unit);
                text.Write('\n');
                dossiers.Sort((a, b) => string.CompareOrdinal(a.Number, b.Number));
                foreach ((string number, int bits) in dossiers)
                {
                    text.Write(Escape(number));
                    text.Write('\t');
                    text.Write(bits.ToString("x", System.Globalization.CultureInfo.InvariantCulture));
                    text.Write('\n');
                }

                count += dossiers.Count;
            }
        }

        return new DossierKeys(compressed.ToArray(), count);
    }

    /// <summary>The dossiers that a figure counted, of one unit or all (null), in order. Throws ArgumentException for a figure that dossiers do not make up.</summary>
    public IEnumerable<DossierKey> Of(string figure, string? ofUnit = null)
    {
        int bit = FigureNames.ToList().IndexOf(figure);
        return bit >= 0 ? Read(1 << bit, ofUnit) : throw new ArgumentException($"'{figure}' is no figure that dossiers make up.", nameof(figure));
    }

    private IEnumerable<DossierKey> Read(int mask, string? ofUnit)
    {
        using var text = new StreamReader(new BrotliStream(new MemoryStream(Compressed), CompressionMode.Decompress), new UTF8Encoding(false));
        string unit = "";
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith('#') && !line.Contains('\t', StringComparison.Ordinal))
            {
                unit = line[1..];
                continue;
            }

            int tab = line.LastIndexOf('\t');
            if ((Convert.ToInt32(line[(tab + 1)..], 16) & mask) != 0 && (ofUnit is null || ofUnit == unit))
            {
                yield return new DossierKey(unit, Unescape(line[..tab]));
            }
        }
    }

    private static string Escape(string number) => number.AsSpan().IndexOfAny("\\\t\n\r") < 0
        ? number
        : number.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] != '\\' ? text[i] : text[++i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', var other => other });
        }

        return plain.ToString();
    }
}
