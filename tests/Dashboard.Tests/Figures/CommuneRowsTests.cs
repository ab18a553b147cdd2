using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Components.Overview;
using Ioc.Metrics.Time;
using Ioc.Resources;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Figures;

public sealed class CommuneRowsTests
{
    private static readonly TableLook Now = new(Language.Vietnamese, OverviewPeriod.Today, "2025-11-03", null, null);
    private static readonly CommuneOrder ByCode = new("name", false);

    private readonly CommuneRows _rows = new(Repository.LoadProfile());

    [Fact]
    public void A_row_is_shared_by_who_looks_alike_and_taken_over_by_the_next_snapshot_while_its_figures_are_the_same()
    {
        CommuneLine[] first = [Line("16681", "Thành Vinh", 3), Line("16690", "Trường Vinh", 4)], second = [first[0] with { }, Line("16690", "Trường Vinh", 5)];
        IReadOnlyList<CommuneRow> before = _rows.Of(first, Now, ByCode), after = _rows.Of(second, Now, ByCode);

        _rows.Of(first, Now, ByCode).ShouldBeSameAs(before);
        after[0].ShouldBeSameAs(before[0]);
        after[1].Figures[0].Text.ShouldBe("5");
        after[1].Name.Value.ShouldBeSameAs(before[1].Name.Value);
        _rows.Of(second, Now with { Language = Language.English }, ByCode)[0].ShouldNotBeSameAs(after[0]);
    }

    [Fact]
    public void A_row_of_the_past_leads_to_the_past_and_is_nobody_elses()
    {
        CommuneLine[] lines = [Line("16681", "Thành Vinh", 3)];
        _rows.Of(lines, Now, ByCode);
        CommuneRow past = _rows.Of(lines, Now with { At = Instant.Parse("2025-11-03T08:00:00+07:00") }, ByCode)[0];

        past.Links.Page.ShouldBe("/communes/16681?period=today&at=2025-11-03T08%3A00");
        past.Figures[0].Link.ShouldNotBeNull().ShouldEndWith("&at=2025-11-03T08%3A00");
        past.Figures[1].ShouldBe(new FigureCell(Formats.Nothing, null, false));
        _rows.Of(lines, Now, ByCode)[0].Links.Page.ShouldBe("/communes/16681?period=today");
    }

    [Fact]
    public void A_name_is_text_whatever_is_in_it() =>
        _rows.Of([Line("16681", "<b>Vinh & \"Vinh\"</b>", 1)], Now, ByCode)[0].Name.Value
            .ShouldBe("<td><a href=\"/communes/16681?period=today\">&lt;b&gt;Vinh &amp; &quot;Vinh&quot;&lt;/b&gt;</a></td>");

    private static CommuneLine Line(string code, string name, long received) => new(code, name, null, null, null, new ScopeFigures { Received = received });
}
