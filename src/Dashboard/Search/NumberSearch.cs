using System.Text.RegularExpressions;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores;

namespace Ioc.Dashboard.Search;

/// <summary>Finds dossiers by the beginning of their number, as it is written or as it was pasted from elsewhere, or by its end (day and running number).</summary>
internal static partial class NumberSearch
{
    /// <summary>A shorter text begins too many numbers to be meant for one.</summary>
    private const int Shortest = 3;

    /// <summary>At most so many, those of the shortest number first.</summary>
    public static async Task<IReadOnlyList<DossierKey>> FindAsync(string text, IReadOnlyCollection<string> units, IDrillReader reader, int most, CancellationToken cancellation)
    {
        string plain = DossierNumber.Plain(text);
        if (plain.Length < Shortest)
        {
            return [];
        }

        var found = new HashSet<DossierKey>();
        foreach (string beginning in new HashSet<string>([text, text.ToUpperInvariant(), plain]))
        {
            found.UnionWith(await reader.DossiersLikeAsync(units, beginning, most, cancellation));
        }

        if (End().IsMatch(plain))
        {
            found.UnionWith(await reader.DossiersEndingAsync(units, plain, most, cancellation));
        }

        found.UnionWith((await reader.OddNumbersAsync(units, cancellation)).Where(key => Has(DossierNumber.Plain(key.Number), plain)));
        return [.. found.OrderBy(key => key.Number.Length).ThenBy(key => key.Number, StringComparer.Ordinal).Take(most)];
    }

    private static bool Has(string number, string typed) => number.StartsWith(typed, StringComparison.Ordinal) || (End().IsMatch(typed) && number.EndsWith("-" + typed, StringComparison.Ordinal));

    [GeneratedRegex("^[0-9]+-[0-9]+$", RegexOptions.None, 1000)]
    private static partial Regex End();
}
