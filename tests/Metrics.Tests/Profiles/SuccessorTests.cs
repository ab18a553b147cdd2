namespace Ioc.Metrics.Tests.Profiles;

/// <summary>Successors that cannot be: each is named with its unit and what to do.</summary>
public class SuccessorTests
{
    private const string Ring = "are each other's successors: leave successor blank at the one that goes on, and valid_to where it has not ended";

    [Fact]
    public void A_chain_of_units_that_end_one_after_the_other_is_right()
    {
        using var folder = Folder(("99991", "2025-06-30", "99992"), ("99992", "2025-07-01", "99993"), ("99993", "", ""));
        folder.Load().FindUnit("99991")!.Successor.ShouldBe("99992");
    }

    [Fact]
    public void A_unit_is_not_its_own_successor() =>
        Errors(("99991", "2025-06-30", "99991")).ShouldBe(["99991 is its own successor: name the unit that goes on with its dossiers, or leave successor blank"]);

    [Fact]
    public void A_unit_without_a_last_day_has_no_successor() =>
        Errors(("99991", "", "16681")).ShouldBe(["99991 has a successor (16681) and no valid_to: give its last day, or leave successor blank"]);

    [Theory]
    [InlineData("2025-06-29")]
    [InlineData("2025-06-30")]
    public void A_successor_ends_after_its_unit(string successorEnds) =>
        Errors(("99991", "2025-06-30", "99992"), ("99992", successorEnds, "")).ShouldBe(
            [$"successor 99992 of 99991 ended on {successorEnds}, not after 99991 (2025-06-30): name the unit that goes on with its dossiers, or correct valid_to"]);

    [Fact]
    public void Units_that_are_each_others_successors_are_named_together_once_however_many() =>
        Errors(
            ("99991", "2025-06-30", "99992"), ("99992", "2025-06-30", "99991"),
            ("99993", "2025-06-30", "99994"), ("99994", "2025-07-30", "99995"), ("99995", "2025-08-30", "99996"), ("99996", "2025-09-30", "99993")).ShouldBe(
            [$"99991, 99992 {Ring}", $"99993, 99994, 99995, 99996 {Ring}"]);

    [Fact]
    public void Whoever_leads_into_a_ring_is_not_of_it() =>
        Errors(("99991", "2025-01-30", "99992"), ("99992", "2025-06-30", "99993"), ("99993", "2025-07-30", "99992")).ShouldBe([$"99992, 99993 {Ring}"]);

    private static string[] Errors(params (string Code, string Ends, string Successor)[] units)
    {
        using ProfileFolder folder = Folder(units);
        string[] errors = folder.Errors();
        errors.ShouldAllBe(error => error.StartsWith("units.csv:", StringComparison.Ordinal));
        return [.. errors.Select(error => error[(error.IndexOf(": ", StringComparison.Ordinal) + 2)..])];
    }

    private static ProfileFolder Folder(params (string Code, string Ends, string Successor)[] units)
    {
        var folder = new ProfileFolder();
        foreach ((string code, string ends, string successor) in units)
        {
            folder.Append("units.csv", $"{code},Xã {code},,commune,H41.{code},,,,,2025-01-01,{ends},{successor}");
        }

        return folder;
    }
}
