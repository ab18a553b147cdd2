using System.Text;
using Ioc.Metrics.Profiles;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Profiles;

public class ShippedProfileTests
{
    [Theory]
    [InlineData("nghe-an", "40", 130)]
    [InlineData("ha-tinh", "42", 69)]
    public void Loads_with_every_commune_system_and_target(string id, string province, int communes)
    {
        Profile profile = Repository.LoadProfile(id);
        profile.Name.ShouldBe($"{id}@{profile.Version}");
        profile.ProvinceCode.ShouldBe(province);
        profile.Units.Count(u => u.Kind == UnitKind.Commune).ShouldBe(communes);
        profile.Units.Count(u => u.Kind != UnitKind.Commune).ShouldBe(16);
        profile.FindUnit(profile.CentreCode)!.Kind.ShouldBe(UnitKind.Centre);
        profile.Systems.Count.ShouldBe(33);
        profile.Systems.Count(s => s.CommuneLevel).ShouldBe(23);
        profile.Systems.Where(s => s.OfficeHours).Select(s => s.Id).Order().ShouldBe(["hoi-nghi-truyen-hinh", "ky-so", "trung-tam-hcc"]);
        profile.Targets.Count.ShouldBe(47);
        profile.Procedures.Count.ShouldBeGreaterThan(150);
        profile.LagComponents.Sum(c => c.Weight).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Finds_by_string_and_by_bytes_without_allocation()
    {
        Profile profile = Repository.LoadProfile();
        profile.FindUnit("16681")!.DossierPrefix.ShouldBe("H41.17");
        profile.FindSystem("lgsp")!.CommuneLevel.ShouldBeFalse();
        profile.FindProcedure("1.001193")!.WorkingDays.ShouldBe(0);
        profile.FindUnit("x").ShouldBeNull();
        byte[] code = Encoding.UTF8.GetBytes("18040");
        profile.FindUnit(code)!.Code.ShouldBe("18040");
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            _ = profile.FindUnit(code);
            _ = profile.FindSystem("tthc"u8);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        foreach (Unit unit in profile.Units)
        {
            profile.FindUnit(Encoding.UTF8.GetBytes(unit.Code)).ShouldBeSameAs(unit);
        }
    }

    [Theory]
    [InlineData("services-25", true)]
    [InlineData("766.1.1", true)]
    [InlineData("766.2.1", false)]
    [InlineData("fully-online-80", false)]
    [InlineData("nothing", false)]
    public void Indicators_are_targets_measured_so_and_reported_index_components(string id, bool expected) =>
        Repository.LoadProfile().IsIndicator(id).ShouldBe(expected);

    [Fact]
    public void Targets_bind_the_provinces_they_name()
    {
        Target births = Repository.LoadProfile().FindTarget("birth-death-interlinked")!;
        births.Binds("40").ShouldBeTrue();
        births.Binds("42").ShouldBeFalse();
        Repository.LoadProfile("ha-tinh").FindTarget("civil-status-connected")!.Binds("42").ShouldBeFalse();
    }
}
