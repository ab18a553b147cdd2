using Ioc.Dashboard.Resources;
using Ioc.Metrics.Profiles;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Resources;

public sealed class TextsTests
{
    [Fact]
    public void Both_languages_name_the_same_figures_and_reasons()
    {
        Texts vi = Texts.Of(Language.Vietnamese), en = Texts.Of(Language.English);

        vi.Figures.ById.Keys.ShouldBe(en.Figures.ById.Keys, ignoreOrder: true);
        vi.Figures.Reasons.Keys.ShouldBe(en.Figures.Reasons.Keys, ignoreOrder: true);
    }

    [Theory]
    [InlineData(Language.Vietnamese)]
    [InlineData(Language.English)]
    public void Every_component_of_the_lag_score_has_words(Language language)
    {
        foreach (LagComponent component in Repository.LoadProfile().LagComponents)
        {
            ReasonText.Of(Texts.Of(language), component.Id, 0.5).ShouldContain("50");
        }
    }
}
