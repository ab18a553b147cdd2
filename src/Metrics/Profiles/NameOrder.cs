using System.Globalization;

namespace Ioc.Metrics.Profiles;

/// <summary>Names as a Vietnamese dictionary orders them (ICU, vi-VN): Hải before Hùng, Đức after Dũng. Thread-safe.</summary>
public static class NameOrder
{
    public static readonly StringComparer Comparer = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), CompareOptions.None);
}
