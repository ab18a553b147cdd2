namespace Ioc.Faults.Running;

/// <summary>How long senders wait until a batch is acknowledged, whatever attempts it takes. Thread-safe.</summary>
internal sealed class SenderWaits(int senders)
{
    private readonly Lock _gate = new();
    private readonly long?[] _since = new long?[senders];
    private readonly int[] _acknowledged = new int[senders];
    private TimeSpan _longest;

    /// <summary>Acknowledged batches of each sender.</summary>
    public int[] Acknowledged
    {
        get
        {
            lock (_gate)
            {
                return [.. _acknowledged];
            }
        }
    }

    public void Begins(int sender)
    {
        lock (_gate)
        {
            _since[sender] = TimeProvider.System.GetTimestamp();
        }
    }

    public void IsAcknowledged(int sender)
    {
        lock (_gate)
        {
            _longest = Max(_longest, Waiting(sender));
            _since[sender] = null;
            _acknowledged[sender]++;
        }
    }

    /// <summary>The longest wait since this was last asked, also of who still waits.</summary>
    public TimeSpan TakeLongest()
    {
        lock (_gate)
        {
            TimeSpan longest = Enumerable.Range(0, senders).Select(Waiting).Aggregate(_longest, Max);
            _longest = TimeSpan.Zero;
            return longest;
        }
    }

    private TimeSpan Waiting(int sender) => _since[sender] is { } since ? TimeProvider.System.GetElapsedTime(since) : TimeSpan.Zero;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
