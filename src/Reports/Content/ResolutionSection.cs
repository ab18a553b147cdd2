using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Reports.Figures;
using Ioc.Reports.Text;

namespace Ioc.Reports.Content;

/// <summary>II. Receipt and resolution: by level and by field.</summary>
internal static class ResolutionSection
{
    public static IEnumerable<Block> Of(ReportFigures figures)
    {
        List<ReportUnit> communes = [.. figures.Units.Where(unit => unit.Kind == "commune")];
        List<ReportUnit> provincial = [.. figures.Units.Where(unit => unit.Kind != "commune")];
        yield return new HeadingBlock(1, "TIẾP NHẬN VÀ GIẢI QUYẾT HỒ SƠ");
        yield return new HeadingBlock(2, "Kết quả theo cấp hành chính");
        yield return new ParagraphBlock(Level("Cấp xã", "commune", communes, "xã, phường"));
        yield return new ParagraphBlock(Level("Cấp tỉnh", "province", provincial, "cơ quan, đơn vị"));
        yield return new TableBlock(Levels(figures, communes, provincial));
        yield return new HeadingBlock(2, "Kết quả theo lĩnh vực");
        ReportTable fields = Fields(figures);
        yield return new ParagraphBlock(fields.Rows.Count == 0
            ? "Trong kỳ không có hồ sơ nào phát sinh theo lĩnh vực."
            : $"Hồ sơ phát sinh ở {Vn.Count(fields.Rows.Count)} lĩnh vực; nhiều nhất là {string.Join(", ", fields.Rows.Take(3).Select(row => $"{row.Cells[0].Text} ({LinkedText.Mark(row.Cells[1].Text, row.Cells[1].Source!)} hồ sơ)"))}.");
        if (fields.Rows.Count > 0)
        {
            yield return new TableBlock(fields);
        }

        yield return new HeadingBlock(2, "Hồ sơ đang giải quyết và quá hạn");
        yield return new ParagraphBlock(Overdue(figures));
        if (figures.Days.Count(day => day.Backlog is not null) > 1)
        {
            yield return new ChartBlock(Backlog(figures));
        }
    }

    private static string Level(string level, string code, List<ReportUnit> units, string called)
    {
        long received = units.Sum(unit => unit.Sheet.Received), resolved = units.Sum(unit => unit.Sheet.Resolved), onTime = units.Sum(unit => unit.Sheet.ResolvedOnTime);
        return $"{level}: {Vn.Count(units.Count)} {called} tiếp nhận {Of(Catalogue.Received, received)} hồ sơ, giải quyết {Of(Catalogue.Resolved, resolved)} hồ sơ" +
            (resolved == 0 ? "." : $", đúng hạn và trước hạn {Of(Catalogue.ResolvedOnTime, onTime)} hồ sơ, đạt {Vn.Percent((double)onTime / resolved)}.");

        string Of(Figure figure, long count) => GeneralSection.Linked(count, new FigureSource(figure.Id) { Level = code });
    }

    private static ReportTable Levels(ReportFigures figures, List<ReportUnit> communes, List<ReportUnit> provincial) => new(
        "levels",
        "Kết quả tiếp nhận, giải quyết theo cấp",
        [
            new("Cấp", 1.6), new("Tiếp nhận", 1, CellKind.Count), new("Trực tuyến", 1, CellKind.Count), new("Đã giải quyết", 1, CellKind.Count), new("Đúng, trước hạn", 1, CellKind.Count),
            new("Tỷ lệ đúng hạn", 1.1, CellKind.Share), new("Đang giải quyết", 1, CellKind.Count), new("Quá hạn", 0.9, CellKind.Count),
        ],
        [Level("Cấp xã", "commune", communes), Level("Cấp tỉnh", "province", provincial), Level("Toàn tỉnh", null, [.. figures.Units]) with { Total = true }]);

    private static Row Level(string name, string? code, List<ReportUnit> units)
    {
        long Sum(Func<KpiSheet, long> figure) => units.Sum(unit => figure(unit.Sheet));
        long resolved = Sum(sheet => sheet.Resolved), onTime = Sum(sheet => sheet.ResolvedOnTime);
        return new Row(
        [
            Cell.Of(name), Cell.Count(Sum(sheet => sheet.Received), Of(Catalogue.Received)), Cell.Count(Sum(sheet => sheet.ReceivedOnline), Of(Catalogue.ReceivedOnline)), Cell.Count(resolved, Of(Catalogue.Resolved)),
            Cell.Count(onTime, Of(Catalogue.ResolvedOnTime)), Cell.Share(resolved == 0 ? null : (double)onTime / resolved, Of(Catalogue.ResolvedOnTime)),
            Cell.Count(Sum(sheet => sheet.Backlog), Of(Catalogue.Backlog)), Cell.Count(Sum(sheet => sheet.Overdue), Of(Catalogue.Overdue)),
        ]);

        FigureSource Of(Figure figure) => new(figure.Id) { Level = code };
    }

    /// <summary>Field of a procedure as the report names it.</summary>
    public static string FieldOf(ReportProcedure procedure) => procedure.Field.Length > 0 ? procedure.Field : "Chưa xác định lĩnh vực";

    private static ReportTable Fields(ReportFigures figures) => new(
        "fields",
        "Kết quả theo lĩnh vực",
        [
            new("Lĩnh vực", 2.4), new("Tiếp nhận", 1, CellKind.Count), new("Đã giải quyết", 1, CellKind.Count), new("Đúng, trước hạn", 1, CellKind.Count),
            new("Tỷ lệ đúng hạn", 1.1, CellKind.Share), new("Toàn trình", 1.1, CellKind.Share), new("Quá hạn", 0.9, CellKind.Count),
        ],
        [.. figures.Procedures.GroupBy(FieldOf, StringComparer.Ordinal)
            .OrderByDescending(field => field.Sum(procedure => procedure.Received)).ThenBy(field => field.Key, NameOrder.Comparer)
            .Select(field =>
            {
                long resolved = field.Sum(procedure => procedure.Resolved), onTime = field.Sum(procedure => procedure.ResolvedOnTime);
                return new Row(
                [
                    Cell.Of(field.Key), Cell.Count(field.Sum(procedure => procedure.Received), Of(Catalogue.Received)), Cell.Count(resolved, Of(Catalogue.Resolved)), Cell.Count(onTime, Of(Catalogue.ResolvedOnTime)),
                    Cell.Share(resolved == 0 ? null : (double)onTime / resolved, Of(Catalogue.ResolvedOnTime)),
                    Cell.Share(resolved == 0 ? null : (double)field.Sum(procedure => procedure.ResolvedFullyOnline) / resolved, Of(Catalogue.ResolvedFullyOnline)),
                    Cell.Count(field.Sum(procedure => procedure.Overdue), Of(Catalogue.Overdue)),
                ]);

                FigureSource Of(Figure figure) => new(figure.Id) { Field = field.Key };
            })]);

    private static string Overdue(ReportFigures figures)
    {
        KpiSheet now = figures.Province;
        List<ReportUnit> most = [.. figures.Units.Where(unit => unit.Sheet.Overdue > 0).OrderByDescending(unit => unit.Sheet.Overdue).ThenBy(unit => unit.Code, StringComparer.Ordinal).Take(5)];
        return $"{GeneralSection.Until(figures)}, số hồ sơ đang giải quyết là {GeneralSection.Counted(Catalogue.Backlog, now.Backlog)}, số hồ sơ quá hạn là {GeneralSection.Counted(Catalogue.Overdue, now.Overdue)}" +
            (most.Count == 0 ? "." : $"; tập trung tại {string.Join("; ", most.Select(unit => $"{unit.Name} ({GeneralSection.Linked(unit.Sheet.Overdue, new FigureSource(Catalogue.Overdue.Id) { Unit = unit.Code })} hồ sơ)"))}.");
    }

    private static ReportChart Backlog(ReportFigures figures)
    {
        List<ReportDay> days = [.. figures.Days.Where(day => day.Backlog is not null)];
        return new ReportChart(
            "backlog", "Hồ sơ đang giải quyết và quá hạn cuối mỗi ngày", ChartKind.Lines, [.. days.Select(day => GeneralSection.DayName(day.Day))],
            [new("Đang giải quyết", [.. days.Select(day => (double?)day.Backlog)]), new("Quá hạn", [.. days.Select(day => (double?)day.Overdue)])]);
    }
}
