using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Health;

/// <summary>KPIS.md, Outages: maintenance is not a part of an incident's duration.</summary>
public sealed class IncidentTimeTests
{
    private const string Here = "16681", There = "16690";

    private static readonly Instant _opened = Instant.Parse("2025-11-03T08:00:00+07:00");

    private readonly Profile _profile = Repository.LoadProfile();

    [Fact]
    public void Windows_of_what_the_incident_is_about_are_left_out_once()
    {
        Plan((Here, "tthc", 30, 60), (Here, null, 50, 70), (null, "tthc", 110, 200), (There, "tthc", 0, 120), (Here, "dvcqg", 0, 120), (null, null, -60, 10));
        var single = new Incident(1, IncidentKind.Single, Here, "tthc", _opened, At(120));
        IncidentTime.Maintenance(single, _profile, At(300)).Count().ShouldBe(4);
        IncidentTime.Length(single, _profile, At(300)).ShouldBe(TimeSpan.FromMinutes(120 - 40 - 10 - 10));
        IncidentTime.Length(single, _profile, At(20), At(80)).ShouldBe(TimeSpan.FromMinutes(60 - 40), "the part of a period");
        IncidentTime.Length(single, _profile, At(200), At(300)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_window_of_a_part_is_not_one_of_the_whole()
    {
        Plan((Here, "tthc", 0, 60), (null, "tthc", 60, 70), (Here, null, 80, 100));
        IncidentTime.Length(new Incident(1, IncidentKind.SystemWide, null, "tthc", _opened, Instant.Never), _profile, At(120)).ShouldBe(TimeSpan.FromMinutes(120 - 10));
        IncidentTime.Length(new Incident(2, IncidentKind.CommuneOffline, Here, null, _opened, Instant.Never), _profile, At(120)).ShouldBe(TimeSpan.FromMinutes(120 - 20));
    }

    [Fact]
    public void What_lies_ahead_is_not_left_out_before_it_comes()
    {
        Plan((Here, "tthc", 60, 120));
        var open = new Incident(1, IncidentKind.Single, Here, "tthc", _opened, Instant.Never);
        IncidentTime.Maintenance(open, _profile, At(60)).ShouldBeEmpty();
        IncidentTime.Length(open, _profile, At(60)).ShouldBe(TimeSpan.FromMinutes(60));
        IncidentTime.Length(open, _profile, At(90)).ShouldBe(TimeSpan.FromMinutes(60));
    }

    [Fact]
    public void Working_time_is_less_by_what_of_maintenance_is_working_time()
    {
        Plan((Here, "tthc", 30, 90), (Here, "tthc", 12 * 60, 14 * 60));
        var single = new Incident(1, IncidentKind.Single, Here, "tthc", _opened, At(26 * 60));
        IncidentTime.WorkingLength(single, _profile).ShouldBe(_profile.Calendar.WorkingTimeBetween(_opened, At(26 * 60)) - TimeSpan.FromHours(1));
    }

    private void Plan(params (string? Unit, string? System, int From, int To)[] windows) =>
        ((MaintenancePlan)_profile.Maintenance).Replace(windows.Select(window => new MaintenanceWindow(window.Unit, window.System, At(window.From), At(window.To), "x")));

    private static Instant At(int minutes) => _opened + TimeSpan.FromMinutes(minutes);
}
