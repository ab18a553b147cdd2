using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.National;

/// <summary>
/// Sequences made of what is said alone, so that order of arrival does not matter (CONTRACTS.md, The national synchronisation). What a dossier is (its facts) lies below every step, so that it
/// neither opens nor closes anything; of several tellings the one that goes on furthest holds. Thread-safe.
/// </summary>
internal static class NationalSequence
{
    private const int SecondBits = 20, OrderBits = 16, MostOfPromise = (1 << OrderBits) - 1;
    private const long Facts = 1L << 48, MostMinutes = (1L << 26) - 1;
    private static readonly Instant _since = LocalDay.Of(2000, 1, 1).Start;

    /// <summary>Statuses in the order of a course, for steps of one second.</summary>
    private static readonly DossierStatus[] _course =
    [
        DossierStatus.None, DossierStatus.Registered, DossierStatus.Accepted, DossierStatus.Processing, DossierStatus.SupplementRequested, DossierStatus.PaymentRequested,
        DossierStatus.Rejected, DossierStatus.Withdrawn, DossierStatus.Stopped, DossierStatus.Completed, DossierStatus.Returned,
    ];

    /// <summary>Of a step: seconds of Unix time, then its place in the course, then the promise that it moves (later ones later).</summary>
    public static long OfStep(Instant at, DossierStatus status, Instant? dueAt = null) =>
        (Math.Max(1, at.ToUnixMilliseconds() / 1000) << SecondBits) | (Place(status) << OrderBits) | Promise(dueAt);

    /// <summary>Of a dossier's facts: the last moment that is named, the status, how much is known (0 to 3), the promise.</summary>
    public static long OfFacts(Instant latest, DossierStatus status, int known, Instant? dueAt) =>
        Facts | (Math.Clamp((latest - _since).Ticks / TimeSpan.TicksPerMinute, 0, MostMinutes) << 22) | (Place(status) << 18) | ((long)known << 16) | Promise(dueAt);

    private static long Place(DossierStatus status) => Array.IndexOf(_course, status);

    /// <summary>Days since 2000, from 1; 0: none.</summary>
    private static long Promise(Instant? dueAt) => dueAt is { } due ? Math.Clamp((due - _since).Ticks / TimeSpan.TicksPerDay, 0, MostOfPromise - 1) + 1 : 0;
}
