using Ioc.Dashboard.Live;
using Ioc.Ingest.State;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;
using Ioc.Operations.Alerts;
using Ioc.Resources;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Figures;

/// <summary>What the pages say of goals and weights is what the profile holds, not what it usually holds.</summary>
public sealed class FigureLawTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ioc-law-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lag_score_says_the_weights_goals_and_floors_of_the_profile()
    {
        Profile other = Other();
        FigureLaw.LagScore(Texts.Of(Language.Vietnamese), other).ShouldContain("đúng hạn 25\u00a0% (đạt 95,5\u00a0%, kém nhất 70\u00a0%)");
        FigureLaw.LagScore(Texts.Of(Language.English), other).ShouldContain("fully online 25% (goal 65%, worst 20%)");
        FigureLaw.LagScore(Texts.Of(Language.English), Repository.LoadProfile()).ShouldContain("availability at the unit 10% (goal 99.9%, worst 95%)");
    }

    [Fact]
    public void Goals_of_tiles_and_columns_are_those_of_the_profile()
    {
        Profile other = Other();
        var tiles = new Tiles(other);
        (tiles.ShareGoal("online-share"), tiles.ShareGoal("fully-online-share"), tiles.ShareGoal("on-time-rate"), tiles.ShareGoal("backlog")).ShouldBe((0.65, 0.65, 0.955, null));
        FigureLaw.Of(Texts.Of(Language.English), "So.", tiles.ShareGoal("online-share")).ShouldBe("So. Goal: at least 65%.");
        FigureLaw.OfSheet(Texts.Of(Language.English), other, "onTimeRate", "on-time").ShouldEndWith("Goal 95.5%; worst at 70%.");
    }

    [Fact]
    public void Every_figure_that_a_rule_may_watch_says_how_it_is_computed()
    {
        Profile profile = Repository.LoadProfile();
        var words = new AlertWords(profile, new AlertFigures(profile), new IngestState(TestClock.Shared, new IngestSettings()));
        foreach (Language language in Enum.GetValues<Language>())
        {
            foreach (string figure in AlertFigures.All.Select(one => one.Id).Append("system:lgsp"))
            {
                words.How(new AlertRule { Id = "x", Figure = figure, Scope = AlertRule.EachUnit, Threshold = 1, Clear = 1 }, Texts.Of(language)).Split(". ")[0].Length.ShouldBeGreaterThan(20, figure);
            }
        }
    }

    private Profile Other()
    {
        foreach (string file in Directory.GetFiles(Repository.ProfileDirectory("nghe-an")))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        string path = Path.Combine(_folder, "profile.json"), text = File.ReadAllText(path);
        string changed = text.Replace("\"weight\": 0.3, \"goal\": 0.98", "\"weight\": 0.25, \"goal\": 0.955", StringComparison.Ordinal)
            .Replace("\"weight\": 0.2, \"goal\": 0.8", "\"weight\": 0.25, \"goal\": 0.65", StringComparison.Ordinal);
        changed.ShouldNotBe(text);
        File.WriteAllText(path, changed);
        return ProfileLoader.Load(_folder);
    }
}
