using System.Collections.Immutable;

namespace Ioc.Ingest.State;

/// <summary>What Kafka does not let us do now, each in plain words, until it lets us. Thread-safe.</summary>
public sealed class Refusals
{
    private readonly Lock _gate = new();
    private volatile ImmutableSortedDictionary<string, string> _words = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Whether something is refused.</summary>
    public bool Any => _words.Count > 0;

    /// <summary>In plain words; empty while all is allowed.</summary>
    public IEnumerable<string> Words => _words.Values;

    /// <summary>True when it is news. What: such as "topic ioc.live".</summary>
    internal bool Add(string what, string words)
    {
        lock (_gate)
        {
            bool news = !_words.TryGetValue(what, out string? said) || said != words;
            _words = _words.SetItem(what, words);
            return news;
        }
    }

    /// <summary>True when it was refused until now. It costs nothing while all is allowed.</summary>
    internal bool Remove(string what)
    {
        if (!Any)
        {
            return false;
        }

        lock (_gate)
        {
            bool refused = _words.ContainsKey(what);
            _words = _words.Remove(what);
            return refused;
        }
    }
}
