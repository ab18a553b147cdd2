using Ioc.Metrics.Kpis;
using Ioc.Reports.Figures;
using Ioc.Reports.Text;

namespace Ioc.Reports.Content;

/// <summary>V. Communes that lag, and why.</summary>
internal static class LagSection
{
    public const int Shown = 10;

    public static IEnumerable<Block> Of(ReportFigures figures)
    {
        yield return new HeadingBlock(1, "CÁC ĐƠN VỊ CHẬM VÀ NGUYÊN NHÂN");
        List<ReportUnit> ranked = [.. figures.Units.Where(unit => unit.Kind == "commune" && unit.Rank is not null)];
        int few = figures.Units.Count(unit => unit.Kind == "commune" && unit.Rank is null);
        if (ranked.Count == 0)
        {
            yield return new ParagraphBlock("Chưa có xã, phường nào đủ số hồ sơ để xếp hạng trong kỳ (từ 20 hồ sơ tiếp nhận và giải quyết trở lên).");
            yield break;
        }

        yield return new ParagraphBlock(
            $"Xếp hạng {Vn.Count(ranked.Count)} xã, phường theo điểm chậm (0 là tốt nhất, 100 là chậm nhất), tổng hợp từ tỷ lệ đúng hạn, hồ sơ quá hạn, trực tuyến toàn trình, số hóa kết quả, " +
            $"mức sẵn sàng hệ thống và mức độ hài lòng; {Vn.Count(few)} xã, phường quá ít hồ sơ nên không xếp hạng. Chậm nhất là {string.Join("; ", ranked.Take(3).Select(unit => $"{unit.Name} ({Vn.Number(unit.LagScore, 2)} điểm)"))}.");
        yield return new TableBlock(Table(ranked.Take(Shown)));
        yield return new ChartBlock(new ReportChart(
            "lag", "Điểm chậm của các xã, phường chậm nhất", ChartKind.Bars, [.. ranked.Take(Shown).Reverse().Select(unit => unit.Name)],
            [new("Điểm chậm", [.. ranked.Take(Shown).Reverse().Select(unit => unit.LagScore)])]));
    }

    internal static ReportTable Table(IEnumerable<ReportUnit> units) => new(
        "lag",
        "Các xã, phường chậm nhất và nguyên nhân",
        [new("Hạng", 0.6, CellKind.Count), new("Xã, phường", 1.9), new("Điểm chậm", 0.9, CellKind.Decimal), new("Nguyên nhân chính", 4.2)],
        [.. units.Select(unit => new Row([Cell.Count(unit.Rank), Cell.Of(unit.Name), Cell.Decimal(unit.LagScore), Cell.Of(Reasons(unit, 3))]))]);

    /// <summary>The reasons that weigh most, with what changed since the period before.</summary>
    internal static string Reasons(ReportUnit unit, int most)
    {
        string[] reasons = [.. unit.Reasons.Where(reason => reason.Points > 0).Take(most).Select(Of)];
        return reasons.Length == 0 ? "Không có thành phần nào dưới mục tiêu" : string.Join("; ", reasons);
    }

    private static string Of(LagReason reason) =>
        $"{Name(reason.Component)} {Vn.Percent(reason.Figure)} ({Vn.Number(reason.Points, 1)} điểm{Change(reason.Change)})";

    private static string Change(double? change) =>
        change is not { } known || Math.Abs(known) < 0.0005 ? "" : $"; {(known > 0 ? "tăng" : "giảm")} {Vn.Number(Math.Abs(known) * 100, 1)} điểm %";

    internal static string Name(string component) => component switch
    {
        "on-time" => "đúng hạn",
        "overdue" => "quá hạn",
        "fully-online" => "toàn trình",
        "digitization" => "số hóa kết quả",
        "availability" => "sẵn sàng hệ thống",
        "satisfaction" => "hài lòng",
        _ => component,
    };
}
