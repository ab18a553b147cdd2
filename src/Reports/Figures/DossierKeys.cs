using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;

namespace Ioc.Reports.Figures;

/// <summary>
/// Which dossiers each figure counts. Text, UTF-8, Brotli: for each unit in ordinal order a line `#code`, then a line `number TAB bits TAB procedure` for each dossier in
/// ordinal order, bits in hexadecimal: bit n is the n-th of <see cref="FigureNames"/>. Backslash, tab and line ends are escaped with a backslash.
/// </summary>
public sealed record DossierKeys(byte[] Compressed, long Count)
{
    public const string Encoding = "brotli";

    /// <summary>Counts that are asked of each dossier, in the order of their bits; the other counts of dossiers follow from them.</summary>
    public static IReadOnlyList<string> FigureNames { get; } = [.. Catalogue.Numbered.Select(figure => figure.Id)];

    public DossierKeysSummary Summary => new(Count, FigureNames, Convert.ToHexStringLower(SHA256.HashData(Compressed)));

    /// <summary>The dossiers that a figure counted, of one unit or all (null), in order. Throws ArgumentException for a figure that dossiers do not make up.</summary>
    public IEnumerable<DossierKey> Of(string figure, string? ofUnit = null) =>
        Counted(figure).Where(dossier => ofUnit is null || ofUnit == dossier.Unit).Select(dossier => new DossierKey(dossier.Unit, dossier.Number));

    /// <summary>The dossiers that a figure counted, with their procedures. Throws ArgumentException for a figure that dossiers do not make up.</summary>
    public IEnumerable<CountedDossier> Counted(string figure)
    {
        Figure counted = Catalogue.CountOfDossiers(figure);
        return All().Where(dossier => Counts(counted, dossier.Bits));

        static bool Counts(Figure figure, long bits) => figure.Difference is { } two
            ? Counts(two.Of, bits) && !Counts(two.Without, bits)
            : ((bits >> figure.Number!.Value) & 1) != 0;
    }

    internal static string Escape(string text) => text.AsSpan().IndexOfAny("\\\t\n\r") < 0
        ? text
        : text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    private IEnumerable<CountedDossier> All()
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

            // Archives of before the third column name no procedure.
            string[] parts = line.Split('\t');
            yield return new CountedDossier(unit, Unescape(parts[0]), long.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture), parts.Length > 2 ? Unescape(parts[2]) : "");
        }
    }

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
