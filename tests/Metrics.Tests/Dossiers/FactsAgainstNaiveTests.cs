using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Metrics.Tests.Dossiers;

public class FactsAgainstNaiveTests
{
    private static readonly Profile Profile = SmallProfile.Create();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Facts_are_those_read_slowly_from_the_law(int seed)
    {
        List<ArrivedEvent> events = new RandomDossiers(seed).Events(150);
        Profile profile = seed % 3 == 0 ? SmallProfile.ReadingMidnightAsClosing() : Profile;
        NaiveRecomputation naive = Naive(events).By(profile);
        Dictionary<DossierKey, DossierHistory> histories = Histories.Build(events, profile);

        histories.Count.ShouldBe(naive.Dossiers.Count);
        foreach (NaiveDossier expected in naive.Dossiers)
        {
            DossierFacts facts = DossierDerivation.Derive(histories[new DossierKey(expected.Commune, expected.Number)], profile);
            string what = string.Join("\n", events.Where(e => e.Json.Contains($"\"{expected.Number}\"", StringComparison.Ordinal)).Select(e => e.Json));
            facts.AcceptedAt.ShouldBe(expected.AcceptedAt, what);
            facts.FinishedAt.ShouldBe(expected.FinishedAt, what);
            facts.Incomplete.ShouldBe(expected.Incomplete, what);
            facts.Procedure.ShouldBe(expected.Procedure, what);
            if (expected.AcceptedAt is not null)
            {
                facts.DueAt.ShouldBe(expected.DueAt, what);
                facts.DueBasis.ToString().ToLowerInvariant().ShouldBe(expected.Basis, what);
                (facts.PromiseNotBelievedOf, facts.MidnightPromiseOf).ShouldBe((expected.NotBelievedOf, expected.MidnightOf), what);
                facts.Pauses.Select(p => (p.Start, p.End)).ShouldBe(expected.Pauses, what);
                facts.WorkingTime.ShouldBe(expected.Resolved ? expected.WorkingTime : TimeSpan.Zero, what);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void States_are_those_of_the_law_at_every_instant_that_matters_and_one_tick_beside_it(int seed)
    {
        List<ArrivedEvent> events = new RandomDossiers(seed).Events(100);
        Dictionary<DossierKey, DossierHistory> histories = Histories.Build(events, Profile);
        List<StateChange> changes = [];
        foreach (NaiveDossier naive in Naive(events).Dossiers)
        {
            DossierFacts facts = DossierDerivation.Derive(histories[new DossierKey(naive.Commune, naive.Number)], Profile);
            DossierTimeline.Changes(facts, changes);
            Instant[] edges = [.. naive.Events.Select(e => e.At), naive.DueAt, naive.DueAt.Day.Start, .. changes.Select(c => c.At), naive.AcceptedAt ?? default];
            foreach (Instant edge in edges.Where(e => e.Ticks > 0).SelectMany(e => new[] { new Instant(e.Ticks - 1), e, new Instant(e.Ticks + 1) }))
            {
                var expected = new InstantCounts(naive.InBacklog(edge) ? 1 : 0, naive.Paused(edge) ? 1 : 0, naive.Overdue(edge) ? 1 : 0, naive.DueSoon(edge) ? 1 : 0);
                DossierTimeline.At(facts, edge).ToCounts().ShouldBe(expected, $"{edge} {facts}");
                changes.LastOrDefault(c => c.At <= edge).State.ToCounts().ShouldBe(expected, $"{edge} {facts}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Running_sums_of_deltas_are_the_states_at_the_last_instant_of_every_day(int seed)
    {
        List<ArrivedEvent> events = new RandomDossiers(seed).Events(60);
        var deltas = new CounterDeltas();
        foreach (DossierHistory history in Histories.Build(events, Profile).Values)
        {
            DossierFacts facts = DossierDerivation.Derive(history, Profile);
            List<CounterDelta> contribution = [];
            deltas.Collect(facts, 1, contribution);
            for (LocalDay day = LocalDay.Of(2025, 4, 1); day < LocalDay.Of(2025, 7, 1); day += 1)
            {
                long Sum(Counter counter) => contribution.Where(d => d.Counter == counter && d.Day <= day).Sum(d => d.Value);
                var running = new InstantCounts(Sum(Counter.BacklogChange), Sum(Counter.PausedChange), Sum(Counter.OverdueChange), Sum(Counter.DueSoonChange));
                running.ShouldBe(DossierTimeline.At(facts, day.Last).ToCounts());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Figures_by_counters_by_predicate_and_by_naive_counting_are_one(int seed)
    {
        List<ArrivedEvent> events = new RandomDossiers(seed).Events(200);
        NaiveRecomputation naive = Naive(events);
        List<DossierFacts> facts = [.. Histories.Build(events, Profile).Values.Select(h => DossierDerivation.Derive(h, Profile))];
        Dictionary<CounterKey, CounterVector> counters = [];
        var deltas = new CounterDeltas();
        facts.ForEach(f => deltas.AddTo(counters, "all", f, 1));

        (LocalDay First, LocalDay Last)[] periods =
        [
            (LocalDay.Of(2025, 4, 1), LocalDay.Of(2025, 4, 30)), (LocalDay.Of(2025, 5, 1), LocalDay.Of(2025, 5, 31)),
            (LocalDay.Of(2025, 4, 26), LocalDay.Of(2025, 4, 26)), (LocalDay.Of(2025, 5, 5), LocalDay.Of(2025, 5, 16)),
        ];
        foreach ((LocalDay first, LocalDay last) in periods)
        {
            NaiveFigures expected = naive.Figures(null, first, last, last.Last);
            CounterFigures.Of(counters, first, last).ShouldBe(expected);
            PredicateFigures.Of(facts, first, last, last.Last).ShouldBe(PredicateFigures.Only(expected));
        }

        Instant noon = LocalDay.Of(2025, 5, 6).Start + TimeSpan.FromHours(12);
        PredicateFigures.Of(facts, periods[0].First, periods[0].Last, noon).ShouldBe(PredicateFigures.Only(naive.Figures(null, periods[0].First, periods[0].Last, noon)));
    }

    private static NaiveRecomputation Naive(List<ArrivedEvent> events)
    {
        var naive = new NaiveRecomputation(Profile);
        events.ForEach(e => naive.Add(e.Json, e.RecordedAt));
        return naive;
    }
}
