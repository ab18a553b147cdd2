using System.Globalization;

namespace Ioc.LoadTests.Scenarios;

/// <summary>How load comes, in NBomber's terms. The warm-up is the same load before it, not measured.</summary>
internal abstract record LoadSimulation(TimeSpan During)
{
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    /// <summary>Open: so many events a second however slow the answers are.</summary>
    public sealed record Inject(int Rate, TimeSpan During) : LoadSimulation(During)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"inject, rate {Rate:N0} events/s, during {During.TotalSeconds:0} s");
    }

    /// <summary>Closed: so many copies, each of which sends again as soon as it is answered.</summary>
    public sealed record KeepConstant(int Copies, TimeSpan During) : LoadSimulation(During)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"keep constant, {Copies} copies, during {During.TotalSeconds:0} s");
    }
}
