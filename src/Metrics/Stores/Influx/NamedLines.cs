using System.Globalization;
using System.Text.RegularExpressions;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>Which lines the words of an answer name as bad: those that cannot be parsed (each is repeated), those of a field of another type, those before a retention's bound.</summary>
internal static partial class NamedLines
{
    /// <summary>Each with the reason; none when the words name nothing that was sent. All: whether these are all bad ones and the others are in.</summary>
    public static (IReadOnlyList<(string Line, string Why)> Named, bool All) Of(InfluxAnswer answer, IReadOnlyList<string> lines)
    {
        List<(string Line, string Why)> named = [.. Find(answer, lines)];
        bool partial = answer.Words.Contains("partial write", StringComparison.Ordinal);
        int dropped = Dropped().Match(answer.Words) is { Success: true } count ? int.Parse(count.ValueSpan, CultureInfo.InvariantCulture) : 0;
        return (named, partial && named.Count >= dropped);
    }

    private static IEnumerable<(string Line, string Why)> Find(InfluxAnswer answer, IReadOnlyList<string> lines)
    {
        var unparsed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match each in Unparsed().Matches(answer.Words))
        {
            unparsed[each.Groups["line"].Value] = $"{answer.Code}: {each.Groups["why"].Value}";
        }

        if (unparsed.Count > 0)
        {
            return lines.Where(unparsed.ContainsKey).Select(line => (line, unparsed[line]));
        }

        if (Conflict().Match(answer.Words) is { Success: true } conflict)
        {
            (string measurement, string field) = (conflict.Groups["measurement"].Value, conflict.Groups["field"].Value);
            bool integer = conflict.Groups["type"].Value == "integer";
            return lines.Where(line => Holds(line, measurement, field, integer)).Select(line => (line, answer.Reason));
        }

        return Bound().Match(answer.Words) is { Success: true } late && DateTimeOffset.TryParse(late.Groups["bound"].ValueSpan, CultureInfo.InvariantCulture, out DateTimeOffset bound)
            ? lines.Where(line => long.Parse(line.AsSpan(line.LastIndexOf(' ')), CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond < (bound - DateTimeOffset.UnixEpoch).Ticks)
                .Select(line => (line, answer.Reason))
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
