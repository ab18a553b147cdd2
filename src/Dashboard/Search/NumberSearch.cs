using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores;

namespace Ioc.Dashboard.Search;

/// <summary>Finds dossiers by the beginning of their number, as it is written or as it was pasted from elsewhere, or by its end (day and running number).</summary>
internal static class NumberSearch
{
    /// <summary>A shorter text begins too many numbers to be meant for one.</summary>
    private const int Shortest = 3;

    /// <summary>At most so many: those that begin with the text first, then those of the shortest number.</summary>
    public static async Task<IReadOnlyList<DossierKey>> FindAsync(string text, IReadOnlyCollection<string> units, IDrillReader reader, int most, CancellationToken cancellation)
    {
        string plain = DossierNumber.Plain(text), end = plain.TrimStart('-');
        if (plain.Length < Shortest)
        {
            return [];
        }

        var found = new HashSet<DossierKey>();
        foreach (string beginning in new HashSet<string>([text, text.ToUpperInvariant(), plain]))
        {
            found.UnionWith(await reader.DossiersLikeAsync(units, beginning, most, cancellation));
        }

        found.UnionWith(await reader.OddNumbersAsync(units, plain, most, cancellation));

        // A running number has digits; a name has none.
        if (end.Length >= Shortest && end.Any(char.IsAsciiDigit))
        {
            found.UnionWith(await reader.DossiersEndingAsync(units, end, most, cancellation));
        }

        return [.. found.OrderBy(key => DossierNumber.Plain(key.Number).StartsWith(plain, StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(key => key.Number.Length).ThenBy(key => key.Number, StringComparer.Ordinal).Take(most)];
    }
}
