using System.IO.Compression;
using System.Text;
using Ioc.Reports.Content;
using Ioc.Reports.Figures;
using Ioc.Reports.Verifying;
using Ioc.Tests.Shared;

namespace Ioc.Reports.Tests;

public sealed class VerifyTests
{
    [Theory]
    [InlineData("json")]
    [InlineData("docx")]
    [InlineData("xlsx")]
    public async Task A_file_as_it_was_made_holds(string format)
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeReport report = await province.ReportAsync();
        byte[] bytes = await ReportFormat.WriteAsync(report, format, TestClock.Shared, default);
        ReportFile file = ReportFile.Open(bytes);
        (file.Format, file.Sha256, file.Period, file.AsOf).ShouldBe((format, report.Sha256, "2025-10", report.Figures.AsOf));
        file.ChecksumHolds.ShouldBeTrue();
        ShownText.Changes(bytes, file, report.Form).ShouldBeEmpty();
        FigureDifferences.Between(file.Json!, (await province.MakeAsync()).Json).ShouldBeEmpty();
    }

    [NeedsLibreOffice]
    public async Task A_pdf_carries_its_checksums()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeReport report = await province.ReportAsync();
        ReportFile file = ReportFile.Open(await ReportFormat.WriteAsync(report, "pdf", TestClock.Shared, default));
        (file.Sha256, file.Period, file.AsOf).ShouldBe((report.Sha256, "2025-10", report.Figures.AsOf));
        file.ContentSha256.ShouldBe(FigureDifferences.ContentSha256(report.Json));
    }

    [Fact]
    public async Task A_later_event_is_named_figure_by_figure()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeFigures before = await province.MakeAsync();
        await province.AddLaterAsync();
        MadeFigures after = await province.MakeAsync();
        string[] places = [.. FigureDifferences.Between(before.Json, after.Json).Select(difference => difference.Place)];
        places.ShouldContain("province.received");
        places.ShouldContain("units[10002].sheet.received");
        places.ShouldContain("procedures[1.000010].received");
        places.ShouldNotContain(place => place.StartsWith("units[10001]", StringComparison.Ordinal) || place.Contains("commitNumber", StringComparison.Ordinal));
        FigureDifference received = FigureDifferences.Between(before.Json, after.Json).Single(difference => difference.Place == "province.received");
        (long.Parse(received.Now!, null) - long.Parse(received.Then!, null)).ShouldBe(1);
    }

    [Fact]
    public async Task A_figure_changed_in_the_json_breaks_the_checksum()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeReport report = await province.ReportAsync();
        string text = Encoding.UTF8.GetString(await ReportFormat.WriteAsync(report, "json", TestClock.Shared, default));
        string changed = text.Replace($"\"received\":{report.Figures.Province.Received},", "\"received\":1,", StringComparison.Ordinal);
        changed.ShouldNotBe(text);
        ReportFile.Open(Encoding.UTF8.GetBytes(changed)).ChecksumHolds.ShouldBeFalse();
    }

    [Theory]
    [InlineData("docx", "word/document.xml")]
    [InlineData("xlsx", "xl/worksheets/sheet1.xml")]
    public async Task A_number_changed_in_the_document_is_named(string format, string part)
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeReport report = await province.ReportAsync();
        byte[] bytes = await ReportFormat.WriteAsync(report, format, TestClock.Shared, default);
        string was = $">{report.Figures.Province.Received}<";
        byte[] changed = Change(bytes, part, xml => xml.Replace(was, ">9<", StringComparison.Ordinal));
        ReportFile file = ReportFile.Open(changed);
        file.ChecksumHolds.ShouldBeTrue();
        ShownText.Changes(changed, file, report.Form).ShouldContain(difference => difference.Now == "9" && difference.Then == was.Trim('<', '>'));
    }

    private static byte[] Change(byte[] package, string part, Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(package);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            ZipArchiveEntry entry = zip.GetEntry(part)!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = reader.ReadToEnd();
            }

            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open());
            string changed = change(text);
            changed.ShouldNotBe(text);
            writer.Write(changed);
        }

        return stream.ToArray();
    }
}
