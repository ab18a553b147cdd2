using System.Globalization;
using System.Text.RegularExpressions;

namespace Ioc.Tests.Shared.Servers;

/// <summary>What a bucket of <see cref="InfluxTwo"/> holds, and what becomes of lines that are written to it, as 2.7.12 was seen to do. Not thread-safe.</summary>
public sealed partial class InfluxTwoBucket(string name, string organisation)
{
    private readonly Dictionary<string, SortedDictionary<string, string>> _points = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Measurement, string Field), string> _types = [];

    public string Name { get; } = name;

    public string Organisation { get; } = organisation;

    public string Id { get; } = InfluxTwo.Id(name);

    /// <summary>How long points are kept; zero: for ever.</summary>
    public TimeSpan Kept { get; set; }

    /// <summary>Points by series and time; fields by name.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, string>> Points => _points;

    /// <summary>As a point of earlier would have: a field never changes its type.</summary>
    public void SetType(string measurement, string field, string type) => _types[(measurement, field)] = type;

    /// <summary>Null: all are in; else the code and the words.</summary>
    public (int Code, string Message)? Write(string[] lines, DateTimeOffset now)
    {
        string[] unparsed = [.. lines.Where(line => !Line().IsMatch(line)).Select(line => $"unable to parse '{line}': {(line.Contains('=', StringComparison.Ordinal) ? "invalid field format" : "missing fields")}")];
        if (unparsed.Length > 0)
        {
            return (400, string.Join('\n', unparsed)); // and nothing is written
        }

        string? conflict = null;
        int conflicts = 0;
        DateTimeOffset bound = Kept == TimeSpan.Zero ? DateTimeOffset.MinValue : now - Kept;
        var old = new List<(string Measurement, DateTimeOffset At)>();
        foreach (Match line in lines.Select(line => Line().Match(line)))
        {
            string measurement = line.Groups["measurement"].Value, key = line.Groups["key"].Value;
            var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(line.Groups["time"].ValueSpan, CultureInfo.InvariantCulture));
            (string Name, string Value)[] fields = [.. line.Groups["fields"].Value.Split(',').Select(field => field.Split('=')).Select(field => (field[0], field[1]))];
            if (at < bound)
            {
                old.Add((measurement, at));
            }
            else if (fields.Select(field => Conflict(measurement, field)).FirstOrDefault(words => words is not null) is { } words)
            {
                conflict ??= words;
                conflicts++;
            }
            else
            {
                Keep($"{key} {line.Groups["time"].Value}", fields);
            }
        }

        const string Partial = "failure writing points to database: partial write: ";
        return conflict is not null ? (422, $"{Partial}{conflict} dropped={conflicts}")
            : old.Count == 0 ? null
            : (422, $"{Partial}dropped {old.Count} points outside retention policy of duration {Kept.TotalHours:0}h0m0s - oldest point {Words(old.MinBy(point => point.At))}, newest point {Words(old.MaxBy(point => point.At))} "
                + $"dropped={old.Count} for database: {Id} for retention policy: autogen");

        string Words((string Measurement, DateTimeOffset At) point) => $"{point.Measurement} at {Time(point.At)} dropped because it violates a Retention Policy Lower Bound at {Time(bound)}";
    }

    /// <summary>The end is deleted too.</summary>
    public void Delete(string measurement, DateTimeOffset start, DateTimeOffset stop)
    {
        foreach (string point in _points.Keys.Where(key => key.StartsWith(measurement + ",", StringComparison.Ordinal)).ToArray())
        {
            var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(point.AsSpan(point.LastIndexOf(' ')), CultureInfo.InvariantCulture));
            if (at >= start && at <= stop)
            {
                _points.Remove(point);
            }
        }
    }

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture);

    /// <summary>The first point of a field sets its type.</summary>
    private string? Conflict(string measurement, (string Name, string Value) field)
    {
        string type = field.Value.EndsWith('i') ? "integer" : "float";
        _types.TryAdd((measurement, field.Name), type);
        string known = _types[(measurement, field.Name)];
        return known == type ? null : $"field type conflict: input field \"{field.Name}\" on measurement \"{measurement}\" is type {type}, already exists as type {known}";
    }

    private void Keep(string point, (string Name, string Value)[] fields)
    {
        if (!_points.TryGetValue(point, out SortedDictionary<string, string>? known))
        {
            _points[point] = known = new SortedDictionary<string, string>(StringComparer.Ordinal);
        }

        foreach ((string field, string value) in fields)
        {
            known[field] = value;
        }
    }

    [GeneratedRegex(@"^(?<key>(?<measurement>[a-z0-9_]+)(,[a-z]+=(\\.|[^\\ ,=])+)*) (?<fields>\w+=-?[0-9.E+-]+i?(,\w+=-?[0-9.E+-]+i?)*) (?<time>-?\d+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Line();
}
