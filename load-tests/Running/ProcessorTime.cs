using System.Diagnostics;

namespace Ioc.LoadTests.Running;

/// <summary>Processor time of this process since it was made: what a busy machine cannot distort.</summary>
internal sealed class ProcessorTime
{
    private readonly TimeSpan _began = Now;

    private static TimeSpan Now
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.TotalProcessorTime;
        }
    }

    public double Seconds => (Now - _began).TotalSeconds;
}
