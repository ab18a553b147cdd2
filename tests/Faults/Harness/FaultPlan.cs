namespace Ioc.Faults.Harness;

/// <summary>
/// Faults without end, drawn by a seed: the same seed draws the same. Each kind comes once before any comes again; one of three comes with another at the same time.
/// </summary>
internal static class FaultPlan
{
    private const int PairOneOf = 3;

    private static readonly Fault[] _all = [.. WorkerKinds.All, .. DashboardKinds.All, .. KafkaKinds.All, .. ServerKinds.All];

    public static IEnumerable<PlannedFault> Draw(int seed)
    {
        var random = new Random(seed);
        while (true)
        {
            Fault[] deck = [.. _all];
            random.Shuffle(deck);
            foreach (Fault first in deck)
            {
                Fault[] others = [.. _all.Where(first.GoesWith)];
                Fault second = others[random.Next(others.Length)];
                yield return new PlannedFault(
                    first, random.Next(PairOneOf) == 0 ? second : null, Between(random, 0, 6), Between(random, 0, 3), random.Next());
            }
        }
    }

    /// <summary>Some time between so many seconds.</summary>
    public static TimeSpan Between(Random random, double least, double most) => TimeSpan.FromSeconds(least + (random.NextDouble() * (most - least)));
}
