using System.Globalization;
using Ioc.Metrics.Kpis;
using Ioc.Reports.Content;
using Ioc.Reports.Text;
using Ioc.Tests.Shared;

namespace Ioc.Reports.Tests;

/// <summary>Each figure that leads to dossiers leads to as many as it says.</summary>
public sealed class SourceTests
{
    [Theory]
    [InlineData("2025-10")]
    [InlineData("2025-10-13")]
    [InlineData("2025-Q4")]
    public async Task Every_count_of_the_report_leads_to_as_many_archived_dossiers(string period)
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeReport report = await province.ReportAsync(period);
        List<Block> blocks = [.. ReportBody.Of(report.Figures, report.Edition), .. ReportBody.Annexes(report.Figures)];
        int seen = 0;
        foreach (Cell cell in blocks.OfType<TableBlock>().SelectMany(block => block.Table.Rows).SelectMany(row => row.Cells).Where(cell => cell is { Source: not null, Kind: CellKind.Count }))
        {
            SourceDossiers.Of(report, cell.Source!).LongCount().ShouldBe((long)cell.Number!.Value, cell.Source!.ToString());
            seen++;
        }

        foreach ((string words, FigureSource? source) in blocks.OfType<ParagraphBlock>().SelectMany(block => LinkedText.Parts(block.Marked)).Where(part => part.Source is not null))
        {
            Vn.Count(SourceDossiers.Of(report, source!).LongCount()).ShouldBe(words, source!.ToString());
            seen++;
        }

        seen.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task A_share_leads_to_the_dossiers_of_its_numerator()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeReport report = await province.ReportAsync();
        Cell rate = KeyFigures.Of(Catalogue.OnTimeRate).Cell(report.Figures.Province);
        SourceDossiers.Of(report, rate.Source!).LongCount().ShouldBe(report.Figures.Province.ResolvedOnTime);
    }

    [Fact]
    public async Task Documents_and_generated_words_show_no_marks()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeReport report = await province.ReportAsync();
        string all = FinishedFile.DocxText(await ReportFormat.WriteAsync(report, "docx", TestClock.Shared, default)) + string.Concat(TextSlots.All.Select(slot => ReportBody.Generated(report.Figures, slot)));
        all.ShouldAllBe(letter => letter < '\uE000' || letter > '\uE003');
    }

    [Fact]
    public void Words_with_marks_of_their_own_carry_no_figures()
    {
        LinkedText.Parts("a\uE000received\uE001b").Select(part => (part.Words, part.Source)).ShouldBe([("areceivedb", null)]);
        string marked = "Có " + LinkedText.Mark(1234.ToString(CultureInfo.InvariantCulture), new FigureSource("received") { Field = "Hộ tịch", Level = "commune" }) + " hồ sơ";
        LinkedText.Plain(marked).ShouldBe("Có 1234 hồ sơ");
        LinkedText.Parts(marked).ShouldContain(part => part.Source == new FigureSource("received") { Field = "Hộ tịch", Level = "commune" });
    }
}
