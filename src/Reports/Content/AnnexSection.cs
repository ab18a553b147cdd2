using Ioc.Metrics.Kpis;
using Ioc.Reports.Figures;
using Ioc.Reports.Text;

namespace Ioc.Reports.Content;

/// <summary>Annexes: every unit, every procedure, data quality and our count against the sources', and how the figures are computed.</summary>
internal static class AnnexSection
{
    private static readonly Figure[] _unitFigures =
    [
        Catalogue.Received, Catalogue.OnlineShare, Catalogue.Resolved, Catalogue.ResolvedOnTime, Catalogue.OnTimeRate, Catalogue.FullyOnlineShare, Catalogue.Backlog,
        Catalogue.Overdue, Catalogue.DigitizedResultShare, Catalogue.SatisfiedShare, Catalogue.Availability,
    ];

    private static readonly string[] _unitHeadings =
        ["Tiếp nhận", "Trực tuyến", "Đã giải quyết", "Đúng hạn", "Tỷ lệ đúng hạn", "Toàn trình", "Đang giải quyết", "Quá hạn", "Số hóa kết quả", "Hài lòng", "Sẵn sàng"];

    public static IReadOnlyList<Block> Of(ReportFigures figures) =>
    [
        new PagesBlock(Wide: true),
        new HeadingBlock(3, "Phụ lục I. Kết quả của từng đơn vị"),
        new TableBlock(Units(figures)),
        new HeadingBlock(3, "Phụ lục II. Kết quả theo thủ tục hành chính"),
        .. figures.Procedures.Count == 0 ? new Block[] { new ParagraphBlock("Trong kỳ không có hồ sơ nào.") } : [new TableBlock(Procedures(figures))],
        new PagesBlock(Wide: false),
        new HeadingBlock(3, "Phụ lục III. Chất lượng dữ liệu và đối soát"),
        .. Quality(figures),
        new HeadingBlock(3, "Phụ lục IV. Cách tính và căn cứ số liệu"),
        .. Method.Lines(figures).Select(line => new ParagraphBlock(line)),
    ];

    internal static ReportTable Units(ReportFigures figures) => new(
        "units",
        "Kết quả của từng đơn vị",
        [
            new("Hạng", 0.55, CellKind.Count), new("Mã", 0.8), new("Đơn vị", 2.4), new("Điểm chậm", 0.8, CellKind.Decimal),
            .. _unitFigures.Select((key, index) => new Column(_unitHeadings[index], 0.95, KeyFigures.Of(key).Kind)),
        ],
        [
            .. figures.Units.Select(unit => new Row(
                [Cell.Count(unit.Rank), Cell.Of(unit.Code), Cell.Of(UnitNames.Of(unit)), Cell.Decimal(unit.LagScore), .. _unitFigures.Select(key => KeyFigures.Of(key).Cell(unit.Sheet, unit.Code))])),
            new Row([Cell.Of(""), Cell.Of(""), Cell.Of("Toàn tỉnh"), Cell.Of(""), .. _unitFigures.Select(key => KeyFigures.Of(key).Cell(figures.Province))], Total: true),
        ]);

    internal static ReportTable Procedures(ReportFigures figures) => new(
        "procedures",
        "Kết quả theo thủ tục hành chính",
        [
            new("Mã", 0.9), new("Thủ tục", 4), new("Lĩnh vực", 1.6), new("Tiếp nhận", 0.9, CellKind.Count), new("Đã giải quyết", 0.9, CellKind.Count), new("Đúng hạn", 0.9, CellKind.Count),
            new("Tỷ lệ đúng hạn", 0.95, CellKind.Share), new("Toàn trình", 0.95, CellKind.Share), new("Giờ bình quân", 0.9, CellKind.Decimal), new("Đang giải quyết", 0.9, CellKind.Count), new("Quá hạn", 0.8, CellKind.Count),
        ],
        [.. figures.Procedures.Select(procedure => new Row(
            [
                Cell.Of(procedure.Code), Cell.Of(procedure.Name.Length > 0 ? procedure.Name : "(không có trong danh mục)"), Cell.Of(procedure.Field), Cell.Count(procedure.Received, Of(Catalogue.Received, procedure)),
                Cell.Count(procedure.Resolved, Of(Catalogue.Resolved, procedure)), Cell.Count(procedure.ResolvedOnTime, Of(Catalogue.ResolvedOnTime, procedure)), Cell.Share(procedure.OnTimeRate, Of(Catalogue.ResolvedOnTime, procedure)),
                Cell.Share(procedure.FullyOnlineShare, Of(Catalogue.ResolvedFullyOnline, procedure)), Cell.Decimal(procedure.AverageWorkingHours, Of(Catalogue.Resolved, procedure)),
                Cell.Count(procedure.Backlog, Of(Catalogue.Backlog, procedure)), Cell.Count(procedure.Overdue, Of(Catalogue.Overdue, procedure)),
            ]))]);

    private static FigureSource Of(Figure figure, ReportProcedure procedure) => new(figure.Id) { Procedure = procedure.Code };

    private static IEnumerable<Block> Quality(ReportFigures figures)
    {
        SourceComparison ours = figures.OurCount;
        yield return new ParagraphBlock(ours.UnitDays == 0
            ? "Trong kỳ chưa có nguồn nào gửi số tổng hợp để đối soát."
            : $"Đối soát {Vn.Count(ours.UnitDays)} ngày đơn vị của {Vn.Count(ours.UnitsReporting)} đơn vị có số tổng hợp của nguồn: {Vn.Count(ours.UnitDaysEqual)} ngày khớp hoàn toàn, {Vn.Count(ours.UnitDays - ours.UnitDaysEqual)} ngày lệch.");
        if (UnitNames.StillOpen(figures) is { } ended)
        {
            yield return new ParagraphBlock(ended);
        }

        List<Row> kinds = [.. figures.DataQuality.GroupBy(count => count.Kind, StringComparer.Ordinal).OrderByDescending(kind => kind.Sum(count => count.Count)).ThenBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => new Row([Cell.Of(QualityNames.Of(kind.Key)), Cell.Of(kind.Key), Cell.Count(kind.Sum(count => count.Count)), Cell.Count(kind.Select(count => count.Unit).Distinct(StringComparer.Ordinal).Count())]))];
        if (kinds.Count > 0)
        {
            yield return new TableBlock(new ReportTable(
                "quality", "Ghi nhận về chất lượng dữ liệu trong kỳ (theo ngày dữ liệu đến)", [new("Nội dung", 3.4), new("Mã", 1.8), new("Số lượng", 1, CellKind.Count), new("Số đơn vị", 1, CellKind.Count)], kinds));
        }
        else
        {
            yield return new ParagraphBlock("Không ghi nhận dữ liệu lỗi, trùng, trễ hoặc sai thứ tự trong kỳ.");
        }

        if (ours.Units.Any(unit => unit.DaysDiffering > 0))
        {
            yield return new TableBlock(Comparison(figures, ours.Units.Where(unit => unit.DaysDiffering > 0)));
        }
    }

    internal static ReportTable Comparison(ReportFigures figures, IEnumerable<ComparedUnit> units)
    {
        Dictionary<string, string> names = figures.Units.ToDictionary(unit => unit.Code, unit => unit.Name, StringComparer.Ordinal);
        return new ReportTable(
            "comparison",
            "Đơn vị có số liệu lệch với nguồn",
            [
                new("Đơn vị", 2.4), new("Ngày đối soát", 1, CellKind.Count), new("Ngày lệch", 0.9, CellKind.Count), new("Tiếp nhận", 1, CellKind.Count), new("Tiếp nhận (nguồn)", 1.1, CellKind.Count),
                new("Giải quyết", 1, CellKind.Count), new("Giải quyết (nguồn)", 1.1, CellKind.Count),
            ],
            [.. units.Select(unit => new Row(
                [
                    Cell.Of(names.GetValueOrDefault(unit.Unit, unit.Unit)), Cell.Count(unit.Days), Cell.Count(unit.DaysDiffering), Cell.Count(unit.Received), Cell.Count(unit.TheirReceived),
                    Cell.Count(unit.Resolved), Cell.Count(unit.TheirResolved),
                ]))]);
    }
}
