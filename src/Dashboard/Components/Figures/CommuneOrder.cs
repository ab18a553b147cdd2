using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>By what the communes are sorted. Values that are not known stand last either way; ties by code.</summary>
public readonly record struct CommuneOrder(string Key, bool Descending)
{
    /// <summary>The one that lags most first.</summary>
    public static readonly CommuneOrder Default = new("lag", true);

    private static readonly Dictionary<string, Func<CommuneLine, double?>> Keys = new(
        CommuneColumn.All.Select(column => KeyValuePair.Create<string, Func<CommuneLine, double?>>(column.Key, line => column.Value(line.Figures))), StringComparer.Ordinal)
    {
        ["lag"] = line => line.LagScore,
    };

    /// <summary>The order of `?sort=overdue&amp;order=asc`; the default for what is no column.</summary>
    public static CommuneOrder Parse(string? sort, string? order) =>
        sort == "name" ? new CommuneOrder(sort, order == "desc")
        : sort is not null && Keys.ContainsKey(sort) ? new CommuneOrder(sort, order != "asc")
        : Default with { Descending = order != "asc" };

    /// <summary>What a click on the column asks for: the other way round, or the column's worst first.</summary>
    public CommuneOrder Clicked(string key) => key == Key ? this with { Descending = !Descending } : new CommuneOrder(key, key != "name");

    public IEnumerable<CommuneLine> Sort(IEnumerable<CommuneLine> lines)
    {
        if (Key == "name")
        {
            return Descending ? lines.OrderByDescending(line => line.Name, NameOrder.Comparer) : lines.OrderBy(line => line.Name, NameOrder.Comparer);
        }

        Func<CommuneLine, double?> value = Keys[Key];
        double sign = Descending ? -1 : 1;
        return lines.OrderBy(line => value(line) is null).ThenBy(line => sign * value(line)).ThenBy(line => line.Code, StringComparer.Ordinal);
    }
}
