using Ioc.Metrics.Dossiers;

namespace Ioc.Metrics.Tests.Dossiers;

/// <summary>Of two programs that differ, which one computes the figures.</summary>
public sealed class FiguresBasisTests
{
    private static readonly FiguresBasis _stored = new("2", 5, "f5");

    [Theory]
    [InlineData("2", 6, "f6", true, true)]
    [InlineData("3", 5, "f5", true, true)]
    [InlineData("10", 5, "f5", true, true)]
    [InlineData("2", 5, "edited", true, false)]
    [InlineData("2", 4, "f4", false, false)]
    [InlineData("1", 6, "f6", false, false)]
    [InlineData("3", 4, "f4", false, false)]
    public void Figures_go_forward_only(string law, int version, string fingerprint, bool mayReplace, bool isNewer)
    {
        var basis = new FiguresBasis(law, version, fingerprint);
        (basis.MayReplace(_stored), basis.IsNewerThan(_stored), basis.GivesTheFiguresOf(_stored)).ShouldBe((mayReplace, isNewer, false));
    }

    [Fact]
    public void A_version_that_changes_no_figure_is_the_same_basis() => new FiguresBasis("2", 4, "f5").GivesTheFiguresOf(_stored).ShouldBeTrue();

    [Fact]
    public void Figures_of_before_versions_were_kept_may_be_replaced_by_any() => new FiguresBasis("2", 1, "f1").MayReplace(new FiguresBasis("2", null, "f0")).ShouldBeTrue();
}
