using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Health;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Stores;

public sealed class SqliteDrillReaderTests() : DrillReaderTests(() => new StoreFolder());

[NeedsPostgres]
public sealed class PostgresDrillReaderTests() : DrillReaderTests(() => new StoreSchema());

/// <summary>Reads of the drill-down pages agree with the sums of sheets and with the naive recomputation, whichever store it is.</summary>
public abstract class DrillReaderTests(Func<StoreHome> home)
{
    private static readonly LocalDay _first = LocalDay.Of(2025, 4, 10), _last = LocalDay.Of(2025, 5, 20);

    [StoreFact]
    public Task Procedures_and_days_of_a_unit_sum_to_its_sheet() => OnAsync(async loaded =>
    {
        string[] units = ["10001", "10002", "TT"];
        IReadOnlyDictionary<string, CounterVector> sums = await loaded.Store.SumsAsync(units.ToHashSet(), _first, _last, default);
        IReadOnlyList<ProcedureSum> procedures = await loaded.Store.ProcedureSumsAsync(units, _first, _last, default);
        IReadOnlyList<UnitDay> days = await loaded.Store.UnitDaysAsync(units, _first, _last, default);
        foreach (string unit in units)
        {
            Sum(procedures.Where(p => p.Unit == unit).Select(p => p.Sums)).ShouldBe(sums[unit].Values.ToArray());
            Sum(days.Where(d => d.Unit == unit).Select(d => d.Sums)).ShouldBe(sums[unit].Values.ToArray());
        }
    });

    [StoreFact]
    public Task Facts_open_at_an_instant_are_those_of_the_naive_recomputation() => OnAsync(async loaded =>
    {
        foreach (Instant at in new[] { Instant.Parse("2025-04-25T09:00:00+07:00"), Instant.Parse("2025-05-12T17:00:00+07:00") })
        {
            foreach (string unit in new[] { "10001", "10003", "TT" })
            {
                IReadOnlyList<NumberedFacts> facts = await loaded.Store.FactsAsync(unit, at, at, default);
                facts.Aggregate(default(InstantCounts), (sum, row) => sum + DossierTimeline.At(row.Facts, at).ToCounts()).ShouldBe(loaded.Naive.At(unit, at));
                facts.Select(row => row.Number).Distinct().Count().ShouldBe(facts.Count);
            }
        }
    });

    [StoreFact]
    public Task Growth_of_the_backlog_is_its_difference_between_two_instants() => OnAsync(async loaded =>
    {
        Instant[] instants = [.. new[] { "2025-04-12T09:00:00+07:00", "2025-04-25T09:30:00+07:00", "2025-05-12T17:00:00+07:00", "2025-05-13T00:00:00+07:00" }.Select(Instant.Parse)];
        foreach (string unit in new[] { "10001", "10003", "TT" })
        {
            for (int i = 1; i < instants.Length; i++)
            {
                (await loaded.Store.BacklogGrowthAsync([unit], instants[i - 1], instants[i], default))
                    .ShouldBe(loaded.Naive.At(unit, instants[i]).Backlog - loaded.Naive.At(unit, instants[i - 1]).Backlog);
            }
        }

        (await loaded.Store.BacklogGrowthAsync(["10001", "10003"], instants[0], instants[^1], default)).ShouldBe(
            new[] { "10001", "10003" }.Sum(unit => loaded.Naive.At(unit, instants[^1]).Backlog - loaded.Naive.At(unit, instants[0]).Backlog));
    });

    [StoreFact]
    public Task Health_of_one_system_and_one_incident_is_all_health_less_the_rest() => OnAsync(async loaded =>
    {
        Instant day = _first.Start;
        var batch = new CommitBatch();
        foreach ((string unit, string system, int hour, long? incident) in new (string, string, int, long?)[]
            { ("10001", "lgsp", 1, 7), ("10002", "lgsp", 2, 7), ("10002", "vneid", 2, 8), ("10003", "lgsp", 3, null), ("10003", "vneid", 40, 8) })
        {
            batch.Health.Outages.Add(new Outage(unit, system, day + TimeSpan.FromHours(hour), day + TimeSpan.FromHours(hour + 1), OutageCause.Down) { Incident = incident });
            batch.Health.Series.Add(new HealthSeries(unit, system, day, day, [1]));
        }

        batch.Health.Incidents.Add(new Incident(7, IncidentKind.SystemWide, null, "lgsp", day + TimeSpan.FromHours(1), day + TimeSpan.FromHours(4)));
        batch.Health.Incidents.Add(new Incident(8, IncidentKind.CommuneOffline, "10002", null, day + TimeSpan.FromHours(2), Instant.Never));
        batch.Health.Incidents.Add(new Incident(9, IncidentKind.Single, "10002", "vneid", day + TimeSpan.FromHours(2), day + TimeSpan.FromHours(3)) { MergedInto = 8 });
        await loaded.Store.CommitAsync(batch, default);

        Instant from = day, to = day + TimeSpan.FromHours(30);
        IReadOnlyList<Outage> outages = await loaded.Store.OutagesAsync(from, to, default);
        (await loaded.Store.OutagesOfSystemAsync("lgsp", from, to, default)).ShouldBe(outages.Where(outage => outage.System == "lgsp"));
        (await loaded.Store.OutagesOfIncidentAsync(7, default)).ShouldBe(outages.Where(outage => outage.Incident == 7));
        (await loaded.Store.OutagesOfIncidentAsync(8, default)).Count.ShouldBe(2, "whenever they were");
        (await loaded.Store.HealthSeriesOfSystemAsync("vneid", default)).Select(row => row.Unit).ShouldBe(["10002", "10003"]);
        (await loaded.Store.IncidentsOfSystemAsync("lgsp", from, to, default)).Select(incident => incident.Id).ShouldBe([7]);
        (await loaded.Store.IncidentsOfSystemAsync("vneid", from, to, default)).Select(incident => incident.Id).ShouldBe([8, 9], "of the system, or holding an outage of it");
        (await loaded.Store.PartsOfIncidentAsync(8, default)).ShouldHaveSingleItem().Id.ShouldBe(9);
    });

    [StoreFact]
    public Task Rejected_events_of_one_dossier_are_found_by_the_number_they_name() => OnAsync(async loaded =>
    {
        var batch = new CommitBatch();
        void Letter(string value, string? unit) =>
            batch.DeadLetters.Add(new DeadLetter("file", -1, -1, null, System.Text.Encoding.UTF8.GetBytes(value), RejectReason.InvalidStatus, "", unit, _first.Start));
        Letter("""{"data":{"dossier":"A-1"}}""", "10001");
        Letter("""{"data":{"dossier":"A-2"}}""", "10001");
        Letter("""{"data":{"dossier":"A-1"}}""", "10002");
        Letter("""{"data":{"dossier":17}}""", "10001");
        Letter("{ broken \"dossier\":\"A-1\"", "10001");
        Letter("""[{"data":{"dossier":"A-1"}}]""", null);
        await loaded.Store.CommitAsync(batch, default);
        (await loaded.Store.DeadLettersAsync(new DeadLetterQuery(10) { Unit = "10001", Dossier = "A-1" }, default)).ShouldHaveSingleItem().Letter.Value.ShouldBe(batch.DeadLetters[0].Value);
        (await loaded.Store.DeadLettersAsync(new DeadLetterQuery(10) { Unit = "10001", Dossier = "A" }, default)).ShouldBeEmpty();
    });

    [StoreFact]
    public Task Numbers_are_found_by_how_they_go_on_after_their_first_dash() => OnAsync(async loaded =>
    {
        await CommitAsync(loaded, "10001", "H41.1-251103-0007", "H41.1-251103-00071", "H41.1-251104-0007", "000.00.17.H41-251103-0007", "251103-0007", "251103", "plain", "z-251103-0007");
        await CommitAsync(loaded, "10002", "H41.2-251103-0007");
        (await loaded.Store.DossiersEndingAsync(["10001", "10003"], "251103-0007", 20, default)).Select(key => key.Number)
            .ShouldBe(["000.00.17.H41-251103-0007", "H41.1-251103-0007", "H41.1-251103-00071", "z-251103-0007"], ignoreOrder: true);
        (await loaded.Store.DossiersEndingAsync(["10001", "10002"], "251103-0007", 20, default)).ShouldContain(new DossierKey("10002", "H41.2-251103-0007"));
        (await loaded.Store.DossiersEndingAsync(["10001"], "251105-0007", 20, default)).ShouldBeEmpty();
    });

    [StoreFact]
    public Task Numbers_with_other_signs_than_the_law_has_them_are_known_by_unit() => OnAsync(async loaded =>
    {
        await CommitAsync(loaded, "10001", "H41.1-1", "h41.1-1", "H41.1 -1", "H41.1–1", "H41_1/1");
        await CommitAsync(loaded, "10002", "h41.2");
        HashSet<string> given = ["h41.1-1", "H41.1 -1", "H41.1–1", "H41.1-1", "H41_1/1"];
        (await loaded.Store.OddNumbersAsync(["10001"], default)).Where(key => given.Contains(key.Number)).Select(key => key.Number).ShouldBe(["h41.1-1", "H41.1 -1", "H41.1–1"], ignoreOrder: true);
        (await loaded.Store.OddNumbersAsync(["10001", "10002"], default)).ShouldContain(new DossierKey("10002", "h41.2"));
    });

    [StoreFact]
    public Task Dossiers_that_were_not_received_are_told_with_their_facts() => OnAsync(async loaded =>
    {
        var batch = new CommitBatch();
        foreach ((string number, bool incomplete) in new[] { ("not-1", true), ("not-2", false) })
        {
            DossierRow row = StoreHome.Row("10001", number, "2025-05-01T08:00:00+07:00");
            batch.Dossiers.Add(row with { Facts = row.Facts with { AcceptedAt = null, Incomplete = incomplete } });
        }

        await loaded.Store.CommitAsync(batch, default);
        IReadOnlyList<NumberedFacts> found = await loaded.Store.UnacceptedAsync("10001", default);
        found.ShouldAllBe(row => row.Facts.AcceptedAt == null);
        found.Where(row => row.Number.StartsWith("not-", StringComparison.Ordinal)).Select(row => (row.Number, row.Facts.Incomplete)).ShouldBe([("not-1", true), ("not-2", false)]);
        (await loaded.Store.UnacceptedAsync("10002", default)).ShouldNotContain(row => row.Number == "not-1");
    });

    private static Task CommitAsync(LoadedStore loaded, string unit, params string[] numbers)
    {
        var batch = new CommitBatch();
        batch.Dossiers.AddRange(numbers.Select(number => StoreHome.Row(unit, number, "2025-05-01T08:00:00+07:00")));
        return loaded.Store.CommitAsync(batch, default);
    }

    private static long[] Sum(IEnumerable<CounterVector> vectors)
    {
        var sum = new CounterVector();
        foreach (CounterVector vector in vectors)
        {
            sum.Add(vector);
        }

        return sum.Values.ToArray();
    }

    private async Task OnAsync(Func<LoadedStore, Task> test)
    {
        LoadedStore loaded = await LoadedStore.CreateAsync(4, 120, bulk: true, home());
        try
        {
            await test(loaded);
        }
        finally
        {
            await loaded.DeleteAsync();
        }
    }
}
