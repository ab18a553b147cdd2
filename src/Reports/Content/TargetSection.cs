using Ioc.Reports.Figures;
using Ioc.Reports.Text;

namespace Ioc.Reports.Content;

/// <summary>III. Targets of Plan 02, as far as they are known.</summary>
internal static class TargetSection
{
    public static IEnumerable<Block> Of(ReportFigures figures)
    {
        yield return new HeadingBlock(1, "KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU CỦA KẾ HOẠCH SỐ 02-KH/BCĐTW");
        List<ReportTarget> binding = [.. figures.Targets.Where(target => target.Binds)];
        if (binding.Count == 0)
        {
            yield return new ParagraphBlock("Hồ sơ cấu hình của tỉnh chưa khai báo mục tiêu nào.");
            yield break;
        }

        yield return new ParagraphBlock(
            $"Tỉnh theo dõi {Vn.Count(binding.Count)} mục tiêu: {Count("met", "mục tiêu đã đạt")}; {Count("open", "mục tiêu đang thực hiện, chưa đến hạn")}; " +
            $"{Count("missed", "mục tiêu chưa đạt và đã quá thời hạn")}; {Count("tracked", "mục tiêu theo dõi, không có mức định lượng")}; {Count("unknown", "mục tiêu chưa đủ số liệu để đánh giá")}.");
        yield return new TableBlock(Table(binding));

        string Count(string state, string words) => $"{Vn.Count(binding.Count(target => target.State == state))} {words}";
    }

    internal static ReportTable Table(IReadOnlyList<ReportTarget> targets) => new(
        "targets",
        "Kết quả thực hiện các mục tiêu",
        [new("TT", 0.5, CellKind.Count), new("Mục tiêu", 3.2), new("Yêu cầu", 1.9), new("Thời hạn", 1.4), new("Kết quả", 1.15), new("Đánh giá", 1.45)],
        [.. targets.Select((target, index) => new Row(
            [Cell.Count(index + 1), Cell.Of(target.NameVi), Cell.Of(target.GoalVi), Cell.Of(target.Deadline is null ? "Thường xuyên" : Vn.Day(target.Deadline)), Value(target), Cell.Of(State(target))]))]);

    internal static string State(ReportTarget target) => target.State switch
    {
        "met" => "Đạt",
        "open" => "Đang thực hiện",
        "missed" => "Chưa đạt, đã quá hạn",
        "tracked" => "Theo dõi",
        "not-binding" => "Không áp dụng",
        _ => "Chưa có số liệu",
    };

    /// <summary>A share when the goal is one; else the number as reported.</summary>
    internal static Cell Value(ReportTarget target) => target switch
    {
        { Value: null } => Cell.Share(null),
        { Goal: { } goal } when goal <= 1 => Cell.Share(target.Value),
        { Basis: "health" or "kpi" or "incidents" } => Cell.Share(target.Value),
        _ => Cell.Decimal(target.Value),
    };
}
