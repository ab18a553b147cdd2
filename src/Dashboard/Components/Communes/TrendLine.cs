namespace Ioc.Dashboard.Components.Communes;

/// <summary>One line of a chart by day. Quiet: drawn dotted, beside what the chart is about.</summary>
public sealed record TrendLine(string Name, IReadOnlyList<double?> Values, bool Quiet)
{
    public bool Equals(TrendLine? other) => other is not null && Name == other.Name && Quiet == other.Quiet && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Name, Quiet, Values.Count);
}
