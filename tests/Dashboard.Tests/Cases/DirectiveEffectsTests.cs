using Ioc.Dashboard.Tests.Figures;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Operations.Cases;
using Ioc.Operations.Figures;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Dashboard.Tests.Cases;

/// <summary>The effect of a directive compares the same figure over equally many days, as the naive recomputation has it.</summary>
[Collection(OneSeededProvince.Name)]
[Trait("Clock", "bound")]
public sealed class DirectiveEffectsTests(SeededProvince province)
{
    private const string Unit = "16681";

    private DirectiveEffects Effects => province.Host.Get<DirectiveEffects>();

    [Fact]
    public Task Value_then_is_the_one_that_was_kept_and_now_is_of_as_many_days_up_to_today() => TestClock.WithinAMinuteAsync(async () =>
    {
        LocalDay today = province.Now.Day;
        Period then = DirectiveEffects.UpTo(today - 7, 20);
        var kept = new Directive { Id = 1, Unit = Unit, Figure = "resolved", ValueThen = 1234, FirstDay = then.First.Number, LastDay = then.Last.Number, IssuedAt = (today - 7).Start.Ticks };

        DirectiveEffect effect = (await Effects.OfAsync([kept], lines: true, default))[1];

        (effect.Then, effect.ThenOver, effect.NowOver).ShouldBe((1234, then, DirectiveEffects.UpTo(today, 20)));
        effect.Now.ShouldBe(Naive(effect.NowOver).Resolved);
        effect.Line.Count.ShouldBe(8, "each day from the giving to today");
        effect.Line[2].ShouldBe(Naive(Period.OfDay(today - 5)).Resolved);
    });

    [Fact]
    public Task One_from_before_days_were_kept_is_measured_anew_over_the_days_up_to_its_giving() => TestClock.WithinAMinuteAsync(async () =>
    {
        LocalDay today = province.Now.Day;
        var old = new Directive { Id = 2, Unit = Unit, Figure = "onTimeRate", ValueThen = .123, IssuedAt = ((today - 10).Start + TimeSpan.FromHours(9)).Ticks };

        DirectiveEffect effect = (await Effects.OfAsync([old], lines: false, default))[2];

        effect.ThenOver.ShouldBe(DirectiveEffects.UpTo(today - 10));
        effect.ThenOver.Days.ShouldBe(effect.NowOver.Days);
        effect.Then.ShouldNotBeNull().ShouldBe(Naive(effect.ThenOver).OnTimeRate!.Value, 1e-9);
        effect.Now.ShouldNotBeNull().ShouldBe(Naive(effect.NowOver).OnTimeRate!.Value, 1e-9);
        effect.Line.ShouldBeEmpty();
    });

    [Fact]
    public Task One_that_is_given_begins_with_the_figure_of_the_last_30_days() => TestClock.WithinAMinuteAsync(async () =>
    {
        (double? value, Period over) = await Effects.NowAsync(Unit, FigureColumn.Find("received")!, default);
        over.ShouldBe(DirectiveEffects.UpTo(province.Now.Day));
        value.ShouldBe(Naive(over).Received);
    });

    private NaiveFigures Naive(Period over) => province.Naive.Figures(Unit, over.First, over.Last, over.At(province.Now));
}
