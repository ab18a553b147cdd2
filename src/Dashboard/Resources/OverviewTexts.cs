namespace Ioc.Dashboard.Resources;

/// <summary>Texts of the overview and the commune page.</summary>
public sealed record OverviewTexts
{
    public required string Today { get; init; }

    public required string Month { get; init; }

    public required string LastMonth { get; init; }

    public required string Period { get; init; }

    public required string Communes { get; init; }

    public required string Filter { get; init; }

    public required string NoMatch { get; init; }

    /// <summary>All rows; {0}: how many.</summary>
    public required string AllRows { get; init; }

    /// <summary>Only the first rows; {0}: how many.</summary>
    public required string FirstRows { get; init; }

    public required string Name { get; init; }

    public required string LagScore { get; init; }

    /// <summary>{0}: the components with their weights, {1}: fewest dossiers. Said through <see cref="FigureLaw"/>.</summary>
    public required string LagScoreHow { get; init; }

    public required string MainReason { get; init; }

    public required string Online { get; init; }

    public required string Backlog { get; init; }

    public required string OnTime { get; init; }

    public required string Outages { get; init; }

    public required string Goal { get; init; }

    public required string Met { get; init; }

    public required string NotMet { get; init; }

    public required string How { get; init; }

    public required string AsOf { get; init; }

    public required string Now { get; init; }

    public required string Loading { get; init; }

    public required string LoadFailed { get; init; }

    public required string Retry { get; init; }

    public required string TooFew { get; init; }

    public required string Offline { get; init; }

    public required string Back { get; init; }

    public required string Trend { get; init; }

    public required string TrendTooLittle { get; init; }

    public required string TrendUndrawn { get; init; }

    public required string TrendAsTable { get; init; }

    public required string TrendDay { get; init; }

    public required string TrendTime { get; init; }

    public required string Systems { get; init; }

    public required string NoSystems { get; init; }

    public required string System { get; init; }

    public required string State { get; init; }

    public required string Since { get; init; }

    public required string Latency { get; init; }

    public required string OverdueDossiers { get; init; }

    public required string NoOverdue { get; init; }

    public required string Dossier { get; init; }

    public required string Procedure { get; init; }

    public required string Due { get; init; }

    public required string DaysOver { get; init; }

    public required string MoreDossiers { get; init; }

    public required string UnknownProcedure { get; init; }

    public required string Reporting { get; init; }

    public required string Close { get; init; }

    public required string Reasons { get; init; }

    public required string Freshness { get; init; }

    public required string Unit { get; init; }

    internal static readonly OverviewTexts Vietnamese = new()
    {
        Today = "Hôm nay",
        Month = "Tháng này",
        LastMonth = "Tháng trước",
        Period = "Kỳ số liệu",
        Communes = "Các xã, phường",
        Filter = "Tìm theo tên (không cần dấu)",
        NoMatch = "Không có xã, phường nào khớp với từ tìm kiếm.",
        AllRows = "Xem cả {0} xã, phường",
        FirstRows = "Chỉ xem {0} dòng đầu",
        Name = "Xã, phường",
        LagScore = "Điểm tụt hậu",
        LagScoreHow = "0 là tốt nhất, 100 là kém nhất. Tổng có trọng số của phần còn thiếu so với mục tiêu: {0}. Dưới {1} hồ sơ tiếp nhận và giải quyết trong kỳ thì chưa đánh giá.",
        MainReason = "Lý do chính",
        Online = "Trực tuyến",
        Backlog = "Đang giải quyết",
        OnTime = "Đúng hạn",
        Outages = "Sự cố",
        Goal = "Mục tiêu",
        Met = "đạt",
        NotMet = "chưa đạt",
        How = "Cách tính",
        AsOf = "Số liệu lúc",
        Now = "hiện tại",
        Loading = "Đang tải số liệu…",
        LoadFailed = "Chưa tải được số liệu.",
        Retry = "Thử lại",
        TooFew = "Quá ít hồ sơ để đánh giá",
        Offline = "Mất kết nối",
        Back = "Về tổng quan",
        Trend = "Diễn biến 30 ngày",
        TrendTooLittle = "Chưa có số liệu trong khoảng này.",
        TrendUndrawn = "Chưa vẽ được biểu đồ; số liệu có trong bảng bên dưới.",
        TrendAsTable = "Xem số liệu dạng bảng",
        TrendDay = "Ngày",
        TrendTime = "Thời điểm",
        Systems = "Các hệ thống tại đơn vị",
        NoSystems = "Đơn vị chưa báo cáo hệ thống nào.",
        System = "Hệ thống",
        State = "Trạng thái",
        Since = "Từ lúc",
        Latency = "Độ trễ",
        OverdueDossiers = "Hồ sơ quá hạn",
        NoOverdue = "Không có hồ sơ quá hạn.",
        Dossier = "Số hồ sơ",
        Procedure = "Thủ tục",
        Due = "Hạn trả",
        DaysOver = "Số ngày làm việc quá hạn",
        MoreDossiers = "Xem thêm",
        UnknownProcedure = "Thủ tục chưa có trong danh mục",
        Reporting = "đơn vị báo cáo",
        Close = "Đóng",
        Reasons = "Vì sao tụt hậu",
        Freshness = "Độ mới của số liệu",
        Unit = "Đơn vị",
    };

    internal static readonly OverviewTexts English = new()
    {
        Today = "Today",
        Month = "This month",
        LastMonth = "Last month",
        Period = "Period",
        Communes = "Communes and wards",
        Filter = "Find by name (accents not needed)",
        NoMatch = "No commune matches.",
        AllRows = "Show all {0} communes",
        FirstRows = "Show only the first {0}",
        Name = "Commune",
        LagScore = "Lag score",
        LagScoreHow = "0 is best, 100 is worst. Weighted shortfall from the goals: {0}. Below {1} dossiers received and resolved in the period there is no score.",
        MainReason = "Main reason",
        Online = "Online",
        Backlog = "In progress",
        OnTime = "On time",
        Outages = "Incidents",
        Goal = "Goal",
        Met = "met",
        NotMet = "not met",
        How = "How this is computed",
        AsOf = "Data as of",
        Now = "now",
        Loading = "Loading…",
        LoadFailed = "The figures could not be loaded.",
        Retry = "Try again",
        TooFew = "Too few dossiers to judge",
        Offline = "Offline",
        Back = "Back to the overview",
        Trend = "Last 30 days",
        TrendTooLittle = "Nothing is known of this span.",
        TrendUndrawn = "The chart could not be drawn; its numbers are in the table below.",
        TrendAsTable = "Show the numbers as a table",
        TrendDay = "Day",
        TrendTime = "Time",
        Systems = "Systems at this unit",
        NoSystems = "This unit has not reported any system.",
        System = "System",
        State = "State",
        Since = "Since",
        Latency = "Latency",
        OverdueDossiers = "Overdue dossiers",
        NoOverdue = "No dossier is overdue.",
        Dossier = "Dossier",
        Procedure = "Procedure",
        Due = "Due",
        DaysOver = "Working days over",
        MoreDossiers = "Show more",
        UnknownProcedure = "Procedure not in the catalogue",
        Reporting = "units reporting",
        Close = "Close",
        Reasons = "Why it lags",
        Freshness = "Freshness of the data",
        Unit = "Unit",
    };
}
