using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ioc.Reports.Content;
using Ioc.Reports.Spreadsheets;
using Ioc.Reports.Xlsx;

namespace Ioc.Reports.Tests;

/// <summary>Text that people and programs send is text in a spreadsheet too: no other letters, no formula, no broken file.</summary>
public sealed class SpreadsheetTextTests
{
    private static readonly XNamespace _main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Theory]
    [InlineData("_x0041_")]
    [InlineData("_x000D_")]
    [InlineData("_x005F_")]
    [InlineData("a_x0041_x0042_b")]
    [InlineData("_x00zz_ _X0041_ _x41_")]
    [InlineData("Hồ sơ <&> \"𠀀\"\tmột\nhai")]
    public void A_workbook_shows_the_letters_that_were_sent(string text) => Read(CellText.Of(text)).ShouldBe(text);

    [Fact]
    public void What_XML_cannot_hold_is_marked_and_ends_of_lines_are_one()
    {
        CellText.Of("a\u0001b\uD800c\uFFFFd\r\ne\rf").ShouldBe("a\uFFFDb\uFFFDc\uFFFDd\ne\nf");
    }

    [Fact]
    public void More_than_a_cell_holds_is_cut_with_a_mark_and_never_within_a_letter()
    {
        CellText.Of(new string('a', CellText.Longest)).ShouldBe(new string('a', CellText.Longest));
        foreach (string text in new[] { new string('a', 40_000), string.Concat(Enumerable.Repeat("𠀀", 20_000)), "a" + string.Concat(Enumerable.Repeat("𠀀", 20_000)) })
        {
            string cut = CellText.Of(text);
            cut.Length.ShouldBeInRange(CellText.Longest - 1, CellText.Longest);
            cut.ShouldEndWith(CellText.CutMark);
            text.ShouldStartWith(cut[..^CellText.CutMark.Length]);
            cut.EnumerateRunes().ShouldNotContain(Rune.ReplacementChar);
        }
    }

    [Fact]
    public async Task A_row_of_a_report_is_no_higher_than_a_spreadsheet_allows()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync(10);
        var table = new ReportTable("t", "Bảng", [new("Cột _x0041_", 1)], [new Row([Cell.Of(new string('a', 40_000))]), new Row([Cell.Of("_x0041_")])]);
        XElement sheet = XElement.Parse(Encoding.UTF8.GetString(SheetXml.Write(new Sheet("t", table), await province.ReportAsync(), first: true)).TrimStart('\uFEFF'));
        XElement[] rows = [.. sheet.Descendants(_main + "row").Skip(SheetXml.HeadingRow - 1)];
        rows.Select(row => double.Parse(row.Attribute("ht")!.Value, CultureInfo.InvariantCulture)).ShouldBe([15, CellText.HighestRow, 15]);
        Read(rows[0].Value).ShouldBe("Cột _x0041_");
        rows[1].Value.Length.ShouldBe(CellText.Longest);
        Read(rows[2].Value).ShouldBe("_x0041_");
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠1", "'＠1")]
    [InlineData("\n=1+1", "\"\n'=1+1\"")]
    [InlineData("\r\n=1+1", "\"\r\n'=1+1\"")]
    [InlineData("\t=1+1", "\"\t'=1+1\"")]
    [InlineData(" \u00A0=1+1", " \u00A0'=1+1")]
    [InlineData("x,=1+1", "\"x,'=1+1\"")]
    [InlineData("x;=1+1", "\"x;'=1+1\"")]
    [InlineData("x\"=1+1", "\"x\"\"=1+1\"")]
    [InlineData("H41.17329-251103-0007", "H41.17329-251103-0007")]
    [InlineData("a@b.vn", "a@b.vn")]
    [InlineData("", "")]
    public void No_text_of_a_CSV_begins_a_formula_whatever_parts_the_columns(string text, string written)
    {
        CsvForm.Comma.Text(text).ShouldBe(written);
        CsvForm.Semicolon.Text(text).ShouldBe(written);
        string blanks = new(' ', 60_000);
        CsvForm.Comma.Text("x" + blanks + "x=" + text).Length.ShouldBeGreaterThan(60_000, "in one go, however long");
    }

    [Fact]
    public void Decimals_are_written_as_the_reader_of_the_form_reads_them()
    {
        CsvForm.Comma.Line([CsvForm.Comma.Number(0.875), CsvForm.Comma.Number(null), CsvForm.Comma.Number(-1234567)]).ShouldBe("0.875,,-1234567");
        CsvForm.Semicolon.Line([CsvForm.Semicolon.Number(0.875), CsvForm.Semicolon.Number(null), CsvForm.Semicolon.Number(-1234567)]).ShouldBe("0,875;;-1234567");
    }

    /// <summary>As a spreadsheet reads it: _xHHHH_ is the letter of that number.</summary>
    private static string Read(string written) =>
        Regex.Replace(written, "_x([0-9A-Fa-f]{4})_", escape => ((char)int.Parse(escape.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
}
