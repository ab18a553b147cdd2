using Ioc.Faults.Running;

namespace Ioc.Faults.Harness;

/// <summary>Loads one after the other, so that events are under way all the time.</summary>
internal sealed class Traffic
{
    private const int Dossiers = 250;

    private readonly CancellationTokenSource _over = new();
    private readonly Task _running;

    /// <summary>Next: number of the first load; each has one of its own.</summary>
    public Traffic(JudgedTopology topology, int next)
    {
        Next = next;
        _running = RunAsync(topology);
    }

    /// <summary>Number of the load after these.</summary>
    public int Next { get; private set; }

    /// <summary>Waits until all that was begun is acknowledged.</summary>
    public async Task EndAsync()
    {
        await _over.CancelAsync();
        await _running;
        _over.Dispose();
    }

    private async Task RunAsync(JudgedTopology topology)
    {
        while (!_over.IsCancellationRequested)
        {
            await Load.Begin(topology, Next++, Dossiers, Pace.Steady).EndAsync();
        }
    }
}
