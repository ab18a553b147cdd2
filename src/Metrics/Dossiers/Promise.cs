using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>A due time that an event carried, as it is read (KPIS.md, dueAt, basis `source`).</summary>
internal static class Promise
{
    /// <summary>Three years: a promise further ahead of acceptance is not believed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1096);

    /// <summary>Null: the event carried none. With the profile's setting one at midnight is the closing time of its day.</summary>
    public static Instant? Of(in DossierEvent item, Profile profile)
    {
        if (item.DueAt is not { } carried || NoDate.Is(carried))
        {
            return null;
        }

        return profile.MidnightPromiseIsClosing && IsMidnight(carried) ? profile.Calendar.ClosingTime(carried.Day) : carried;
    }

    public static bool IsBelieved(Instant promise, Instant acceptedAt) => promise >= acceptedAt && promise - acceptedAt <= Longest;

    /// <summary>00:00:00 local: a date without a time, which costs the unit the day it promised.</summary>
    public static bool IsMidnight(Instant promise) => promise == promise.Day.Start;
}
