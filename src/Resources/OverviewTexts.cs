namespace Ioc.Resources;

/// <summary>Texts of the overview and the commune page.</summary>
public sealed class OverviewTexts(Language language)
{
    public string Today { get; } = language.Of("Hôm nay", "Today");
    public string Month { get; } = language.Of("Tháng này", "This month");
    public string LastMonth { get; } = language.Of("Tháng trước", "Last month");
    public string Period { get; } = language.Of("Kỳ số liệu", "Period");
    public string Communes { get; } = language.Of("Các xã, phường", "Communes and wards");
    public string Filter { get; } = language.Of("Tìm theo tên (không cần dấu)", "Find by name (accents not needed)");
    public string NoMatch { get; } = language.Of("Không có xã, phường nào khớp với từ tìm kiếm.", "No commune matches.");

    /// <summary>All rows; {0}: how many.</summary>
    public string AllRows { get; } = language.Of("Xem cả {0} xã, phường", "Show all {0} communes");

    /// <summary>Only the first rows; {0}: how many.</summary>
    public string FirstRows { get; } = language.Of("Chỉ xem {0} dòng đầu", "Show only the first {0}");

    public string Name { get; } = language.Of("Xã, phường", "Commune");
    public string LagScore { get; } = language.Of("Điểm tụt hậu", "Lag score");

    /// <summary>{0}: the components with their weights, {1}: fewest dossiers. Said through <see cref="FigureLaw"/>.</summary>
    public string LagScoreHow { get; } = language.Of(
        "0 là tốt nhất, 100 là kém nhất. Tổng có trọng số của phần còn thiếu so với mục tiêu: {0}. Dưới {1} hồ sơ tiếp nhận và giải quyết trong kỳ thì chưa đánh giá.",
        "0 is best, 100 is worst. Weighted shortfall from the goals: {0}. Below {1} dossiers received and resolved in the period there is no score.");

    public string MainReason { get; } = language.Of("Lý do chính", "Main reason");
    public string Online { get; } = language.Of("Trực tuyến", "Online");
    public string Backlog { get; } = language.Of("Đang giải quyết", "In progress");
    public string OnTime { get; } = language.Of("Đúng hạn", "On time");
    public string Outages { get; } = language.Of("Sự cố", "Incidents");
    public string Goal { get; } = language.Of("Mục tiêu", "Goal");
    public string Met { get; } = language.Of("đạt", "met");
    public string NotMet { get; } = language.Of("chưa đạt", "not met");
    public string How { get; } = language.Of("Cách tính", "How this is computed");
    public string AsOf { get; } = language.Of("Số liệu lúc", "Data as of");
    public string Now { get; } = language.Of("hiện tại", "now");
    public string Loading { get; } = language.Of("Đang tải số liệu…", "Loading…");
    public string LoadFailed { get; } = language.Of("Chưa tải được số liệu.", "The figures could not be loaded.");
    public string Retry { get; } = language.Of("Thử lại", "Try again");
    public string TooFew { get; } = language.Of("Quá ít hồ sơ để đánh giá", "Too few dossiers to judge");
    public string Offline { get; } = language.Of("Mất kết nối", "Offline");
    public string Back { get; } = language.Of("Về tổng quan", "Back to the overview");
    public string Trend { get; } = language.Of("Diễn biến 30 ngày", "Last 30 days");
    public string TrendTooLittle { get; } = language.Of("Chưa có số liệu trong khoảng này.", "Nothing is known of this span.");
    public string TrendUndrawn { get; } = language.Of("Chưa vẽ được biểu đồ; số liệu có trong bảng bên dưới.", "The chart could not be drawn; its numbers are in the table below.");
    public string TrendAsTable { get; } = language.Of("Xem số liệu dạng bảng", "Show the numbers as a table");
    public string TrendDay { get; } = language.Of("Ngày", "Day");
    public string TrendTime { get; } = language.Of("Thời điểm", "Time");
    public string Systems { get; } = language.Of("Các hệ thống tại đơn vị", "Systems at this unit");
    public string NoSystems { get; } = language.Of("Đơn vị chưa báo cáo hệ thống nào.", "This unit has not reported any system.");
    public string System { get; } = language.Of("Hệ thống", "System");
    public string State { get; } = language.Of("Trạng thái", "State");
    public string Since { get; } = language.Of("Từ lúc", "Since");
    public string Latency { get; } = language.Of("Độ trễ", "Latency");
    public string OverdueDossiers { get; } = language.Of("Hồ sơ quá hạn", "Overdue dossiers");
    public string NoOverdue { get; } = language.Of("Không có hồ sơ quá hạn.", "No dossier is overdue.");
    public string Dossier { get; } = language.Of("Số hồ sơ", "Dossier");
    public string Procedure { get; } = language.Of("Thủ tục", "Procedure");
    public string Due { get; } = language.Of("Hạn trả", "Due");
    public string DaysOver { get; } = language.Of("Số ngày làm việc quá hạn", "Working days over");
    public string MoreDossiers { get; } = language.Of("Xem thêm", "Show more");
    public string UnknownProcedure { get; } = language.Of("Thủ tục chưa có trong danh mục", "Procedure not in the catalogue");
    public string Reporting { get; } = language.Of("đơn vị báo cáo", "units reporting");
    public string Close { get; } = language.Of("Đóng", "Close");
    public string Reasons { get; } = language.Of("Vì sao tụt hậu", "Why it lags");
    public string Freshness { get; } = language.Of("Độ mới của số liệu", "Freshness of the data");
    public string Unit { get; } = language.Of("Đơn vị", "Unit");
}
