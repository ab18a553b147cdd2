using System.Diagnostics.CodeAnalysis;
using Ioc.Metrics.Stores;

namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>Rows touched lately, and every row that is applied but not committed. Beyond its capacity the ones not touched for longest go first; uncommitted ones stay. Not thread-safe.</summary>
internal sealed class RecentDossiers(int capacity)
{
    private readonly Dictionary<KeyHash, Entry> _entries = [];
    private readonly Queue<Entry> _order = [];
    private readonly List<Entry> _uncommitted = [];

    public int Count => _entries.Count;

    /// <summary>Rows whose commit is outstanding.</summary>
    public IReadOnlyList<Entry> Uncommitted => _uncommitted;

    public bool TryGet(KeyHash key, [NotNullWhen(true)] out Entry? entry)
    {
        if (!_entries.TryGetValue(key, out entry))
        {
            return false;
        }

        entry.Touched = true;
        return true;
    }

    public Entry Add(KeyHash key, DossierRow row)
    {
        var entry = new Entry(key) { Row = row };
        _entries.Add(key, entry);
        _order.Enqueue(entry);
        return entry;
    }

    /// <summary>The entry's row is now part of the batch: once, with its latest content.</summary>
    public void Write(Entry entry, DossierRow row, CommitBatch batch)
    {
        entry.Row = row;
        if (entry.Batch == batch)
        {
            batch.Dossiers[entry.Position] = row;
            return;
        }

        if (entry.Batch is null)
        {
            _uncommitted.Add(entry);
        }

        entry.Batch = batch;
        entry.Position = batch.Dossiers.Count;
        batch.Dossiers.Add(row);
    }

    public void Committed()
    {
        foreach (Entry entry in _uncommitted)
        {
            entry.Batch = null;
        }

        _uncommitted.Clear();
        Trim();
    }

    /// <summary>Second chance: an entry touched since it was last looked at goes to the end of the line.</summary>
    public void Trim()
    {
        int looks = _order.Count * 2;
        while (_entries.Count > capacity && looks-- > 0)
        {
            Entry entry = _order.Dequeue();
            if (entry.Touched || entry.Batch is not null)
            {
                entry.Touched = false;
                _order.Enqueue(entry);
            }
            else
            {
                _entries.Remove(entry.Key);
            }
        }
    }

    public void Clear()
    {
        _entries.Clear();
        _order.Clear();
        _uncommitted.Clear();
    }

    internal sealed class Entry(KeyHash key)
    {
        public KeyHash Key { get; } = key;

        public required DossierRow Row { get; set; }

        public bool Touched { get; set; }

        /// <summary>The batch it waits in; null: committed.</summary>
        public CommitBatch? Batch { get; set; }

        public int Position { get; set; }
    }
}
