namespace Ioc.Dashboard.Live;

/// <summary>
/// Reads of the store that several viewers of a page ask for alike: one is made, the others get what it brought while it is fresh. So what an
/// open page costs does not grow with who looks at it. Bounded: the oldest goes. Thread-safe.
/// </summary>
public sealed class SharedReads
{
    private const int Most = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Page, object Key), (long At, TimeSpan Fresh, Task Read)> _reads = [];

    /// <summary>What was read for this page and key at most so long ago; else reads it. A read that failed is not kept.</summary>
    public Task<T> ReadAsync<T>(string page, object key, TimeSpan fresh, Func<Task<T>> read)
    {
        lock (_gate)
        {
            if (_reads.TryGetValue((page, key), out (long At, TimeSpan Fresh, Task Read) known) && known.Read is Task<T> { IsFaulted: false, IsCanceled: false } kept
                && TimeProvider.System.GetElapsedTime(known.At) < fresh)
            {
                return kept;
            }

            // What nobody will be given again is not kept: it may be large.
            foreach ((string Page, object Key) past in _reads.Where(pair => TimeProvider.System.GetElapsedTime(pair.Value.At) >= pair.Value.Fresh).Select(pair => pair.Key).ToList())
            {
                _reads.Remove(past);
            }

            if (_reads.Count >= Most)
            {
                _reads.Remove(_reads.MinBy(pair => pair.Value.At).Key);
            }

            // The store may answer on the caller's thread: others wait for the task, not for the lock.
            Task<T> begun = Task.Run(read);
            _reads[(page, key)] = (TimeProvider.System.GetTimestamp(), fresh, begun);
            return begun;
        }
    }

    /// <summary>The next read is made anew: somebody changed something.</summary>
    public void Forget(string page)
    {
        lock (_gate)
        {
            foreach ((string Page, object Key) known in _reads.Keys.Where(read => read.Page == page).ToList())
            {
                _reads.Remove(known);
            }
        }
    }
}
