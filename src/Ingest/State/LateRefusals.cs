using System.Security.Cryptography;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.State;

/// <summary>Tells callers of events that only the ledger could judge (KPIS.md, A unit that ends) which of them became dead letters. Thread-safe.</summary>
public sealed class LateRefusals
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<LateEvent>> _awaited = new(StringComparer.Ordinal);

    /// <summary>Asks what becomes of these, before they are sent.</summary>
    internal void Await(IEnumerable<LateEvent> events)
    {
        lock (_gate)
        {
            foreach (LateEvent late in events)
            {
                if (!_awaited.TryGetValue(late.Key, out List<LateEvent>? alike))
                {
                    _awaited[late.Key] = alike = [];
                }

                alike.Add(late);
            }
        }
    }

    /// <summary>Nobody asks any more.</summary>
    internal void Forget(IEnumerable<LateEvent> events)
    {
        lock (_gate)
        {
            foreach (LateEvent late in events)
            {
                if (_awaited.TryGetValue(late.Key, out List<LateEvent>? alike) && alike.Remove(late) && alike.Count == 0)
                {
                    _awaited.Remove(late.Key);
                }
            }
        }
    }

    /// <summary>These letters are committed.</summary>
    internal void Committed(IReadOnlyList<DeadLetter> letters)
    {
        lock (_gate)
        {
            if (_awaited.Count == 0)
            {
                return;
            }

            foreach (DeadLetter letter in letters)
            {
                _awaited.GetValueOrDefault(LateEvent.KeyOf(letter.Value))?.ForEach(late => late.Refused = letter);
            }
        }
    }
}

/// <summary>An event of a batch that only the ledger can judge. Refused: what the ledger made of it, once its commit is over; null: it is taken.</summary>
internal sealed class LateEvent(int index, string id, ReadOnlyMemory<byte> bytes)
{
    public int Index => index;

    public string Id => id;

    /// <summary>By which its dead letter is found: what is kept of its bytes.</summary>
    public string Key { get; } = KeyOf(bytes.Span[..Math.Min(bytes.Length, DeadLetter.MostBytes)]);

    public DeadLetter? Refused { get; set; }

    public static string KeyOf(ReadOnlySpan<byte> kept) => Convert.ToBase64String(SHA256.HashData(kept));
}
