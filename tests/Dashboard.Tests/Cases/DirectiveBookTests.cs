using Dapper;
using Ioc.Dashboard.Tests.Reports;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Cases;
using Ioc.Operations.Timing;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Dashboard.Tests.Cases;

/// <summary>Directives across units, in a file and in PostgreSQL alike; and what an earlier version kept stays.</summary>
public sealed class DirectiveBookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ioc-cases-").FullName;
    private readonly FakeClock _clock = new(Instant.Parse("2025-11-10T08:00:00+07:00"));

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Open_late_and_done_ones_are_found_by_person_and_unit_and_only_of_what_may_be_seen() => Walk(null);

    [PostgresFact]
    public async Task Open_late_and_done_ones_are_found_alike_in_PostgreSQL() =>
        Walk(await (await PostgresServer.SharedAsync()).SchemaAsync("cases_" + Guid.NewGuid().ToString("N")[..8]));

    [Fact]
    public void What_the_first_version_kept_has_no_days_and_is_not_lost()
    {
        string file = Path.Combine(_folder, "old.db");
        using (var old = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=" + file))
        {
            old.Open();
            using var script = new StreamReader(typeof(CasesDatabase).Assembly.GetManifestResourceStream("Ioc.Operations.Cases.Migrations.001.sql")!);
            old.Execute(script.ReadToEnd());
            old.Execute("PRAGMA user_version = 1");
            old.Execute("INSERT INTO directives (unit, figure, valueThen, text, assignee, dueDay, issuedBy, issuedAt) VALUES ('16681', 'overdue', 5, 'x', 'Lan', 739000, 'y', 1)");
            old.Execute("INSERT INTO notes (subject, figure, author, writtenAt, text) VALUES ('unit:16681', 'overdue', 'Lan', 1, 'vì sao')");
        }

        var database = new CasesDatabase(file);
        database.Migrate();
        Directive directive = new DirectiveBook(database).Find(new DirectiveQuestion(null, DirectiveState.Open, null, null, new LocalDay(739001))).ShouldHaveSingleItem();
        (directive.ValueThen, directive.Over).ShouldBe((5, null));
        new Notes(database, Audit(null), _clock).Of("unit:16681").ShouldHaveSingleItem().Over.ShouldBeNull();
    }

    private void Walk(string? postgres)
    {
        var database = new CasesDatabase(Path.Combine(_folder, "cases.db"), postgres);
        database.Migrate();
        var directives = new Directives(database, Audit(postgres), _clock);
        var book = new DirectiveBook(database);
        LocalDay today = Instant.From(_clock.GetUtcNow()).Day;
        Period over = DirectiveEffects.UpTo(today);
        foreach ((string unit, string who, int due) in new[] { ("16681", "Lan", 5), ("16681", "Minh", -1), ("16690", "Lan", 0), ("16690", "Minh", 1), ("16708", "Hoa", -3) })
        {
            directives.Issue(unit, "overdue", 3, over, $"{unit} {who}", who, today + due, "giám đốc");
        }

        directives.Complete(book.Find(Asked(person: "Hoa"))[0].Id, "16708", "xong", "Hoa").ShouldBeTrue();
        IReadOnlySet<string> seen = new HashSet<string> { "16690", "16708" };

        book.Count(null, null, null, today).ShouldBe(new DirectiveCounts(4, 1, 1));
        book.Count(seen, null, null, today).ShouldBe(new DirectiveCounts(2, 0, 1));
        book.Count(new HashSet<string>(), null, null, today).ShouldBe(new DirectiveCounts(0, 0, 0));
        Texts(Asked()).ShouldBe(["16681 Minh", "16690 Lan", "16690 Minh", "16681 Lan"], "by due day");
        Texts(Asked(DirectiveState.Late)).ShouldBe(["16681 Minh"]);
        Texts(Asked(DirectiveState.Done)).ShouldBe(["16708 Hoa"]);
        Texts(Asked(DirectiveState.All))[^1].ShouldBe("16708 Hoa", "what is done comes last");
        Texts(Asked(person: "Lan")).ShouldBe(["16690 Lan", "16681 Lan"]);
        Texts(Asked(unit: "16690")).ShouldBe(["16690 Lan", "16690 Minh"]);
        Texts(Asked() with { Units = seen }).ShouldBe(["16690 Lan", "16690 Minh"]);
        Texts(Asked(unit: "16681") with { Units = seen }).ShouldBeEmpty();
        book.People(seen).ShouldBe(["Hoa", "Lan", "Minh"]);
        book.People(new HashSet<string> { "16708" }).ShouldBe(["Hoa"]);
        book.Find(Asked()).ShouldAllBe(directive => directive.Over == over);

        DirectiveQuestion Asked(DirectiveState state = DirectiveState.Open, string? person = null, string? unit = null) => new(null, state, person, unit, today);

        List<string> Texts(DirectiveQuestion question) => [.. book.Find(question).Select(directive => directive.Text)];
    }

    private AuditLog Audit(string? postgres)
    {
        var access = new AccessDatabase(Path.Combine(_folder, "access.db"), postgres);
        access.Migrate();
        return new AuditLog(access, new RealTime(_clock));
    }
}
