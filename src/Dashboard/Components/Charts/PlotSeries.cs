namespace Ioc.Dashboard.Components.Charts;

/// <summary>One series of a chart; a value that is null is not known, a gap. Quiet: drawn dotted, beside what the chart is about.</summary>
public sealed record PlotSeries(string Name, IReadOnlyList<double?> Values, bool Quiet = false);
