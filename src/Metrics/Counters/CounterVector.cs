using Ioc.Metrics.Time;

namespace Ioc.Metrics.Counters;

/// <summary>One value per <see cref="Counter"/>. Mutable; not thread-safe.</summary>
public sealed class CounterVector
{
    /// <summary>Number of counters.</summary>
    public static readonly int Count = Enum.GetValues<Counter>().Length;

    private readonly long[] _values = new long[Count];

    public long this[Counter counter]
    {
        get => _values[(int)counter];
        set => _values[(int)counter] = value;
    }

    /// <summary>The values in the order of <see cref="Counter"/>.</summary>
    public Span<long> Values => _values;

    public bool IsZero => !_values.AsSpan().ContainsAnyExcept(0L);

    public void Add(CounterVector other)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] += other._values[i];
        }
    }

    /// <summary>Sum of some counters.</summary>
    public long Sum(IReadOnlyList<Counter> counters)
    {
        long sum = 0;
        for (int i = 0; i < counters.Count; i++)
        {
            sum += this[counters[i]];
        }

        return sum;
    }

    public CounterVector Copy()
    {
        var copy = new CounterVector();
        copy.Add(this);
        return copy;
    }
}

/// <summary>What a counter row is kept for. Procedure: code as carried, empty when none is known.</summary>
public readonly record struct CounterKey(string Unit, LocalDay Day, string Procedure);
