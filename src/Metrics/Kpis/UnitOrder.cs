using System.Globalization;
using Ioc.Metrics.Profiles;

namespace Ioc.Metrics.Kpis;

/// <summary>Sorts a list of units by a figure of the sheet, or by code, name, rank or lagScore; null comes last either way, ties by code.</summary>
public static class UnitOrder
{
    private static readonly Dictionary<string, Func<UnitSheet, double?>> _figures = typeof(UnitSheet).GetProperties()
        .Where(property => property.PropertyType == typeof(long) || property.PropertyType == typeof(double)
            || property.PropertyType == typeof(double?) || property.PropertyType == typeof(int?))
        .ToDictionary(
            property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..],
            property => (Func<UnitSheet, double?>)(sheet =>
                property.GetValue(sheet) is { } value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null),
            StringComparer.Ordinal);

    /// <summary>False for a key that is no figure.</summary>
    public static bool TrySort(IEnumerable<UnitSheet> sheets, string key, bool descending, out IReadOnlyList<UnitSheet> sorted)
    {
        sorted = [];
        if (key is "code" or "name")
        {
            StringComparer order = key == "code" ? StringComparer.Ordinal : NameOrder.Comparer;
            Func<UnitSheet, string> text = key == "code" ? sheet => sheet.Code : sheet => sheet.Name;
            sorted = [.. (descending ? sheets.OrderByDescending(text, order) : sheets.OrderBy(text, order)).ThenBy(sheet => sheet.Code, StringComparer.Ordinal)];
            return true;
        }

        if (!_figures.TryGetValue(key, out Func<UnitSheet, double?>? figure))
        {
            return false;
        }

        List<(UnitSheet Sheet, double? Value)> all = [.. sheets.Select(sheet => (sheet, figure(sheet)))];
        IOrderedEnumerable<(UnitSheet Sheet, double? Value)> known = all.OrderBy(item => item.Value is null);
        sorted = [.. (descending ? known.ThenByDescending(item => item.Value) : known.ThenBy(item => item.Value))
            .ThenBy(item => item.Sheet.Code, StringComparer.Ordinal).Select(item => item.Sheet)];
        return true;
    }
}
