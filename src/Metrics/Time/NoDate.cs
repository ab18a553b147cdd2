namespace Ioc.Metrics.Time;

/// <summary>What languages write for "no date": the first day there is, that of Unix time, the last; at any offset. Thread-safe.</summary>
public static class NoDate
{
    private static readonly Interval[] _days = [.. new[] { LocalDay.Of(1, 1, 1), LocalDay.Of(1970, 1, 1), LocalDay.Of(9999, 12, 31) }.Select(AtAnyOffset)];

    public static bool Is(Instant carried) => Array.Exists(_days, days => days.Contains(carried));

    /// <summary>From where the day begins first (+14:00) to where it ends last (-12:00).</summary>
    private static Interval AtAnyOffset(LocalDay day) =>
        new(day.Start + Instant.LocalOffset - TimeSpan.FromHours(14), day.End + Instant.LocalOffset + TimeSpan.FromHours(12));
}
