using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Alerts;
using Ioc.Operations.Cases;
using Ioc.Operations.Databases;
using Ioc.Operations.Timing;
using Ioc.Tests.Shared;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ioc.Dashboard.Tests.Databases;

/// <summary>What pages read of the dashboard's own databases seeks in a key or an index, or is the newest few rows; none goes through a table that grows.</summary>
public sealed class QueryPlanTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ioc-plans-").FullName;
    private readonly RealTime _real = new(new FakeClock(Instant.Parse("2025-11-03T08:00:00+07:00")));
    private readonly FakeClock _clock = new(Instant.Parse("2025-11-03T08:00:00+07:00"));

    [Fact]
    public void Audit_seeks()
    {
        var database = new AccessDatabase(Path.Combine(_folder, "access.db"));
        var audit = new AuditLog(database, _real);
        Check(database, () =>
        {
            audit.Latest(20);
            audit.Find(new AuditQuestion(null, null, null, null, null, 50));
            audit.Find(new AuditQuestion("a", null, null, null, 900, 50));
            audit.Find(new AuditQuestion(null, "b", 1, 2, null, 50));
            audit.Find(new AuditQuestion("a", "b", 1, 2, 900, 50));
            audit.Find(new AuditQuestion(Action: "b", Subject: "unit:10001"));
        }).ShouldBe(6);
    }

    [Fact]
    public void Alerts_seek()
    {
        var database = new AlertsDatabase(Path.Combine(_folder, "alerts.db"));
        var alerts = new AlertStore(database);
        var outbox = new AlertOutbox(database, _real);
        Check(database, () =>
        {
            alerts.Open();
            alerts.History(50);
            alerts.History(50, 900);
            alerts.Stays("10001", ["a"], default, default, 50);
            outbox.Receivers();
            outbox.Next("mail duty@example.test");
            outbox.Latest(20);
        }).ShouldBe(7);
    }

    [Fact]
    public void Notes_directives_and_steps_seek()
    {
        var access = new AccessDatabase(Path.Combine(_folder, "access.db"));
        access.Migrate();
        var audit = new AuditLog(access, _real);
        var database = new CasesDatabase(Path.Combine(_folder, "cases.db"));
        database.Migrate();
        var notes = new Notes(database, audit, _clock);
        notes.Write(Notes.OfUnit("10001"), null, "text", "a");
        Check(database, () =>
        {
            notes.Of(Notes.OfUnit("10001"));
            notes.ExplainedByUnit(DirectiveEffects.UpTo(new Metrics.Time.LocalDay(739000)), null);
            new Directives(database, audit, _clock).Of("10001");
            new IncidentSteps(database, audit, _clock).Of(1);
            new IncidentSteps(database, audit, _clock).Of([1, 2, 3]);
        }).ShouldBe(6, "a note with its earlier texts are two reads");
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Explains every read that is made meanwhile and returns how many there were.</summary>
    private static int Check(DashboardDatabase database, Action reads)
    {
        database.Migrate();
        var texts = new List<string>();
        database.Opened = connection => raw.sqlite3_trace(connection.Handle, (_, sql) => texts.Add(sql.ToString()), null);
        reads();
        database.Opened = null;
        string[] selects = [.. texts.Where(sql => sql.StartsWith("SELECT", StringComparison.Ordinal))];
        using var plain = (SqliteConnection)database.Open();
        foreach (string select in selects)
        {
            using SqliteCommand explain = plain.CreateCommand();
            explain.CommandText = "EXPLAIN QUERY PLAN " + select;
            using SqliteDataReader step = explain.ExecuteReader();
            while (step.Read())
            {
                string text = step.GetString(3);
                bool newestFew = text.StartsWith("SCAN", StringComparison.Ordinal) && !text.Contains("INDEX", StringComparison.Ordinal)
                    && !select.Contains("WHERE", StringComparison.Ordinal) && select.Contains("ORDER BY id DESC LIMIT", StringComparison.Ordinal);
                (newestFew || text.StartsWith("SEARCH", StringComparison.Ordinal) || text.StartsWith("USE TEMP B-TREE", StringComparison.Ordinal) || text.StartsWith("LIST SUBQUERY", StringComparison.Ordinal)).ShouldBeTrue($"{select}: {text}");
            }
        }

        return selects.Length;
    }
}
