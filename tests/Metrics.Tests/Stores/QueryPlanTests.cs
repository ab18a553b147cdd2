using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>Reads for sheets and pages seek in an index; none goes through all dossiers or all days.</summary>
public sealed class QueryPlanTests
{
    [Fact]
    public async Task No_read_scans_dossiers_or_sums()
    {
        LoadedStore loaded = await LoadedStore.CreateAsync(5, 30, bulk: true);
        try
        {
            using SqliteSession session = SqliteSession.OpenReader(((SqliteOperationalStore)loaded.Store).Path);
            LocalDay first = LocalDay.Of(2025, 4, 10), last = LocalDay.Of(2025, 6, 10);
            CounterQueries.Sums(session, null, first, last);
            CounterQueries.AtEndOf(session, null, last);
            CounterQueries.Days(session, null, first, last);
            DossierTable.Find(session, new DossierKey("10001", "1"));
            session.All(DrillQueries.Procedures("10001", first, last));
            session.All(DrillQueries.Days("10001", first, last));
            session.All(DrillQueries.Facts("10001", first.Start, last.Last, session.Facts));
            session.All(DrillQueries.Outages("10001", first.Start, last.Last));
            session.All(DrillQueries.Series("10001"));
            session.All(DrillQueries.Incident(1));
            foreach (string name in Catalogue.OfDossiers.Select(figure => figure.Id))
            {
                DossierPages.Read(session, new DossierQuery(null, name, first, last, last.Last, null, 5));
                DossierPages.Read(session, new DossierQuery(null, name, first, last, last.Last, null, 5) { WorstFirst = true, Until = first.Last });
            }

            session.All(DrillQueries.Growth("10001", first.Start, last.Last));
            session.All(DrillQueries.OutagesOfSystem("lgsp", first.Start, last.Last));
            session.All(DrillQueries.SeriesOfSystem("lgsp"));
            session.All(DrillQueries.IncidentsOfSystem("lgsp", first.Start, last.Last));
            session.All(DrillQueries.OutagesOfIncident(1));
            session.All(DrillQueries.PartsOfIncident(1));
            session.All(DossierQueries.Like("10001", "10", 5));
            session.All(HealthQueries.Outages(first.Start, last.Last));
            session.All(HealthQueries.Incidents(first.Start, last.Last));
            session.All(HealthQueries.Unobserved(first.Start, last.Last));
            session.All(ReportedQueries.Totals(first, last));
            session.All(ReportedQueries.Named(new ReportedKey("/vn/40/tthc", "1")));
            session.All(ArrivalQueries.Quality(first, last));
            session.All(ArrivalQueries.DeadLetters(0, 5));
            foreach (DeadLetterQuery letters in new DeadLetterQuery[]
                { new(5), new(5) { Unit = "10001" }, new(5) { Unit = "" }, new(5) { Reason = RejectReason.FutureTime }, new(5) { Unit = "10001", Reason = RejectReason.FutureTime, Before = 9 }, new(1) { Id = 3 }, new(5) { Unit = "10001", Dossier = "1" } })
            {
                session.All(ArrivalQueries.DeadLetters(letters));
            }

            DossierFilter[] filters = [new(new HashSet<string> { "1.001193", "" }), new(null, DossierTrait.Late), new(new HashSet<string> { "1.001193" }, DossierTrait.Paid)];
            foreach (DossierFilter filter in filters)
            {
                foreach (string figure in new[] { "received", "resolved", "stopped", "overdue" })
                {
                    DossierPages.Read(session, new DossierQuery(null, figure, first, last, last.Last, null, 5) { Filter = filter });
                    DossierPages.Read(session, new DossierQuery(null, figure, first, last, last.Start, null, 5) { Filter = filter });
                }
            }

            session.Prepared.Count(sql => sql.Contains("dossiers", StringComparison.Ordinal)).ShouldBeGreaterThan(4);
            foreach (string sql in session.Prepared.Where(sql => sql.StartsWith("SELECT", StringComparison.Ordinal)).ToList())
            {
                // Sorting and joining what was found are no scans.
                foreach (string step in Plan(session, sql).Where(step => !step.StartsWith("USE TEMP B-TREE", StringComparison.Ordinal) && step is not ("COMPOUND QUERY" or "LEFT-MOST SUBQUERY" or "UNION ALL" or "CREATE BLOOM FILTER") && !step.StartsWith("LIST SUBQUERY", StringComparison.Ordinal)))
                {
                    step.ShouldStartWith("SEARCH", customMessage: $"{sql}: {step}");
                }
            }
        }
        finally
        {
            await loaded.DeleteAsync();
        }
    }

    [Fact]
    public async Task Open_dossiers_are_found_by_index()
    {
        LoadedStore loaded = await LoadedStore.CreateAsync(6, 10, bulk: true);
        try
        {
            using SqliteSession session = SqliteSession.OpenReader(((SqliteOperationalStore)loaded.Store).Path);
            Plan(session, DossierTable.Open).Where(step => step.Contains("dossiers", StringComparison.Ordinal))
                .ShouldAllBe(step => step.StartsWith("SEARCH", StringComparison.Ordinal));
        }
        finally
        {
            await loaded.DeleteAsync();
        }
    }

    private static List<string> Plan(SqliteSession session, string sql)
    {
        var steps = new List<string>();
        Statement row = session.Prepare("EXPLAIN QUERY PLAN " + sql);
        while (row.Step())
        {
            steps.Add(row.Text(3));
        }

        return steps;
    }
}
