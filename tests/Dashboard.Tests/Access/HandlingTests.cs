using System.Security.Claims;
using Ioc.Operations.Access;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Access;

public sealed class HandlingTests
{
    [Theory]
    [InlineData(null, null, "", "", true)]
    [InlineData(null, null, "1 2", "a b", true)]
    [InlineData("1", null, "1", "a", true)]
    [InlineData("1", null, "1 2", "a", false)]
    [InlineData("1", null, "", "a", false)]
    [InlineData("1 2", null, "1 2", "", true)]
    [InlineData(null, "a", "1 2", "a", true)]
    [InlineData(null, "a", "1 2", "a b", false)]
    [InlineData(null, "a", "", "", false)]
    [InlineData("1", "a", "1", "a", true)]
    [InlineData("1", "a", "2", "a", false)]
    public void A_case_is_of_who_has_all_that_it_touches(string? units, string? systems, string touchedUnits, string touchedSystems, bool theirs) =>
        Handling.IsOf(Of(units, systems), touchedUnits.Split(' ', StringSplitOptions.RemoveEmptyEntries), touchedSystems.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldBe(theirs);

    [Fact]
    public void A_stranger_has_nothing() => Handling.IsOf(new ClaimsPrincipal(new ClaimsIdentity()), [], []).ShouldBeFalse();

    [Fact]
    public void Maintenance_of_all_systems_is_of_who_has_all()
    {
        Handling.IsOf(Of(null, null), null).ShouldBeTrue();
        Handling.IsOf(Of(null, "a"), null).ShouldBeFalse();
        Handling.IsOf(Of(null, "a"), "a").ShouldBeTrue();
    }

    [Fact]
    public void Systems_are_typed_by_name_or_id()
    {
        Metrics.Profiles.Profile profile = Repository.LoadProfile();
        Metrics.Profiles.GovernmentSystem first = profile.Systems[0], second = profile.Systems[1];
        SystemList.Parse($"{first.NameVi}; {second.Id}", profile, out IReadOnlyList<string> wrong).ShouldBe([first.Id, second.Id]);
        wrong.ShouldBeEmpty();
        SystemList.Parse(" ", profile, out _).ShouldBeNull();
        SystemList.Parse("không có", profile, out wrong);
        wrong.ShouldBe(["không có"]);
    }

    private static ClaimsPrincipal Of(string? units, string? systems) => SessionClaims.Of(
        new User { Id = "1", Name = "an", Role = Roles.Department, Units = CodeList.Write(units?.Split(' ')), Systems = CodeList.Write(systems?.Split(' ')) }, "password");
}
