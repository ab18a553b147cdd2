using System.Globalization;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>Numbers in addresses. A parameter of a number's type would end the page in an error for whatever else is typed there.</summary>
public static class QueryNumber
{
    /// <summary>Null for what is no whole number from 0 on.</summary>
    public static long? Of(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
