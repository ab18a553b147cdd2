using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Tests.Shared.Health;

/// <summary>Streams of reports that hit the rules' edges: runs of up and down, silences, ties, odd intervals.</summary>
public static class RandomReports
{
    public static List<Report> Series(Random random, int commune, string system, Instant from, TimeSpan length)
    {
        var reports = new List<Report>();
        Instant at = from + TimeSpan.FromSeconds(random.Next(120));
        HealthStatus status = HealthStatus.Up;
        int interval = random.Next(3) == 0 ? random.Next(20, 400) : 0;
        int said = interval % 9 == 4 ? 1 : interval % 9 == 5 ? interval * 1000 : interval % 9 == 6 ? int.MaxValue : interval; // milliseconds, or nonsense
        while (at < from + length)
        {
            status = random.Next(4) == 0 ? (HealthStatus)random.Next(3) : status;
            reports.Add(new Report(commune, system, at, status, said)
            {
                Time = at + TimeSpan.FromSeconds(random.Next(-2, 3)),
                Id = $"{(char)('a' + random.Next(26))}-{reports.Count}",
            });
            int usual = interval > 0 ? interval : 60;
            int step = random.Next(14) switch
            {
                0 => 0,
                1 => (3 * usual) + random.Next(-1, 2),
                2 => random.Next(3 * usual, 12 * usual),
                3 => random.Next(1, usual),
                _ => usual,
            };
            at += TimeSpan.FromSeconds(step);
        }

        return reports;
    }

    /// <summary>Some of them twice, in any order.</summary>
    public static List<Report> Shuffled(Random random, IEnumerable<Report> reports)
    {
        List<Report> all = [.. reports.SelectMany(r => Enumerable.Repeat(r, random.Next(8) == 0 ? 2 : 1))];
        for (int i = all.Count - 1; i > 0; i--)
        {
            int other = random.Next(i + 1);
            (all[i], all[other]) = (all[other], all[i]);
        }

        return all;
    }

    /// <summary>As a province sends: nearly in order, a few late by minutes or hours, some twice.</summary>
    public static List<Report> NearlyInOrder(Random random, IEnumerable<Report> reports) =>
    [
        .. reports.SelectMany(r => Enumerable.Repeat(r, random.Next(20) == 0 ? 2 : 1))
            .OrderBy(r => r.At + TimeSpan.FromSeconds(random.Next(30) switch { 0 => random.Next(900), 1 => random.Next(14400), _ => random.Next(20) })),
    ];
}
