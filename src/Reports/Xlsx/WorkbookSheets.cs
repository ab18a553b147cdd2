using System.Globalization;
using Ioc.Metrics.Kpis;
using Ioc.Reports.Content;
using Ioc.Reports.Docx;
using Ioc.Reports.Figures;
using Ioc.Reports.Text;

namespace Ioc.Reports.Xlsx;

/// <summary>The sheets of the workbook: every row there is, numbers in full.</summary>
internal static class WorkbookSheets
{
    public static IReadOnlyList<Sheet> Of(MadeReport report)
    {
        ReportFigures figures = report.Figures;
        Dictionary<string, string> names = figures.Units.ToDictionary(unit => unit.Code, unit => unit.Name, StringComparer.Ordinal);
        var units = new Sheet("Đơn vị", Units(figures));
        return
        [
            new Sheet("Toàn tỉnh", Province(figures))
            {
                Charts = [new("Hồ sơ quá hạn của các đơn vị chậm nhất", ChartKind.Columns, 1, [UnitColumn("overdue")], Math.Min(15, figures.Units.Count)) { Of = units }],
            },
            units,
            new Sheet("Theo ngày", Days(figures))
            {
                Charts = figures.Days.Count < 2 ? [] :
                [
                    new("Tiếp nhận và giải quyết theo ngày", ChartKind.Columns, 0, [1, 3], figures.Days.Count), new("Đang giải quyết và quá hạn cuối ngày", ChartKind.Lines, 0, [5, 6], figures.Days.Count),
                ],
            },
            new Sheet("Thủ tục", AnnexSection.Procedures(figures)),
            new Sheet("Mục tiêu", Targets(figures)),
            new Sheet("Hệ thống", Systems(figures)),
            new Sheet("Sự cố", Incidents(figures)),
            new Sheet("Nguyên nhân chậm", Reasons(figures)),
            new Sheet("Chất lượng dữ liệu", Quality(figures, names)),
            new Sheet("Đối soát", Comparison(figures, names)),
            new Sheet("Phương pháp", MethodSheet(report)),
        ];
    }

    private static int UnitColumn(string key) => 5 + KeyFigures.All.ToList().FindIndex(figure => figure.Key == key);

    private static ReportTable Province(ReportFigures figures) => new(
        "province", "Số liệu toàn tỉnh",
        [new("Mã chỉ tiêu", 2), new("Chỉ tiêu", 4), new("Kỳ báo cáo", 1.4), new("Kỳ trước", 1.4), new("Cùng kỳ năm trước", 1.6)],
        [.. KeyFigures.All.Select(figure => new Row([Cell.Of(figure.Key), Cell.Of(figure.NameVi), figure.Cell(figures.Province), figure.Cell(figures.Before), figure.Cell(figures.LastYear)]))]);

    private static ReportTable Units(ReportFigures figures) => new(
        "units", "Số liệu từng đơn vị",
        [
            new("Mã", 1), new("Đơn vị", 2.6), new("Loại", 1.2), new("Hạng", 0.8), new("Điểm chậm", 1), .. KeyFigures.All.Select(figure => new Column(figure.NameVi, 1.3)),
            new("Tiếp nhận kỳ trước", 1.2), new("Giải quyết kỳ trước", 1.2), new("Tiếp nhận cùng kỳ năm trước", 1.2), new("Giải quyết cùng kỳ năm trước", 1.2),
        ],
        [.. figures.Units.Select(unit => new Row(
            [
                Cell.Of(unit.Code), Cell.Of(UnitNames.Of(unit)), Cell.Of(Kind(unit.Kind)), Cell.Count(unit.Rank), Cell.Decimal(unit.LagScore), .. KeyFigures.All.Select(figure => figure.Cell(unit.Sheet, unit.Code)),
                Cell.Count(unit.Before?.Received), Cell.Count(unit.Before?.Resolved), Cell.Count(unit.LastYear?.Received), Cell.Count(unit.LastYear?.Resolved),
            ]))]);

    private static ReportTable Days(ReportFigures figures) => new(
        "days", "Số liệu theo ngày",
        [new("Ngày", 1.2), new("Tiếp nhận", 1), new("Tiếp nhận trực tuyến", 1.2), new("Đã giải quyết", 1), new("Đúng hạn", 1), new("Đang giải quyết cuối ngày", 1.3), new("Quá hạn cuối ngày", 1.2)],
        [.. figures.Days.Select(day => new Row(
            [Cell.Of(Vn.Day(day.Day)), Cell.Count(day.Received), Cell.Count(day.ReceivedOnline), Cell.Count(day.Resolved), Cell.Count(day.ResolvedOnTime), Cell.Count(day.Backlog), Cell.Count(day.Overdue)]))]);

    private static ReportTable Targets(ReportFigures figures) => new(
        "targets", "Các mục tiêu của Kế hoạch số 02-KH/BCĐTW",
        [
            new("Mã", 1.6), new("Mục tiêu", 4), new("Văn bản", 2.4), new("Yêu cầu", 2), new("Thời hạn", 1.1), new("Kết quả", 1.1), new("Mức yêu cầu", 1.1), new("Chênh lệch", 1.1), new("Đánh giá", 1.6), new("Đo bằng", 1.1),
            new("Xu hướng 30 ngày", 1.1), new("Dự báo", 1.5), new("Báo cáo lúc", 1.4), new("Người báo cáo", 1.6), new("Đơn vị chủ trì", 2.4), new("Người đứng đầu", 2.4), new("Ghi chú", 2),
        ],
        [.. figures.Targets.Select(target => new Row(
            [
                Cell.Of(target.Id), Cell.Of(target.NameVi), Cell.Of(target.Source), Cell.Of(target.GoalVi), Cell.Of(target.Deadline is null ? "Thường xuyên" : Vn.Day(target.Deadline)), TargetSection.Value(target),
                TargetSection.Value(target) with { Number = target.Goal }, TargetSection.Value(target) with { Number = target.Gap }, Cell.Of(TargetSection.State(target)), Cell.Of(target.Basis ?? ""),
                Cell.Points(target.Trend), Cell.Of(Forecast(target.Forecast)), Cell.Of(target.ReportedAt is null ? "" : Vn.ShortMoment(target.ReportedAt)), Cell.Of(target.ReportedBy), Cell.Of(target.ResponsibleUnit),
                Cell.Of(target.Head), Cell.Of(target.Note),
            ]))]);

    private static ReportTable Systems(ReportFigures figures) => new(
        "systems", "Mức độ sẵn sàng của các hệ thống",
        [new("Mã", 1.4), new("Hệ thống", 4), new("Trọng yếu", 0.9), new("Đơn vị giám sát", 1), new("Lần gián đoạn", 1), new("Gián đoạn (phút)", 1.2), new("Giám sát (phút)", 1.4), new("Không quan sát (phút)", 1.3), new("Mức sẵn sàng", 1.1)],
        [.. figures.Systems.Select(system => new Row(
            [
                Cell.Of(system.Id), Cell.Of(system.NameVi), Cell.Of(system.Critical ? "x" : ""), Cell.Count(system.Units), Cell.Count(system.Outages), Cell.Decimal(system.DowntimeMinutes), Cell.Decimal(system.MonitoredMinutes),
                Cell.Decimal(system.UnobservedMinutes), Cell.Share(system.Availability),
            ]))]);

    private static ReportTable Incidents(ReportFigures figures) => new(
        "incidents", "Sự cố trong kỳ",
        [new("Số", 1.6), new("Loại", 1), new("Hệ thống", 3), new("Đơn vị", 2), new("Bắt đầu", 1.3), new("Khắc phục", 1.3), new("Thời gian trong kỳ (phút)", 1.3), new("Xác nhận lúc", 1.3), new("Người xác nhận", 1.5)],
        [.. figures.Incidents.Select(incident => new Row(
            [
                Cell.Of(incident.Id), Cell.Of(SystemSection.Kind(incident)), Cell.Of(incident.SystemName ?? incident.System), Cell.Of(incident.UnitName ?? incident.Unit), Cell.Of(Vn.ShortMoment(incident.Opened)),
                Cell.Of(incident.Resolved is null ? "Chưa xong" : Vn.ShortMoment(incident.Resolved)), Cell.Decimal(incident.Minutes), Cell.Of(incident.AcknowledgedAt is null ? "" : Vn.ShortMoment(incident.AcknowledgedAt)),
                Cell.Of(incident.AcknowledgedBy),
            ]))]);

    private static ReportTable Reasons(ReportFigures figures) => new(
        "reasons", "Nguyên nhân chậm của từng đơn vị",
        [new("Hạng", 0.7), new("Mã", 0.9), new("Đơn vị", 2.6), new("Điểm chậm", 1), new("Thành phần", 1.8), new("Điểm", 0.9), new("Giá trị", 1), new("Thay đổi", 1)],
        [.. figures.Units.Where(unit => unit.Kind == "commune").SelectMany(unit => unit.Reasons.Select(reason => new Row(
            [Cell.Count(unit.Rank), Cell.Of(unit.Code), Cell.Of(unit.Name), Cell.Decimal(unit.LagScore), Cell.Of(LagSection.Name(reason.Component)), Cell.Decimal(reason.Points), Cell.Share(reason.Figure), Cell.Points(reason.Change)])))]);

    private static ReportTable Quality(ReportFigures figures, Dictionary<string, string> names) => new(
        "quality", "Chất lượng dữ liệu (theo ngày dữ liệu đến)",
        [new("Mã đơn vị", 1), new("Đơn vị", 2.6), new("Mã nội dung", 1.6), new("Nội dung", 3.4), new("Số lượng", 1)],
        [.. figures.DataQuality.Select(count => new Row(
            [Cell.Of(count.Unit), Cell.Of(count.Unit.Length == 0 ? "(không xác định)" : names.GetValueOrDefault(count.Unit, "")), Cell.Of(count.Kind), Cell.Of(QualityNames.Of(count.Kind)), Cell.Count(count.Count)]))]);

    private static ReportTable Comparison(ReportFigures figures, Dictionary<string, string> names) => new(
        "comparison", "Ngày có số liệu lệch với nguồn",
        [
            new("Mã", 0.9), new("Đơn vị", 2.6), new("Ngày", 1.1), new("Tiếp nhận", 1), new("Tiếp nhận (nguồn)", 1.1), new("Giải quyết", 1), new("Giải quyết (nguồn)", 1.1), new("Đang giải quyết", 1.1), new("Đang giải quyết (nguồn)", 1.2),
        ],
        [.. figures.OurCount.Differences.Select(day => new Row(
            [
                Cell.Of(day.Unit), Cell.Of(names.GetValueOrDefault(day.Unit, "")), Cell.Of(Vn.Day(day.Day)), Cell.Count(day.Received), Cell.Count(day.TheirReceived), Cell.Count(day.Resolved), Cell.Count(day.TheirResolved),
                Cell.Count(day.Backlog), Cell.Count(day.TheirBacklog),
            ]))]);

    private static ReportTable MethodSheet(MadeReport report)
    {
        ReportFigures figures = report.Figures;
        SheetCoverage coverage = figures.Province.Coverage;
        (string Name, string Text)[] facts =
        [
            ("Kỳ báo cáo", $"{Vn.Day(figures.Period.From)} - {Vn.Day(figures.Period.To)}"), ("Số liệu đến", figures.AsOf), ("Phiên bản", report.Edition.VersionText), ("Trạng thái", report.Edition.StateText),
            ("Quy tắc tính", figures.Law), ("Hồ sơ cấu hình", figures.Profile), ("Lần ghi nhận", figures.CommitNumber.ToString(CultureInfo.InvariantCulture)), ("SHA-256", report.Sha256),
            ("Đơn vị đang gửi số liệu", $"{coverage.Reporting}/{coverage.Expected}"), ("Đầy đủ", figures.Complete ? "Có" : "Không: có khoảng trống dữ liệu"), ("Dữ liệu", figures.Simulated ? Identity.SimulatedBand : "Thực tế"),
        ];
        return new ReportTable(
            "method", "Cách tính và căn cứ số liệu", [new("Mục", 2), new("Nội dung", 12)],
            [.. facts.Select(fact => new Row([Cell.Of(fact.Name), Cell.Of(fact.Text)])), .. Method.Lines(figures).Select(line => new Row([Cell.Of("Cách tính"), Cell.Of(line)]))]);
    }

    private static string Kind(string kind) => kind switch
    {
        "commune" => "Cấp xã",
        "department" => "Sở, ban, ngành",
        "centre" => "Trung tâm",
        _ => "Ngành dọc",
    };

    private static string Forecast(string? forecast) => forecast switch
    {
        null => "",
        "reached" => "Đã đạt",
        "not-at-this-rate" => "Không đạt với tốc độ hiện tại",
        _ => Vn.Day(forecast),
    };
}
