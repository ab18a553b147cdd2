using System.Globalization;
using System.Text.RegularExpressions;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>Which lines the words of an answer name as bad: those that cannot be parsed (each is repeated), those of a field of another type, those before a retention's bound.</summary>
internal static partial class NamedLines
{
    /// <summary>Each with the reason; none when the words name nothing that was sent. All: these are all that is not in.</summary>
    public static (IReadOnlyList<(string Line, string Why)> Named, bool All) Of(string words, IReadOnlyList<string> lines)
    {
        List<(string Line, string Why)> named = [.. Find(words, lines)];
        bool partial = words.Contains("partial write", StringComparison.Ordinal);
        int dropped = Dropped().Match(words) is { Success: true } count ? int.Parse(count.ValueSpan, CultureInfo.InvariantCulture) : 0;
        return (named, partial && named.Count >= dropped);
    }

    private static IEnumerable<(string Line, string Why)> Find(string words, IReadOnlyList<string> lines)
    {
        Dictionary<string, string> unparsed = Unparsed().Matches(words).DistinctBy(each => each.Groups["line"].Value).ToDictionary(each => each.Groups["line"].Value, each => each.Groups["why"].Value, StringComparer.Ordinal);
        if (unparsed.Count > 0)
        {
            return lines.Where(unparsed.ContainsKey).Select(line => (line, unparsed[line]));
        }

        if (Conflict().Match(words) is { Success: true } conflict)
        {
            (string measurement, string field) = (conflict.Groups["measurement"].Value, conflict.Groups["field"].Value);
            bool integer = conflict.Groups["type"].Value == "integer";
            return lines.Where(line => Holds(line, measurement, field, integer)).Select(line => (line, words));
        }

        return Bound().Match(words) is { Success: true } late && DateTimeOffset.TryParse(late.Groups["bound"].ValueSpan, CultureInfo.InvariantCulture, out DateTimeOffset bound)
            ? lines.Where(line => DateTimeOffset.FromUnixTimeSeconds(long.Parse(line.AsSpan(line.LastIndexOf(' ')), CultureInfo.InvariantCulture)) < bound).Select(line => (line, words))
            : [];
    }

    /// <summary>Our own lines: the measurement, tags, one blank, fields, one blank, the time.</summary>
    private static bool Holds(string line, string measurement, string field, bool integer)
    {
        int end = line.LastIndexOf(' '), begin = line.LastIndexOf(' ', end - 1) + 1;
        return line.StartsWith(measurement + ",", StringComparison.Ordinal)
            && line[begin..end].Split(',').Any(each => each.StartsWith(field + "=", StringComparison.Ordinal) && each.EndsWith('i') == integer);
    }

    [GeneratedRegex(@"unable to parse '(?<line>.*)': (?<why>.*?)( dropped=\d+)?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Unparsed();

    [GeneratedRegex(@"input field ""(?<field>[^""]+)"" on measurement ""(?<measurement>[^""]+)"" is type (?<type>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Conflict();

    [GeneratedRegex(@"Retention Policy Lower Bound at (?<bound>[-0-9T:.Z+]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Bound();

    [GeneratedRegex(@"(?<=dropped=)\d+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Dropped();
}
