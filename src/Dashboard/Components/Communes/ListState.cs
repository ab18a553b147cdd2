using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>What the table of units has in its address beside the period: filters, order, comparison, instant. A unit's page keeps it and leads back with it.</summary>
internal static class ListState
{
    private static readonly string[] Names = ["at", "kind", "only", "q", "sort", "order", "compare", "beside", "rows"];

    /// <summary>The path with the period (null: the usual one) and the state in the address the reader is at.</summary>
    public static string Of(string path, string? period, string here)
    {
        Dictionary<string, StringValues> parts = QueryHelpers.ParseQuery(new Uri(here).Query);
        return QueryHelpers.AddQueryString(path, Names.Select(name => new KeyValuePair<string, string?>(name, parts.GetValueOrDefault(name)))
            .Prepend(new("period", period)).Where(part => !string.IsNullOrEmpty(part.Value)));
    }
}
