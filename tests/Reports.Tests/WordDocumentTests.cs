using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using Ioc.Reports.Content;
using Ioc.Tests.Shared;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Ioc.Reports.Tests;

/// <summary>The finished Word document, as a word processor sees it.</summary>
public sealed class WordDocumentTests
{
    [Fact]
    public async Task Headings_are_real_styles_tables_repeat_their_headings_and_charts_carry_their_values()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeReport report = await province.ReportAsync();
        using WordprocessingDocument document = await OpenAsync(report);
        MainDocumentPart main = document.MainDocumentPart!;
        string[] headings = [.. main.Document!.Body!.Descendants<W.Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Heading1").Select(paragraph => paragraph.InnerText)];
        headings.Length.ShouldBe(6);
        W.Style heading = main.StyleDefinitionsPart!.Styles!.Elements<W.Style>().Single(style => style.StyleId == "Heading1");
        heading.StyleParagraphProperties!.NumberingProperties.ShouldNotBeNull();
        heading.StyleParagraphProperties.OutlineLevel.ShouldNotBeNull("without it there are no bookmarks");

        W.Table[] tables = [.. main.Document.Body.Elements<W.Table>().Where(table => table.Elements<W.TableRow>().Count() > 2)];
        tables.Length.ShouldBeGreaterThan(5);
        tables.ShouldAllBe(table => table.Elements<W.TableRow>().First().TableRowProperties!.Elements<W.TableHeader>().Any());

        ChartPart[] charts = [.. main.ChartParts];
        charts.Length.ShouldBeGreaterThan(1);
        NumericValue[] received = [.. charts.SelectMany(chart => chart.ChartSpace!.Descendants<BarChartSeries>()).First(series => series.Descendants<SeriesText>().Single().InnerText == "Tiếp nhận").Descendants<Values>().Single().Descendants<NumericValue>()];
        received.Sum(value => FinishedFile.Number(value.Text)).ShouldBe(report.Figures.Province.Received);
    }

    [Fact]
    public async Task Pages_are_A4_with_the_margins_of_the_decree()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        using WordprocessingDocument document = await OpenAsync(await province.ReportAsync());
        foreach (W.SectionProperties section in document.MainDocumentPart!.Document!.Descendants<W.SectionProperties>())
        {
            W.PageSize size = section.Elements<W.PageSize>().Single();
            new[] { size.Width!.Value, size.Height!.Value }.Order().ShouldBe([11906u, 16838u]);
            W.PageMargin margin = section.Elements<W.PageMargin>().Single();
            (margin.Top!.Value, margin.Bottom!.Value).ShouldBe((1134, 1134));
            (margin.Left!.Value, margin.Right!.Value).ShouldBeOneOf((1701u, 851u), (1134u, 1134u));
        }
    }

    private static async Task<WordprocessingDocument> OpenAsync(MadeReport report) =>
        WordprocessingDocument.Open(new MemoryStream(await ReportFormat.WriteAsync(report, "docx", TestClock.Shared, default)), false);
}
