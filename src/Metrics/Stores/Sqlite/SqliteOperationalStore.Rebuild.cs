using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Stores.Sql;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Counters, and what data quality counts of dossiers, made anew: after a change of law or profile, and when many dossiers are loaded at once.</summary>
public sealed partial class SqliteOperationalStore
{
    /// <summary>Readers see the old figures until the one transaction is over, then the new ones.</summary>
    public Task<bool> RebuildAsync(Func<DossierRow, DossierFacts> recompute, FiguresBasis basis, IProgress<long>? progress, CancellationToken cancellation) =>
        WriteAsync(
            session =>
            {
                if (!MetaQueries.Replaces(basis, session.All(MetaQueries.State())[0].Basis))
                {
                    return false;
                }

                CounterTables.Clear(session);
                var counters = new CounterLoad(session);
                var quality = new CommitBatch();
                long done = 0;
                foreach (string unit in DossierTable.Units(session))
                {
                    foreach (DossierRow row in DossierTable.OfUnit(session, unit))
                    {
                        cancellation.ThrowIfCancellationRequested();
                        DossierFacts facts = recompute(row);
                        DossierTable.WriteFacts(session, row.Key, facts);
                        counters.Add(unit, facts);
                        QualityKinds.Recount(quality, unit, row.Facts, facts);
                        if (++done % 10_000 == 0)
                        {
                            progress?.Report(done);
                        }
                    }
                }

                counters.Flush();
                QualityKinds.DropZeros(quality.Quality);
                ArrivalTables.Add(session, quality);
                MetaTable.Rebuilt(session, basis);
                progress?.Report(done);
                return true;
            },
            cancellation);

    /// <summary>Rows are sorted first and indexes made last: appending is several times faster than inserting in the middle.</summary>
    public Task BulkLoadAsync(IEnumerable<DossierRow> dossiers, CommitBatch rest, CancellationToken cancellation) =>
        WriteAsync(
            session =>
            {
                if (session.Scalar("SELECT EXISTS (SELECT 1 FROM dossiers)") != 0)
                {
                    throw new InvalidOperationException("Only an empty store is loaded in bulk.");
                }

                DossierRow[] rows = [.. dossiers];
                Array.Sort(rows, Compare);
                session.Execute("DROP INDEX dossiers_key; DROP INDEX dossiers_accepted; DROP INDEX dossiers_finished");
                Statement insert = DossierTable.PrepareNew(session);
                var counters = new CounterLoad(session);
                foreach (DossierRow row in rows)
                {
                    cancellation.ThrowIfCancellationRequested();
                    DossierTable.WriteNew(session, insert, row);
                    counters.Add(row.Key.Unit, row.Facts);
                }

                counters.Flush();
                session.Execute(DossierTable.Indexes);
                return Commit(session, rest);
            },
            cancellation);

    private static int Compare(DossierRow a, DossierRow b)
    {
        int order = string.CompareOrdinal(a.Key.Unit, b.Key.Unit);
        return order != 0 ? order : string.CompareOrdinal(a.Key.Number, b.Key.Number);
    }
}
