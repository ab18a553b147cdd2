using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>A CSV file with a header: every column named there once and known, every row as wide as the header.</summary>
internal static class CsvTable
{
    /// <summary>The rows that are well-formed; what is not is noted as an error.</summary>
    public static IEnumerable<CsvRow> Read(ProfileFiles files, string file, string[] columns, string[] optional, bool mayBeEmpty = false)
    {
        if (files.Read(file) is not { } text)
        {
            return [];
        }

        bool bad = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = _ => bad = true };
        using var parser = new CsvParser(new StringReader(text), configuration);
        if (!parser.Read() || parser.Record is not { } header)
        {
            files.Error(file, 1, "the header is missing; expected " + string.Join(',', columns));
            return [];
        }

        if (!CheckHeader(files, file, header, columns, optional))
        {
            return [];
        }

        var rows = new List<CsvRow>();
        while (parser.Read())
        {
            string[] cells = parser.Record!;
            if (bad)
            {
                files.Error(file, parser.RawRow, "a quotation mark is out of place");
                bad = false;
            }
            else if (cells.Length != header.Length)
            {
                files.Error(file, parser.RawRow, $"{cells.Length} columns instead of {header.Length}");
            }
            else
            {
                rows.Add(new CsvRow(files, file, parser.RawRow, header, cells));
            }
        }

        if (rows.Count == 0 && !mayBeEmpty && files.Errors.TrueForAll(e => e.File != file))
        {
            files.Error(file, 0, "has no rows");
        }

        return rows;
    }

    private static bool CheckHeader(ProfileFiles files, string file, string[] header, string[] columns, string[] optional)
    {
        int before = files.Errors.Count;
        foreach (string column in columns.Where(c => !header.Contains(c)))
        {
            files.Error(file, 1, $"column {column} is missing");
        }

        foreach (string column in header.Where(c => !columns.Contains(c) && !optional.Contains(c)))
        {
            files.Error(file, 1, $"column {column} is not known");
        }

        foreach (IGrouping<string, string> twice in header.GroupBy(c => c).Where(g => g.Count() > 1))
        {
            files.Error(file, 1, $"column {twice.Key} is there {twice.Count()} times");
        }

        return files.Errors.Count == before;
    }
}
