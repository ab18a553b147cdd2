using System.Globalization;
using Ioc.Metrics.Events;
using Ioc.Metrics.Health;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared.Health;

namespace Ioc.Metrics.Tests.Health;

/// <summary>Reports and outages in few words, on Wednesday 2025-10-15.</summary>
public static class Story
{
    /// <summary>HH:mm[:ss] of the day, local.</summary>
    public static Instant At(string time) => LocalDay.Of(2025, 10, 15).Start + TimeSpan.Parse(time, CultureInfo.InvariantCulture);

    /// <summary>One letter a report (u, d, g for degraded, - for none), one a minute from the time on.</summary>
    public static IEnumerable<Report> Each(int commune, string system, string from, string letters) =>
        Each(commune, system, At(from), letters);

    public static IEnumerable<Report> Each(int commune, string system, Instant from, string letters) =>
        letters.Select((letter, minute) => (letter, at: from + TimeSpan.FromMinutes(minute)))
            .Where(r => r.letter != '-')
            .Select(r => new Report(commune, system, r.at, r.letter switch { 'u' => HealthStatus.Up, 'g' => HealthStatus.Degraded, _ => HealthStatus.Down }));

    /// <summary>unit/system start..end cause, as short text to compare.</summary>
    public static string Text(Outage o) => $"{o.Unit}/{o.System} {Clock(o.Start)}..{Clock(o.End)} {o.Cause}";

    public static string Text(Incident i) => $"{i.Kind} {i.Unit}{i.System} {Clock(i.Opened)}..{Clock(i.Resolved)}";

    public static string Clock(Instant at) => at == Instant.Never ? "" : at.ToLocal().ToString(at.Day == LocalDay.Of(2025, 10, 15) ? "HH:mm:ss" : "dd HH:mm:ss", CultureInfo.InvariantCulture);
}
