namespace Ioc.Metrics.Profiles.Loading;

/// <summary>Codes seen in a file with their lines; a code that comes again is an error that names the first line.</summary>
internal sealed class UniqueCodes
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    public void Check(CsvRow row, string code, string column)
    {
        if (code.Length > 0 && !lines.TryAdd(code, row.Line))
        {
            row.Error($"{column} {code} is already on line {lines[code]}");
        }
    }

    public bool Contains(string code) => lines.ContainsKey(code);
}
