using Ioc.Metrics.Kpis;
using Ioc.Reports.Figures;
using Ioc.Reports.Text;

namespace Ioc.Reports.Content;

/// <summary>VI. Shortcomings and proposals: words that people write; until they do, what the figures themselves point at.</summary>
internal static class ProposalSection
{
    public static IEnumerable<Block> Of(ReportFigures figures, ReportEdition edition) =>
    [
        new HeadingBlock(1, "TỒN TẠI, HẠN CHẾ VÀ KIẾN NGHỊ, ĐỀ XUẤT"),
        new HeadingBlock(2, "Tồn tại, hạn chế"),
        .. ReportBody.Editable(edition, TextSlots.Shortcomings, Shortcomings(figures)),
        new HeadingBlock(2, "Kiến nghị, đề xuất"),
        .. ReportBody.Editable(edition, TextSlots.Proposals, Proposals(figures)),
    ];

    public static IEnumerable<string> Shortcomings(ReportFigures figures)
    {
        var found = new List<string>();
        if (figures.Province.Overdue > 0)
        {
            found.Add($"Còn {GeneralSection.Counted(Catalogue.Overdue, figures.Province.Overdue)} hồ sơ quá hạn tại {Vn.Count(figures.Units.Count(unit => unit.Sheet.Overdue > 0))} đơn vị.");
        }

        int missed = figures.Targets.Count(target => target.State == "missed");
        if (missed > 0)
        {
            found.Add($"{Vn.Count(missed)} mục tiêu của Kế hoạch số 02-KH/BCĐTW chưa đạt khi đã hết thời hạn.");
        }

        int unknown = figures.Targets.Count(target => target.State == "unknown");
        if (unknown > 0)
        {
            found.Add($"{Vn.Count(unknown)} mục tiêu chưa có số liệu báo cáo của đơn vị chủ trì.");
        }

        int wide = figures.Incidents.Count(incident => incident.Kind == "system-wide");
        if (wide > 0)
        {
            found.Add($"Xảy ra {Vn.Count(wide)} sự cố trên diện rộng ảnh hưởng đồng thời nhiều xã, phường.");
        }

        if (figures.OurCount.UnitDays > figures.OurCount.UnitDaysEqual)
        {
            found.Add($"Số liệu của hệ thống và số liệu do nguồn tự tổng hợp còn lệch ở {Vn.Count(figures.OurCount.UnitDays - figures.OurCount.UnitDaysEqual)} trong {Vn.Count(figures.OurCount.UnitDays)} ngày đơn vị được đối soát.");
        }

        return found.Count > 0 ? found : ["Chưa ghi nhận tồn tại, hạn chế nào từ số liệu trong kỳ."];
    }

    public static IEnumerable<string> Proposals(ReportFigures figures)
    {
        List<ReportUnit> slow = [.. figures.Units.Where(unit => unit.Kind == "commune" && unit.Rank is <= 3)];
        if (slow.Count > 0)
        {
            yield return $"Đề nghị Ủy ban nhân dân {string.Join(", ", slow.Select(unit => unit.Name))} rà soát, xử lý dứt điểm hồ sơ quá hạn và báo cáo nguyên nhân.";
        }

        if (figures.Targets.Any(target => target.State is "missed" or "unknown" && target.Binds))
        {
            yield return "Đề nghị các đơn vị chủ trì cập nhật số liệu và có giải pháp hoàn thành các mục tiêu chưa đạt hoặc chưa có số liệu.";
        }

        yield return "Các cơ quan, đơn vị tiếp tục duy trì chế độ trực, theo dõi hệ thống 24/7, bảo đảm vận hành thông suốt, không gián đoạn việc giải quyết thủ tục hành chính.";
    }
}
