using Ioc.Dashboard.Components.Incidents;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Resources;

namespace Ioc.Dashboard.Tests.Cases;

/// <summary>What an incident's page shows: its outages and parts, how the backlog grew, and to whom.</summary>
public sealed class IncidentFiguresTests : IAsyncLifetime
{
    private const string Here = "16681", There = "16690", Elsewhere = "16702";

    private readonly CasesFolder _cases = new();

    private Instant Now => _cases.Clock.Now;

    public async Task InitializeAsync()
    {
        await _cases.InitializeAsync();
        var batch = new CommitBatch { CommittedAt = Now, Simulated = false };

        // A system failed everywhere an hour ago for half an hour; at two communes it had failed by itself before.
        batch.Health.Incidents.AddRange(
        [
            new Incident(1, IncidentKind.SystemWide, null, "dvcqg", At(-60), At(-30)),
            new Incident(2, IncidentKind.Single, Here, "dvcqg", At(-70), At(-60)) { MergedInto = 1 },
            new Incident(3, IncidentKind.Single, There, "dvcqg", At(-65), At(-60)) { MergedInto = 1 },
            new Incident(4, IncidentKind.Single, Elsewhere, "tthc", At(-20), Instant.Never),
        ]);
        batch.Health.Outages.AddRange(
        [
            new Outage(Here, "dvcqg", At(-70), At(-30), OutageCause.Down) { Incident = 1 },
            new Outage(There, "dvcqg", At(-65), At(-30), OutageCause.Down) { Incident = 1 },
            new Outage(Elsewhere, "tthc", At(-20), Instant.Never, OutageCause.Silent) { Incident = 4 },
        ]);
        batch.Health.Unobserved.Add(new UnobservedWindow(At(-50), At(-45)));
        batch.Dossiers.AddRange(
        [
            Dossier(Here, "before", -500, null), Dossier(Here, "closed-meanwhile", -500, -40), Dossier(Here, "new-1", -50, null), Dossier(Here, "new-2", -45, null),
            Dossier(Here, "new-3", -40, null), Dossier(Here, "after", -10, null), Dossier(There, "new", -50, null), Dossier(Elsewhere, "not-touched", -50, null),
        ]);
        await _cases.Store.CommitAsync(batch, default);
    }

    [Fact]
    public async Task A_system_wide_incident_holds_its_outages_parts_and_what_we_missed()
    {
        IncidentFigures figures = (await ReadAsync(1, VisibleUnits.All))!;
        figures.Outages.Select(outage => outage.Unit).ShouldBe([Here, There]);
        figures.Parts.Select(part => part.Id).ShouldBe([2, 3]);
        figures.Unobserved.ShouldHaveSingleItem().End.ShouldBe(At(-45));
    }

    [Fact]
    public async Task The_backlog_grew_by_what_came_less_what_was_closed_while_it_lasted() =>
        (await ReadAsync(1, VisibleUnits.All))!.Growth.ShouldBe(3 - 1 + 1);

    [Fact]
    public async Task One_who_sees_a_commune_sees_that_communes_part_of_it_alone()
    {
        IncidentFigures figures = (await ReadAsync(1, Only(There)))!;
        figures.Outages.ShouldHaveSingleItem().Unit.ShouldBe(There);
        figures.Parts.ShouldHaveSingleItem().Id.ShouldBe(3);
        figures.Growth.ShouldBe(1);
    }

    [Fact]
    public async Task An_incident_that_touches_none_of_ones_units_is_not_there()
    {
        (await ReadAsync(1, Only(Elsewhere))).ShouldBeNull();
        (await ReadAsync(4, Only(Here))).ShouldBeNull();
        (await ReadAsync(99, VisibleUnits.All)).ShouldBeNull();
    }

    [Fact]
    public async Task An_open_one_is_counted_up_to_now()
    {
        IncidentFigures figures = (await ReadAsync(4, Only(Elsewhere)))!;
        figures.Outages.ShouldHaveSingleItem().Cause.ShouldBe(OutageCause.Silent);
        figures.Growth.ShouldBe(0);
    }

    [Theory]
    [InlineData(Language.Vietnamese, "Bảo trì từ")]
    [InlineData(Language.English, "Maintenance from")]
    public async Task The_course_names_the_maintenance_that_the_duration_leaves_out(Language language, string words)
    {
        ((MaintenancePlan)_cases.Profile.Maintenance).Replace([new MaintenanceWindow(null, "dvcqg", At(-40), At(-35), "nâng cấp"), new MaintenanceWindow(Here, "tthc", At(-40), At(-35), "khác")]);
        IReadOnlyList<IncidentMoment> course = IncidentMoment.Of((await ReadAsync(1, VisibleUnits.All))!, [], _cases.Profile, Texts.Of(language), Now);
        IncidentMoment named = course.Where(moment => moment.Icon == "maintenance").ShouldHaveSingleItem();
        (named.At, named.Words.StartsWith(words, StringComparison.Ordinal), named.Words.EndsWith("nâng cấp", StringComparison.Ordinal)).ShouldBe((At(-40), true, true));
    }

    public Task DisposeAsync() => _cases.DisposeAsync();

    private static VisibleUnits Only(string unit) => new(new HashSet<string> { unit });

    private Instant At(int minutes) => Now + TimeSpan.FromMinutes(minutes);

    private DossierRow Dossier(string unit, string number, int accepted, int? finished) => new(new DossierKey(unit, number), [1], new DossierFacts
    {
        AcceptedAt = At(accepted),
        FinishedAt = finished is { } minutes ? At(minutes) : null,
        Outcome = finished is null ? DossierOutcome.None : DossierOutcome.Resolved,
        Status = finished is null ? DossierStatus.Accepted : DossierStatus.Completed,
        Procedure = "1.001193",
        Channel = Channel.Online,
    });

    private Task<IncidentFigures?> ReadAsync(long id, VisibleUnits visible) => IncidentFigures.ReadAsync(_cases.Store, _cases.Store, id, visible, Now, default);
}
