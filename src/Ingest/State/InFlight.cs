using Confluent.Kafka;

namespace Ioc.Ingest.State;

/// <summary>
/// Bytes produced and not yet committed, per partition, held under a limit: the embedded broker forgets what exceeds its memory.
/// A request that alone exceeds the limit is let through when nothing else is in flight there. Thread-safe.
/// </summary>
public sealed class InFlight(long limit)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TopicPartition, Window> _windows = [];
    private readonly Pulse _freed = new();

    /// <summary>No limit, as on a real Kafka, which keeps what it has acknowledged.</summary>
    public static InFlight Unlimited() => new(long.MaxValue);

    /// <summary>Completes when room was freed after it was taken.</summary>
    internal Task Freed => _freed.Next;

    /// <summary>Bytes in flight there.</summary>
    public long Bytes(TopicPartition partition)
    {
        lock (_gate)
        {
            return Of(partition).Bytes;
        }
    }

    /// <summary>Takes room in every partition, or in none.</summary>
    public bool TryReserve(IReadOnlyDictionary<TopicPartition, long> bytes)
    {
        lock (_gate)
        {
            if (bytes.Any(wanted => !Of(wanted.Key).HasRoom(wanted.Value, limit)))
            {
                return false;
            }

            foreach ((TopicPartition partition, long wanted) in bytes)
            {
                Of(partition).Bytes += wanted;
            }

            return true;
        }
    }

    /// <summary>Takes room for one record, if there is.</summary>
    public bool TryReserve(TopicPartition partition, long bytes) => TryReserve(new Dictionary<TopicPartition, long> { [partition] = bytes });

    /// <summary>The record is in the broker; its room is freed when its offset is committed.</summary>
    public void Delivered(TopicPartition partition, long offset, long bytes)
    {
        lock (_gate)
        {
            Window window = Of(partition);
            window.Delivered.Enqueue((offset, bytes));
            Release(window);
        }
    }

    /// <summary>The record did not get to the broker.</summary>
    public void Failed(TopicPartition partition, long bytes)
    {
        lock (_gate)
        {
            Of(partition).Bytes -= bytes;
        }

        _freed.Fire();
    }

    /// <summary>Everything below the offset is committed.</summary>
    public void Committed(TopicPartition partition, long next)
    {
        lock (_gate)
        {
            Window window = Of(partition);
            window.Next = Math.Max(window.Next, next);
            Release(window);
        }
    }

    private void Release(Window window)
    {
        bool freed = false;
        while (window.Delivered.TryPeek(out (long Offset, long Bytes) head) && head.Offset < window.Next)
        {
            window.Delivered.Dequeue();
            window.Bytes -= head.Bytes;
            freed = true;
        }

        if (freed)
        {
            _freed.Fire();
        }
    }

    private Window Of(TopicPartition partition)
    {
        if (!_windows.TryGetValue(partition, out Window? window))
        {
            _windows[partition] = window = new Window();
        }

        return window;
    }

    private sealed class Window
    {
        public long Bytes { get; set; }

        public long Next { get; set; }

        public Queue<(long Offset, long Bytes)> Delivered { get; } = new();

        public bool HasRoom(long wanted, long limit) => Bytes == 0 || Bytes + wanted <= limit;
    }
}
