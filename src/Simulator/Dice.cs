using System.Globalization;

namespace Ioc.Simulator;

/// <summary>Random numbers that depend on nothing but their seed (SplitMix64): the same on every machine and .NET version.</summary>
internal struct Dice(ulong state)
{
    private ulong state = state;

    /// <summary>Dice of one thing: the same for the same seed, name and number.</summary>
    public static Dice For(int seed, string name, int number = 0)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in string.Create(CultureInfo.InvariantCulture, $"{seed}/{name}/{number}"))
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return new Dice(hash);
    }

    public ulong Next()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 (included) to 1 (excluded).</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Share() < probability;

    public double Between(double from, double to) => from + ((to - from) * Share());

    /// <summary>A whole number from 0 to below the count.</summary>
    public int Below(int count) => (int)(Share() * count);

    public TimeSpan Minutes(double from, double to) => TimeSpan.FromSeconds(Math.Floor(60 * Between(from, to)));

    /// <summary>Exponentially distributed.</summary>
    public double Exponential(double mean) => -mean * Math.Log(1 - Share());

    /// <summary>Poisson distributed; by the normal approximation above 40.</summary>
    public int Poisson(double mean)
    {
        if (mean > 40)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share());
            return Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * normal)));
        }

        double limit = Math.Exp(-mean);
        int count = 0;
        for (double product = Share(); product > limit; product *= Share())
        {
            count++;
        }

        return count;
    }
}
