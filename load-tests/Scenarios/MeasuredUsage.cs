using System.Globalization;
using Ioc.LoadTests.Running;

namespace Ioc.LoadTests.Scenarios;

/// <summary>What the program used while it was measured, and what the load itself used on the same machine.</summary>
internal sealed record MeasuredUsage(double ProgramCores, long WorkingSet, double LoadCores)
{
    public static async Task<MeasuredUsage> OfAsync(RunningProgram program, Phase phase)
    {
        await phase.WarmAsync();
        TimeSpan before = program.Usage.Processor;
        var own = new ProcessorTime();
        long began = TimeProvider.System.GetTimestamp();
        await phase.OverAsync();
        (TimeSpan after, long workingSet) = program.Usage;
        double seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        return new MeasuredUsage((after - before).TotalSeconds / seconds, workingSet, own.Seconds / seconds);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"program: {ProgramCores:0.00} cores, {WorkingSet >> 20} MiB of memory; senders and viewers on the same machine: {LoadCores:0.00} cores");
}
