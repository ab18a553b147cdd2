using Ioc.Metrics.Time;
using Ioc.Reports.Content;
using Ioc.Reports.Figures;
using Ioc.Reports.Text;

namespace Ioc.Reports.Docx;

/// <summary>What frames the body by Decree 30/2020/NĐ-CP: national heading, agency, number, place and date, title, addressees; recipients and signature.</summary>
internal sealed class FormXml(WordXml word, FormFields form)
{
    public void Opening(ReportFigures figures, ReportEdition edition)
    {
        int width = PageForm.Upright.TextWidth, left = (int)(width * 0.45);
        OpenTable(left, width - left);
        word.Open("tr");
        OpenCell(left);
        word.Paragraph("Heading13", form.Superior.ToUpperInvariant(), RunLook.Size12);
        word.Paragraph("Heading13", form.Agency.ToUpperInvariant(), RunLook.Bold | RunLook.Size12);
        word.Paragraph("RuleLine", "", left: 1350, right: 1350);
        word.Close();
        OpenCell(width - left);
        word.Paragraph("Heading13", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", RunLook.Bold | RunLook.Size12);
        word.Paragraph("Heading13", "Độc lập - Tự do - Hạnh phúc", RunLook.Bold);
        word.Paragraph("RuleLine", "", left: 1200, right: 1200);
        word.Close();
        word.Close();
        word.Open("tr");
        OpenCell(left);
        word.Paragraph("Heading13", $"Số: {edition.Number ?? "        "}/{form.NumberSuffix}");
        word.Close();
        OpenCell(width - left);
        word.Paragraph("Heading13", $"{form.Place}, {Date(edition.IssuedOn)}", RunLook.Italic);
        word.Close();
        word.Close();
        word.Close();
        word.Paragraph("Title", "Báo cáo");
        word.Paragraph("Subtitle", ReportBody.Subject(figures));
        word.Paragraph("RuleLine", "", left: 3400, right: 3400);
        word.Paragraph("Normal", "");
        Addressees();
        word.Paragraph(
            "BodyIndent",
            "Thực hiện Kế hoạch số 02-KH/BCĐTW ngày 19 tháng 6 năm 2025 của Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số về thúc đẩy chuyển đổi số liên thông, đồng bộ, nhanh, hiệu quả đáp ứng yêu cầu sắp xếp tổ chức bộ máy của hệ thống chính trị, " +
            $"{form.Speaker} báo cáo kết quả {PeriodName.Of(figures.Period)} như sau:");
    }

    public void Signature()
    {
        int width = PageForm.Upright.TextWidth, left = width / 2;
        word.Paragraph("Normal", "", keepNext: true);
        OpenTable(left, width - left);
        word.Open("tr").Open("trPr").Leaf("cantSplit").Close();
        OpenCell(left);
        word.Paragraph("Recipient", "Nơi nhận:", RunLook.Bold | RunLook.Italic | RunLook.Size12, "left");
        foreach (string recipient in form.Recipients)
        {
            word.Paragraph("Recipient", "- " + recipient, RunLook.Plain, "left");
        }

        word.Close();
        OpenCell(width - left);
        if (form.SignerAuthority is { } authority)
        {
            word.Paragraph("Heading13", authority.ToUpperInvariant(), RunLook.Bold | RunLook.Size14);
        }

        word.Paragraph("Heading13", form.SignerTitle.ToUpperInvariant(), RunLook.Bold | RunLook.Size14);
        for (int i = 0; i < 4; i++)
        {
            word.Paragraph("Heading13", "");
        }

        word.Paragraph("Heading13", form.SignerName ?? "", RunLook.Bold | RunLook.Size14);
        word.Close();
        word.Close();
        word.Close();
    }

    private void Addressees()
    {
        if (form.Addressees.Count == 1)
        {
            word.Paragraph("Normal", "Kính gửi: " + form.Addressees[0] + ".", align: "center");
        }

        if (form.Addressees.Count > 1)
        {
            word.Paragraph("Normal", "Kính gửi:", left: 1700, keepNext: true);
            for (int i = 0; i < form.Addressees.Count; i++)
            {
                word.Paragraph("Normal", "- " + form.Addressees[i] + (i == form.Addressees.Count - 1 ? "." : ";"), left: 2500, keepNext: true);
            }
        }

        word.Paragraph("Normal", "");
    }

    private static string Date(string? day) => LocalDay.TryParse(day, out LocalDay known)
        ? $"ngày {known.Date.Day:00} tháng {known.Date.Month:00} năm {known.Date.Year}"
        : "ngày      tháng      năm 20...";

    private void OpenTable(int left, int right) => word.Open("tbl").Open("tblPr").Leaf("tblW", "w", WordXml.Number(left + right), "type", "dxa")
        .Leaf("tblLayout", "type", "fixed").Open("tblCellMar").Leaf("left", "w", "0", "type", "dxa").Leaf("right", "w", "0", "type", "dxa").Close().Close().Open("tblGrid").Leaf("gridCol", "w", WordXml.Number(left)).Leaf("gridCol", "w", WordXml.Number(right)).Close();

    private void OpenCell(int width) => word.Open("tc").Open("tcPr").Leaf("tcW", "w", WordXml.Number(width), "type", "dxa").Close();
}
