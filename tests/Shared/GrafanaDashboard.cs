using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ioc.Tests.Shared;

/// <summary>docs/grafana/ioc.json, as far as it names things of ours.</summary>
public static partial class GrafanaDashboard
{
    /// <summary>Names of Prometheus metrics.</summary>
    public static IReadOnlyList<string> Metrics() =>
        [.. Targets("expr").SelectMany(expression => Metric().Matches(expression)).Select(match => match.Value).Distinct()];

    /// <summary>Measurements of InfluxDB with the fields that are asked of each.</summary>
    public static IReadOnlyList<(string Measurement, string Field)> Fields() =>
    [
        .. from query in Targets("query")
           let measurement = From().Match(query).Groups[1].Value
           from Match field in Field().Matches(query)
           select (measurement, field.Groups[1].Value),
    ];

    private static IEnumerable<string> Targets(string member)
    {
        using JsonDocument dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "grafana", "ioc.json")));
        return [.. from panel in dashboard.RootElement.GetProperty("panels").EnumerateArray()
                   from target in panel.GetProperty("targets").EnumerateArray()
                   where target.TryGetProperty(member, out _)
                   select target.GetProperty(member).GetString()!];
    }

    [GeneratedRegex("(?:ioc|kestrel|dotnet)_[a-z_]+")]
    private static partial Regex Metric();

    [GeneratedRegex("FROM \"([a-z_0-9]+)\"")]
    private static partial Regex From();

    [GeneratedRegex("(?:last|sum|mean|min|max)\\(\"([A-Za-z]+)\"\\)")]
    private static partial Regex Field();
}
