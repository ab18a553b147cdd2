using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Dossiers;

public class DueReckoningTests
{
    private static readonly Profile Profile = SmallProfile.Create();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    /// <summary>The steps are told to people; they must come to the due time that the figures use, without looking at it.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Steps_come_to_the_due_time_of_the_facts(int seed)
    {
        Profile profile = seed % 3 == 0 ? SmallProfile.ReadingMidnightAsClosing() : Profile;
        int reckoned = 0;
        foreach (DossierHistory history in Histories.Build(new RandomDossiers(seed).Events(150), profile).Values)
        {
            DossierFacts facts = DossierDerivation.Derive(history, profile);
            IReadOnlyList<ReckoningStep> steps = DueReckoning.Of(history, facts, profile);
            if (facts.AcceptedAt is not { } accepted)
            {
                steps.ShouldBeEmpty();
                continue;
            }

            reckoned++;
            steps[0].ShouldBe(new ReckoningStep(ReckoningKind.Accepted, accepted));
            steps[^1].At.ShouldBe(facts.DueAt!.Value);
            ReckoningStep last = steps.Last(step => step.Kind is ReckoningKind.PromiseTaken or ReckoningKind.PromiseOfDayTaken or ReckoningKind.PauseMoved or ReckoningKind.PauseOpen or ReckoningKind.PauseTooLate or ReckoningKind.Allowance);
            last.At.ShouldBe(facts.DueAt!.Value);
            steps.Any(step => step.Kind is ReckoningKind.PromiseTaken or ReckoningKind.PromiseOfDayTaken).ShouldBe(facts.DueBasis == DueBasis.Source);
            steps.Any(step => step.Kind == ReckoningKind.PromiseTooLate).ShouldBe(facts.BrokenPromiseMoved);
            steps.Any(step => step.Kind == ReckoningKind.PromiseNotBelieved).ShouldBe(facts.PromiseNotBelievedOf is not null);
        }

        reckoned.ShouldBeGreaterThan(50);
    }
}
