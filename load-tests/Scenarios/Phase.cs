using System.Globalization;

namespace Ioc.LoadTests.Scenarios;

/// <summary>Where a scenario is: in its warm-up, measured, or over.</summary>
internal sealed record Phase(long Began, TimeSpan During)
{
    public TimeSpan Total => LoadSimulation.WarmUp + During;

    public bool Measured => Elapsed >= LoadSimulation.WarmUp && !Over;

    public bool Over => Elapsed >= Total;

    private TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(Began);

    public Task WarmAsync() => UntilAsync(LoadSimulation.WarmUp);

    public Task OverAsync() => UntilAsync(Total);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Measured ? "measuring" : Over ? "over" : "warm-up")}, {Elapsed.TotalSeconds:0} of {Total.TotalSeconds:0} s");

    private Task UntilAsync(TimeSpan then) => Elapsed < then ? Task.Delay(then - Elapsed) : Task.CompletedTask;
}
