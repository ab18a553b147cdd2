using Ioc.Metrics.Kpis;

namespace Ioc.Reports.Content;

/// <summary>One figure of the sheet as reports list it. Figure: the count whose dossiers it rests on; null: no dossiers.</summary>
public sealed record KeyFigure(string Key, string NameVi, CellKind Kind, Func<KpiSheet, double?> Value, string? Figure = null)
{
    public Cell Cell(KpiSheet? sheet, string? unit = null) =>
        new(Kind, sheet is null ? null : Value(sheet), null) { Source = Figure is null ? null : new FigureSource(Figure) { Unit = unit } };
}

/// <summary>The figures of a KPI sheet in the order and the words of reports.</summary>
public static class KeyFigures
{
    public static IReadOnlyList<KeyFigure> All { get; } =
    [
        Count("received", "Hồ sơ tiếp nhận", sheet => sheet.Received),
        Count("receivedOnline", "Tiếp nhận trực tuyến", sheet => sheet.ReceivedOnline),
        new("onlineShare", "Tỷ lệ tiếp nhận trực tuyến", CellKind.Share, sheet => sheet.OnlineShare, "receivedOnline"),
        Count("outsideArea", "Tiếp nhận không phụ thuộc địa giới hành chính", sheet => sheet.OutsideArea),
        Count("resolved", "Hồ sơ đã giải quyết", sheet => sheet.Resolved),
        Count("resolvedOnTime", "Giải quyết đúng hạn và trước hạn", sheet => sheet.ResolvedOnTime),
        new("onTimeRate", "Tỷ lệ đúng hạn và trước hạn", CellKind.Share, sheet => sheet.OnTimeRate, "resolvedOnTime"),
        Count("resolvedEarly", "Giải quyết trước hạn", sheet => sheet.ResolvedEarly),
        Count("resolvedDueByDefault", "Áp dụng thời hạn mặc định", sheet => sheet.ResolvedDueByDefault),
        Count("resolvedFullyOnline", "Giải quyết trực tuyến toàn trình", sheet => sheet.ResolvedFullyOnline),
        new("fullyOnlineShare", "Tỷ lệ trực tuyến toàn trình", CellKind.Share, sheet => sheet.FullyOnlineShare, "resolvedFullyOnline"),
        Count("rejected", "Từ chối tiếp nhận", sheet => sheet.Rejected),
        Count("withdrawn", "Công dân rút hồ sơ", sheet => sheet.Withdrawn),
        Count("stopped", "Dừng xử lý, chuyển đơn vị khác", sheet => sheet.Stopped),
        Count("backlog", "Hồ sơ đang giải quyết", sheet => sheet.Backlog),
        Count("overdue", "Đang giải quyết, đã quá hạn", sheet => sheet.Overdue),
        Count("dueSoon", "Sắp đến hạn", sheet => sheet.DueSoon),
        Count("paused", "Tạm dừng chờ bổ sung, nghĩa vụ tài chính", sheet => sheet.Paused),
        new("averageWorkingHours", "Thời gian giải quyết bình quân (giờ làm việc)", CellKind.Decimal, sheet => sheet.AverageWorkingHours, "resolved"),
        new("digitizedComponentsShare", "Tỷ lệ số hóa thành phần hồ sơ", CellKind.Share, sheet => sheet.DigitizedComponentsShare, "received"),
        new("digitizedResultShare", "Tỷ lệ số hóa kết quả giải quyết", CellKind.Share, sheet => sheet.DigitizedResultShare, "resolved"),
        new("onlinePaymentShare", "Tỷ lệ thanh toán trực tuyến", CellKind.Share, sheet => sheet.OnlinePaymentShare, "resolved"),
        new("ratings", "Lượt đánh giá", CellKind.Count, sheet => sheet.Ratings),
        new("satisfaction", "Điểm hài lòng bình quân (thang 5)", CellKind.Decimal, sheet => sheet.Satisfaction),
        new("satisfiedShare", "Tỷ lệ hài lòng", CellKind.Share, sheet => sheet.SatisfiedShare),
        new("outagesOpen", "Sự cố đang mở", CellKind.Count, sheet => sheet.OutagesOpen),
        new("communesOffline", "Đơn vị mất kết nối", CellKind.Count, sheet => sheet.CommunesOffline),
        new("downtimeMinutes", "Thời gian gián đoạn (phút)", CellKind.Decimal, sheet => sheet.DowntimeMinutes),
        new("unobservedMinutes", "Thời gian không quan sát được (phút)", CellKind.Decimal, sheet => sheet.UnobservedMinutes),
        new("availability", "Mức độ sẵn sàng của hệ thống", CellKind.Share, sheet => sheet.Availability),
        new("ownAvailability", "Mức độ sẵn sàng (trừ sự cố toàn hệ thống)", CellKind.Share, sheet => sheet.OwnAvailability),
    ];

    public static KeyFigure Of(string key) => All.First(figure => figure.Key == key);

    private static KeyFigure Count(string key, string name, Func<KpiSheet, double?> value) => new(key, name, CellKind.Count, value, key);
}
