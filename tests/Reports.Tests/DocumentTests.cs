using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using Ioc.Metrics.Kpis;
using Ioc.Reports.Content;
using Ioc.Reports.Text;
using Ioc.Tests.Shared;

namespace Ioc.Reports.Tests;

public sealed class DocumentTests
{
    private static readonly string[] _counts =
        ["received", "receivedOnline", "outsideArea", "resolved", "resolvedOnTime", "resolvedFullyOnline", "backlog", "overdue"];

    [Fact]
    public async Task Figures_of_every_finished_document_equal_the_api_sheet()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeReport report = await province.ReportAsync();
        _ = Period.TryParse("2025-10", ReportProvince.Committed.Day, out Period october);
        KpiSheet api = await province.Api().SheetAsync(Scope.Province, october, default);
        using JsonDocument sheet = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(api, new JsonSerializerOptions(JsonSerializerDefaults.Web)));

        using JsonDocument json = JsonDocument.Parse(await WriteAsync(report, "json"));
        foreach (JsonProperty figure in sheet.RootElement.EnumerateObject().Where(member => member.Name is not ("asOf" or "coverage")))
        {
            json.RootElement.GetProperty("figures").GetProperty("province").GetProperty(figure.Name).GetRawText().ShouldBe(figure.Value.GetRawText(), figure.Name);
        }

        Dictionary<string, string[]> rows = FinishedFile.XlsxSheet(await WriteAsync(report, "xlsx"), "Toàn tỉnh").Skip(3).ToDictionary(row => row[0]);
        foreach (KeyFigure figure in KeyFigures.All)
        {
            JsonElement value = sheet.RootElement.GetProperty(figure.Key);
            (rows[figure.Key][2] == Vn.Nothing ? JsonValueKind.Null : JsonValueKind.Number).ShouldBe(value.ValueKind, figure.Key);
            if (value.ValueKind == JsonValueKind.Number)
            {
                FinishedFile.Number(rows[figure.Key][2]).ShouldBe(value.GetDouble(), figure.Key);
            }
        }

        List<string[]> main = FinishedFile.DocxTables(await WriteAsync(report, "docx"))[0];
        foreach (string key in _counts)
        {
            main.Single(row => row[0] == KeyFigures.Of(Catalogue.Find(key)!).NameVi)[1].ShouldBe(Vn.Count(sheet.RootElement.GetProperty(key).GetInt64()), key);
        }

        main.Single(row => row[0] == KeyFigures.Of(Catalogue.OnTimeRate).NameVi)[1].ShouldBe(Vn.Percent(api.OnTimeRate));
    }

    [Fact]
    public async Task Units_in_documents_equal_the_api_list()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeReport report = await province.ReportAsync();
        _ = Period.TryParse("2025-10", ReportProvince.Committed.Day, out Period october);
        Dictionary<string, UnitSheet> api = (await province.Api().UnitsAsync(october, UnitChoice.Communes, default)).ToDictionary(unit => unit.Code);
        List<string[]> annex = FinishedFile.DocxTables(await WriteAsync(report, "docx")).Single(table => table[0].Contains("Mã") && table[0].Contains("Điểm chậm"));
        List<string[]> sheet = FinishedFile.XlsxSheet(await WriteAsync(report, "xlsx"), "Đơn vị");
        api.Count.ShouldBe(3);
        foreach (UnitSheet unit in api.Values)
        {
            string[] word = annex.Single(row => row[1] == unit.Code), cells = sheet.Single(row => row[0] == unit.Code);
            (word[2], word[4], word[6]).ShouldBe((unit.Name, Vn.Count(unit.Received), Vn.Count(unit.Resolved)));
            (cells[1], FinishedFile.Number(cells[5])).ShouldBe((unit.Name, unit.Received));
            word[3].ShouldBe(Vn.Number(unit.LagScore, 2));
        }
    }

    [NeedsLibreOffice]
    public async Task The_pdf_says_what_the_word_document_says_and_can_be_searched()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeReport report = await province.ReportAsync();
        byte[] pdf = await WriteAsync(report, "pdf");
        string text = await FinishedFile.PdfTextAsync(pdf);
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        foreach (string cell in FinishedFile.DocxTables(await WriteAsync(report, "docx")).SelectMany(table => table).SelectMany(row => row).Where(cell => cell.Any(char.IsAsciiDigit) && !cell.Contains(' ', StringComparison.Ordinal)))
        {
            words.ShouldContain(cell);
        }

        string joined = string.Concat(words);
        joined.ShouldContain(string.Concat(ReportProvince.Letters.Where(letter => letter != ' ')));
        joined.ShouldContain(ReportProvince.Letters.ToUpperInvariant());
        joined.ShouldContain("SỐLIỆUMÔPHỎNG");
        joined.ShouldContain(report.Sha256);
        Encoding.Latin1.GetString(pdf).ShouldContain("/Outlines");
        (await FinishedFile.PdfFontsAsync(pdf)).Split('\n').Skip(2).Where(line => line.Length > 0).ShouldAllBe(line => line.Contains("yes", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(0, false)]
    [InlineData(400, true)]
    public async Task Documents_are_valid_with_and_without_data_and_optional_fields(int dossiers, bool bare)
    {
        await using ReportProvince province = await ReportProvince.CreateAsync(dossiers, bare);
        MadeReport report = await province.ReportAsync();
        FinishedFile.Errors(await WriteAsync(report, "docx")).ShouldBeEmpty();
        FinishedFile.Errors(await WriteAsync(report, "xlsx")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_month_without_data_shows_dashes_and_no_percent()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync(0);
        MadeReport report = await province.ReportAsync();
        List<string[]> main = FinishedFile.DocxTables(await WriteAsync(report, "docx"))[0];
        main.Single(row => row[0] == KeyFigures.Of(Catalogue.Received).NameVi)[1].ShouldBe("0");
        main.Where(row => row[0].StartsWith("Tỷ lệ", StringComparison.Ordinal)).ShouldAllBe(row => row[1] == Vn.Nothing && row[2] == Vn.Nothing);
        FinishedFile.DocxText(await WriteAsync(report, "docx")).ShouldContain("chưa ghi nhận hồ sơ");
    }

    [Fact]
    public async Task Same_figures_give_the_same_files()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeReport report = await province.ReportAsync();
        foreach (string format in new[] { "docx", "xlsx", "json", "csv" })
        {
            (await WriteAsync(report, format)).ShouldBe(await WriteAsync(report, format), format);
        }
    }

    [Fact]
    public async Task Every_page_carries_identity_and_the_simulated_band_only_when_simulated()
    {
        foreach (bool simulated in new[] { true, false })
        {
            await using ReportProvince province = await ReportProvince.CreateAsync(simulated: simulated);
            MadeReport report = await province.ReportAsync();
            using WordprocessingDocument document = WordprocessingDocument.Open(new MemoryStream(await WriteAsync(report, "docx")), false);
            document.MainDocumentPart!.HeaderParts.ShouldAllBe(header => header.Header.InnerText.Contains("SỐ LIỆU MÔ PHỎNG") == simulated);
            string footer = document.MainDocumentPart.FooterParts.Single().Footer.InnerText;
            foreach (string part in new[] { "2025-10", "phiên bản 1", "quy tắc " + Ioc.Metrics.Dossiers.Law.Version, report.Sha256, "PAGE", "NUMPAGES" })
            {
                footer.ShouldContain(part);
            }
        }
    }

    [Fact]
    public async Task Words_that_people_wrote_stand_in_place_of_the_generated_ones()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeReport report = await province.ReportAsync();
        report = report with { Edition = report.Edition with { Texts = new Dictionary<string, string> { ["proposals"] = "Đề nghị một.\nĐề nghị <hai> & ba." } } };
        string text = FinishedFile.DocxText(await WriteAsync(report, "docx"));
        text.ShouldContain("Đề nghị một.\nĐề nghị <hai> & ba.");
        text.ShouldNotContain("tiếp tục duy trì chế độ trực");
    }

    private static Task<byte[]> WriteAsync(MadeReport report, string format) => ReportFormat.WriteAsync(report, format, TestClock.Shared, default);
}
