using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>A due time that an event carried, as it is read (KPIS.md, dueAt, basis `source`).</summary>
internal static class Promise
{
    /// <summary>Three years: a promise further ahead of acceptance is not believed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1096);

    /// <summary>What languages write for "no date": the first day there is, that of Unix time, the last.</summary>
    private static readonly Interval[] _noDate = [.. new[] { LocalDay.Of(1, 1, 1), LocalDay.Of(1970, 1, 1), LocalDay.Of(9999, 12, 31) }.Select(AtAnyOffset)];

    /// <summary>Null: the event carried none. With the profile's setting one at midnight is the closing time of its day.</summary>
    public static Instant? Of(in DossierEvent item, Profile profile)
    {
        if (item.DueAt is not { } carried || IsNoDate(carried))
        {
            return null;
        }

        return profile.MidnightPromiseIsClosing && IsMidnight(carried) ? profile.Calendar.ClosingTime(carried.Day) : carried;
    }

    /// <summary>What a language writes for "no date".</summary>
    public static bool IsNoDate(Instant carried) => Array.Exists(_noDate, days => days.Contains(carried));

    public static bool IsBelieved(Instant promise, Instant acceptedAt) => promise >= acceptedAt && promise - acceptedAt <= Longest;

    /// <summary>00:00:00 local: a date without a time, which costs the unit the day it promised.</summary>
    public static bool IsMidnight(Instant promise) => promise == promise.Day.Start;

    /// <summary>From where the day begins first (+14:00) to where it ends last (-12:00).</summary>
    private static Interval AtAnyOffset(LocalDay day) =>
        new(day.Start + Instant.LocalOffset - TimeSpan.FromHours(14), day.End + Instant.LocalOffset + TimeSpan.FromHours(12));
}
