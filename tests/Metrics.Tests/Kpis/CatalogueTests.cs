using System.Reflection;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;

namespace Ioc.Metrics.Tests.Kpis;

public sealed class CatalogueTests
{
    [Fact]
    public void Every_number_of_the_sheet_is_a_figure_and_reads_as_the_sheet_has_it()
    {
        string[] numbers = [.. typeof(KpiSheet).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member.PropertyType == typeof(long) || member.PropertyType == typeof(double?)).Select(member => char.ToLowerInvariant(member.Name[0]) + member.Name[1..])];

        Catalogue.OfSheet.Select(figure => figure.Id).ShouldBe(numbers, ignoreOrder: true);
        KpiSheet sheet = new()
        {
            Scope = "province", Period = new("2025-11-03", "2025-11-03"), AsOf = "", Coverage = new(0, 0), Law = "", Profile = "",
            ResolvedOnTime = 7, OnTimeRate = .25, Availability = null, DowntimeMinutes = 1.5,
        };
        Catalogue.ResolvedOnTime.Of(sheet).ShouldBe(7);
        Catalogue.OnTimeRate.Of(sheet).ShouldBe(.25);
        Catalogue.Availability.Of(sheet).ShouldBeNull();
        Catalogue.DowntimeMinutes.Of(sheet).ShouldBe(1.5);
        Catalogue.OverdueShare.Of(sheet).ShouldBeNull("the sheet does not hold it");
    }

    /// <summary>Archived lists of dossiers name their figures by these bits: a number that changes makes old archives lie.</summary>
    [Fact]
    public void Numbers_of_figures_never_change() => Catalogue.Numbered.Select(figure => $"{figure.Number} {figure.Id}").ShouldBe(
    [
        "0 received", "1 receivedOnline", "2 outsideArea", "3 resolved", "4 resolvedOnTime", "5 resolvedEarly", "6 resolvedDueByDefault", "7 resolvedFullyOnline",
        "8 rejected", "9 withdrawn", "10 stopped", "11 backlog", "12 overdue", "13 dueSoon", "14 paused",
    ]);

    [Fact]
    public void Every_counter_has_one_law_or_is_the_change_of_a_state()
    {
        HashSet<Counter> ofStates = [.. Catalogue.All.Where(figure => figure.Kind == FigureKind.State).SelectMany(figure => figure.Part)];
        ofStates.Count.ShouldBe(4);
        foreach (Counter counter in Enum.GetValues<Counter>())
        {
            if (ofStates.Contains(counter))
            {
                Should.Throw<ArgumentException>(() => CounterLaw.Of(counter), counter.ToString());
            }
            else
            {
                CounterLaw.Of(counter).Counter.ShouldBe(counter);
                CounterLaw.At(CounterLaw.Of(counter).When).ToArray().Count(law => law.Counter == counter).ShouldBe(1, counter.ToString());
            }
        }
    }

    [Fact]
    public void A_figure_is_found_by_its_id_and_by_the_component_that_weighs_it()
    {
        Catalogue.Find("onTimeRate").ShouldBe(Catalogue.OnTimeRate);
        Catalogue.Find("on-time").ShouldBeNull();
        Catalogue.Find(null).ShouldBeNull();
        Catalogue.OfComponent("on-time").ShouldBe(Catalogue.OnTimeRate);
        Catalogue.OfComponent("onTimeRate").ShouldBeNull();
        Should.Throw<ArgumentException>(() => Catalogue.CountOfDossiers("onTimeRate")).Message.ShouldContain("no figure that dossiers make up");
        Catalogue.All.Select(figure => figure.Id).ShouldBeUnique();
        Catalogue.All.Select(figure => figure.Component).OfType<string>().ShouldBe(LagComponent.Ids, ignoreOrder: true);
        Catalogue.All.Select(figure => figure.Tile).OfType<string>().ShouldBeUnique();
    }

    [Fact]
    public void Quotients_of_nothing_are_not_known()
    {
        var none = new CounterVector();
        foreach (Figure figure in Catalogue.All)
        {
            figure.Of(none, default).ShouldBe(figure.Kind == FigureKind.Count || (figure.Kind == FigureKind.State && figure != Catalogue.OverdueShare) ? 0 : null, figure.Id);
        }

        none[Counter.Resolved] = 4;
        none[Counter.ResolvedOnTime] = 1;
        none[Counter.WorkingTicks] = 6 * TimeSpan.TicksPerHour;
        none[Counter.PaidOnline] = 1;
        none[Counter.PaidOffline] = 3;
        Catalogue.OnTimeRate.Of(none).ShouldBe(.25);
        Catalogue.AverageWorkingHours.Of(none).ShouldBe(1.5);
        Catalogue.OnlinePaymentShare.Of(none).ShouldBe(.25);
        Catalogue.OverdueShare.Of(none, new InstantCounts(8, 0, 2, 0)).ShouldBe(.25);
    }
}
