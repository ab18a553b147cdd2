using System.Globalization;
using Ioc.Metrics.Time;

namespace Ioc.Operations.Addresses;

/// <summary>An instant of the past as it stands in an address: 2025-10-03T08:00, local time.</summary>
public static class PastInstant
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd"];

    /// <summary>Null for what is none.</summary>
    public static Instant? Parse(string? text) =>
        DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local) && local.Year is >= 2000 and <= 2199
            ? new Instant(local.Ticks - Instant.LocalOffset.Ticks)
            : null;

    /// <summary>To the second where the minute does not say it all.</summary>
    public static string WriteExactly(Instant at) =>
        at.ToLocal() is var local && local.Second != 0 ? local.ToString(Forms[1], CultureInfo.InvariantCulture) : Write(at);

    public static string Write(Instant at) => at.ToLocal().ToString(Forms[0], CultureInfo.InvariantCulture);
}
