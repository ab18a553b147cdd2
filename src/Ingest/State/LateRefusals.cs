using Ioc.Metrics.Stores;

namespace Ioc.Ingest.State;

/// <summary>Tells callers of events that only the ledger could judge (KPIS.md, A unit that ends) which of them became dead letters. Thread-safe.</summary>
public sealed class LateRefusals
{
    private readonly Lock _gate = new();
    private readonly List<LateEvent> _awaited = [];

    /// <summary>Asks what becomes of these, before they are sent.</summary>
    internal void Await(IEnumerable<LateEvent> events)
    {
        lock (_gate)
        {
            _awaited.AddRange(events);
        }
    }

    /// <summary>Nobody asks any more.</summary>
    internal void Forget(IReadOnlyCollection<LateEvent> events)
    {
        lock (_gate)
        {
            _awaited.RemoveAll(events.Contains);
        }
    }

    /// <summary>These letters are committed. Events are known by their bytes.</summary>
    internal void Committed(IReadOnlyList<DeadLetter> letters)
    {
        lock (_gate)
        {
            foreach (LateEvent awaited in letters.Count == 0 ? [] : _awaited)
            {
                awaited.WhyNot = letters.FirstOrDefault(letter => letter.Value.AsSpan().SequenceEqual(awaited.Bytes))?.Detail ?? awaited.WhyNot;
            }
        }
    }
}

/// <summary>An event of a batch that only the ledger can judge. WhyNot: as the ledger found, once its commit is over; null: it is taken.</summary>
internal sealed class LateEvent(int index, string id, byte[] bytes)
{
    public int Index => index;

    public string Id => id;

    public byte[] Bytes => bytes;

    public string? WhyNot { get; set; }
}
