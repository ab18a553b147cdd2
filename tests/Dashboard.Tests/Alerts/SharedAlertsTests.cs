using System.Data.Common;
using Dapper;
using Ioc.Dashboard.Tests.Access;
using Ioc.Metrics.Time;
using Ioc.Operations.Alerts;
using Ioc.Operations.Databases;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Dashboard.Tests.Alerts;

/// <summary>Several dashboards on one database of alerts, in a file and in a real PostgreSQL.</summary>
public sealed class SharedAlertsTests : IDisposable
{
    private static readonly Instant Day = Instant.Parse("2025-11-03T08:00:00+07:00");

    private readonly AccessFolder _folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_that_open_an_alert_of_one_rule_at_once_one_does_and_another_is_opened_when_it_is_over(bool shared)
    {
        var database = new AlertsDatabase(_folder.File("alerts.db"), await SchemaAsync(shared));
        database.Migrate();
        var store = new AlertStore(database);

        OpenAlert?[] opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => store.Add(Alert(Day)))));
        OpenAlert first = opened.OfType<OpenAlert>().ShouldHaveSingleItem();
        store.Open().ShouldHaveSingleItem().Id.ShouldBe(first.Id);
        store.Add(new OpenAlert("another", Day, Day, [], 1)).ShouldNotBeNull();

        store.End(first.Id, Day + TimeSpan.FromHours(1));
        store.Update(first, Day + TimeSpan.FromHours(2)).ShouldBeFalse("it is over");
        store.Add(Alert(Day + TimeSpan.FromHours(3))).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Alerts_that_were_opened_twice_are_one_after_the_migration(bool shared)
    {
        string? postgres = await SchemaAsync(shared);
        var older = new OlderAlerts(_folder.File("alerts.db"), postgres);
        older.Migrate();
        Instant later = Day + TimeSpan.FromMinutes(7), latest = Day + TimeSpan.FromMinutes(9);
        using (DbConnection connection = older.Open())
        {
            foreach ((string rule, Instant raised, Instant? ended) in new (string, Instant, Instant?)[]
                { ("twice", Day, null), ("once", Day, null), ("twice", later, null), ("twice", later, Day + TimeSpan.FromDays(1)), ("twice", latest, null) })
            {
                long id = connection.ExecuteScalar<long>(
                    "INSERT INTO alerts (rule, units, since, raisedAt, value, endedAt) VALUES (@rule, '[\"16681\"]', @at, @at, 1, @ended) RETURNING id",
                    new { rule, at = raised.ToUnixMilliseconds(), ended = ended?.ToUnixMilliseconds() });
                connection.Execute("INSERT INTO alert_units (alert, unit, joined) VALUES (@id, '16681', @at)", new { id, at = raised.ToUnixMilliseconds() });
            }
        }

        var database = new AlertsDatabase(_folder.File("alerts.db"), postgres);
        database.Migrate();

        var store = new AlertStore(database);
        store.Open().Select(alert => (alert.Id, alert.Rule)).ShouldBe([(2, "once"), (5, "twice")]);
        store.History(10).Where(row => row.Id != 4).Select(row => (row.Id, row.Ended)).ShouldBe([(3, latest), (1, latest)]);
        store.Stays("16681", ["twice"], Day, Day + TimeSpan.FromDays(1), 10).Select(stay => (stay.Joined, stay.Left)).ShouldBe([(Day, latest), (later, latest), (later, null), (latest, null)], ignoreOrder: true);
        older.Migrate(); // a dashboard of the version before starts beside it
        store.Add(new OpenAlert("once", Day, Day, [], 1)).ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rules_that_are_saved_at_once_are_all_kept(bool shared)
    {
        var database = new AlertsDatabase(_folder.File("alerts.db"), await SchemaAsync(shared));
        database.Migrate();
        var rules = new AlertRules(database);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => rules.Save(new AlertRule { Id = $"own-{i}", Figure = "backlog", Scope = "province", Threshold = i, Clear = i }))));

        rules.All().Select(rule => rule.Id).Order(StringComparer.Ordinal).ShouldBe(
            DefaultRules.All.Select(rule => rule.Id).Concat(Enumerable.Range(0, 8).Select(i => $"own-{i}")).Order(StringComparer.Ordinal));
        rules.All().Take(DefaultRules.All.Count).Select(rule => rule.Id).ShouldBe(DefaultRules.All.Select(rule => rule.Id), "shipped ones keep their order");
    }

    public void Dispose() => _folder.Dispose();

    private static OpenAlert Alert(Instant at) => new("rule", at, at, ["16681"], 1) { Members = new Dictionary<string, AlertMember> { ["16681"] = new(at, null) } };

    private static async Task<string?> SchemaAsync(bool shared) =>
        shared ? await (await PostgresServer.SharedAsync()).SchemaAsync("alerts_" + Guid.NewGuid().ToString("N")[..8]) : null;

    /// <summary>As the version before had them.</summary>
    private sealed class OlderAlerts(string file, string? postgres) : DashboardDatabase("Alerts", ["001", "002", "003"], file, postgres);
}
