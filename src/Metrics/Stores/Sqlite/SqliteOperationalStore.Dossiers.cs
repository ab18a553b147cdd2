using System.Runtime.CompilerServices;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Dossiers by key, and the streams that a ledger starts from.</summary>
public sealed partial class SqliteOperationalStore
{
    public Task<IReadOnlyList<DossierRow>> FindDossiersAsync(IReadOnlyCollection<DossierKey> keys, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyList<DossierRow>>(
            session =>
            {
                var found = new List<DossierRow>(keys.Count);
                foreach (DossierKey key in keys)
                {
                    if (DossierTable.Find(session, key) is { } row)
                    {
                        found.Add(row);
                    }
                }

                return found;
            },
            cancellation);

    public Task<DossierRow?> DossierAsync(DossierKey key, CancellationToken cancellation) =>
        ReadAsync(session => DossierTable.Find(session, key), cancellation);

    /// <summary>Received and not finished, or accepted only later: closedAt is the later of the two.</summary>
    public IAsyncEnumerable<DossierRow> OpenDossiersAsync(Instant at, IReadOnlySet<string>? units, CancellationToken cancellation) =>
        ByUnitAsync(
            units,
            (session, unit) => session.Prepare(DossierTable.Open).Bind(unit).Bind(at.Ticks),
            DossierTable.Read,
            cancellation);

    public IAsyncEnumerable<DossierKey> DossierKeysAsync(IReadOnlySet<string>? units, CancellationToken cancellation) =>
        ByUnitAsync(
            units,
            (session, unit) => session.Prepare("SELECT unit, number FROM dossiers WHERE unit = ?").Bind(unit),
            (_, row) => new DossierKey(row.Text(0), row.Text(1)),
            cancellation);

    /// <summary>A snapshot for each unit, not one for all: a long one would keep the log from being checkpointed.</summary>
    private async IAsyncEnumerable<T> ByUnitAsync<T>(
        IReadOnlySet<string>? units,
        Func<SqliteSession, string, Statement> query,
        Func<SqliteSession, Statement, T> read,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (string unit in units ?? await ReadAsync(DossierTable.Units, cancellation).ConfigureAwait(false))
        {
            IReadOnlyList<T> rows = await ReadAsync<IReadOnlyList<T>>(
                session =>
                {
                    var all = new List<T>();
                    Statement row = query(session, unit);
                    while (row.Step())
                    {
                        all.Add(read(session, row));
                    }

                    return all;
                },
                cancellation).ConfigureAwait(false);
            foreach (T row in rows)
            {
                yield return row;
            }
        }
    }
}
