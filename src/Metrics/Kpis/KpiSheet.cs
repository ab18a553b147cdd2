using System.Reflection;
using System.Text.Json;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>
/// The KPI sheet of a scope and period (CONTRACTS.md, KPI sheet; KPIS.md says what each figure means). Serialised in camel case it is the API's answer:
/// names and order are the contract. Shares are 0..1 and null when their denominator is 0.
/// </summary>
public record KpiSheet
{
    /// <summary>How each number of a sheet is read, by its name in JSON.</summary>
    internal static IReadOnlyDictionary<string, Func<KpiSheet, double?>> Numbers { get; } = typeof(KpiSheet).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(member => member.PropertyType == typeof(long) || member.PropertyType == typeof(double?))
        .ToDictionary(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name), Reading, StringComparer.Ordinal);

    /// <summary>What follows from sums over the period and the four figures at its instant; the rest is the caller's.</summary>
    public static KpiSheet Of(
        Scope scope, Period period, Instant asOf, SheetCoverage coverage, Profile profile, CounterVector sums, InstantCounts instants) => new()
        {
            Scope = scope.ToString(),
            Period = new SheetPeriod(period.First.ToString(), period.Last.ToString()),
            AsOf = asOf.ToString(),
            Coverage = coverage,
            Received = sums[Counter.Received],
            ReceivedOnline = sums[Counter.ReceivedOnline],
            OnlineShare = Catalogue.OnlineShare.Of(sums),
            OutsideArea = sums[Counter.OutsideArea],
            Resolved = sums[Counter.Resolved],
            ResolvedOnTime = sums[Counter.ResolvedOnTime],
            ResolvedEarly = sums[Counter.ResolvedEarly],
            ResolvedDueByDefault = sums[Counter.ResolvedDueByDefault],
            OnTimeRate = Catalogue.OnTimeRate.Of(sums),
            ResolvedFullyOnline = sums[Counter.ResolvedFullyOnline],
            FullyOnlineShare = Catalogue.FullyOnlineShare.Of(sums),
            Rejected = sums[Counter.Rejected],
            Withdrawn = sums[Counter.Withdrawn],
            Stopped = sums[Counter.Stopped],
            Backlog = instants.Backlog,
            Overdue = instants.Overdue,
            DueSoon = instants.DueSoon,
            Paused = instants.Paused,
            AverageWorkingHours = Catalogue.AverageWorkingHours.Of(sums),
            DigitizedComponentsShare = Catalogue.DigitizedComponentsShare.Of(sums),
            DigitizedResultShare = Catalogue.DigitizedResultShare.Of(sums),
            OnlinePaymentShare = Catalogue.OnlinePaymentShare.Of(sums),
            Ratings = sums[Counter.Ratings],
            Satisfaction = Catalogue.Satisfaction.Of(sums),
            SatisfiedShare = Catalogue.SatisfiedShare.Of(sums),
            Law = Dossiers.Law.Version,
            Profile = profile.Name,
        };

    /// <summary>As asked: `province` or `commune:CODE`.</summary>
    public required string Scope { get; init; }

    public required SheetPeriod Period { get; init; }

    /// <summary>Time of the read, RFC 3339 with +07:00.</summary>
    public required string AsOf { get; init; }

    public required SheetCoverage Coverage { get; init; }

    public long Received { get; init; }

    /// <summary>Received through the online channel.</summary>
    public long ReceivedOnline { get; init; }

    public double? OnlineShare { get; init; }

    public long OutsideArea { get; init; }

    public long Resolved { get; init; }

    /// <summary>Resolved no later than due.</summary>
    public long ResolvedOnTime { get; init; }

    /// <summary>Resolved on a local day before the day on which they were due.</summary>
    public long ResolvedEarly { get; init; }

    /// <summary>Resolved after they were due.</summary>
    public long ResolvedLate => Resolved - ResolvedOnTime;

    /// <summary>Resolved ones whose due time is the default allowance: their procedure is not known, or has no days.</summary>
    public long ResolvedDueByDefault { get; init; }

    public double? OnTimeRate { get; init; }

    /// <summary>Resolved ones that were filed and processed entirely online.</summary>
    public long ResolvedFullyOnline { get; init; }

    public double? FullyOnlineShare { get; init; }

    public long Rejected { get; init; }

    public long Withdrawn { get; init; }

    public long Stopped { get; init; }

    public long Backlog { get; init; }

    public long Overdue { get; init; }

    public long DueSoon { get; init; }

    public long Paused { get; init; }

    public double? AverageWorkingHours { get; init; }

    public double? DigitizedComponentsShare { get; init; }

    public double? DigitizedResultShare { get; init; }

    public double? OnlinePaymentShare { get; init; }

    public long Ratings { get; init; }

    public double? Satisfaction { get; init; }

    public double? SatisfiedShare { get; init; }

    public long OutagesOpen { get; init; }

    /// <summary>Open incidents by which a whole commune is offline.</summary>
    public long CommunesOffline { get; init; }

    /// <summary>Minutes of outages in the period, a sum over communes and systems. Null, as unobserved minutes, where only the live board could be asked.</summary>
    public double? DowntimeMinutes { get; init; }

    /// <summary>Minutes that could not be observed, a sum over communes and systems; neither downtime nor monitored.</summary>
    public double? UnobservedMinutes { get; init; }

    public double? Availability { get; init; }

    public double? OwnAvailability { get; init; }

    /// <summary>Version of the law the figures were computed by.</summary>
    public required string Law { get; init; }

    /// <summary>Profile id@version.</summary>
    public required string Profile { get; init; }

    /// <summary>Whether the figures are of simulated events.</summary>
    public bool Simulated { get; init; }

    /// <summary>False when events of the period are known to have been missed.</summary>
    public bool Complete { get; init; }

    private static Func<KpiSheet, double?> Reading(PropertyInfo member)
    {
        if (member.PropertyType == typeof(double?))
        {
            return member.GetMethod!.CreateDelegate<Func<KpiSheet, double?>>();
        }

        Func<KpiSheet, long> count = member.GetMethod!.CreateDelegate<Func<KpiSheet, long>>();
        return sheet => count(sheet);
    }
}

/// <summary>Calendar ends, yyyy-MM-dd, also of a period that runs.</summary>
public sealed record SheetPeriod(string From, string To);

/// <summary>Units from which an event arrived in the last 15 minutes, of the units that are valid now.</summary>
public sealed record SheetCoverage(int Reporting, int Expected);
