namespace Ioc.Dashboard.Resources;

/// <summary>Texts of the page of targets.</summary>
public sealed record TargetTexts
{
    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string Name { get; init; }

    public required string GoalColumn { get; init; }

    public required string Value { get; init; }

    public required string Gap { get; init; }

    public required string State { get; init; }

    public required string Trend { get; init; }

    public required string Forecast { get; init; }

    public required string Responsible { get; init; }

    public required string Deadline { get; init; }

    public required string NoDeadline { get; init; }

    public required string None { get; init; }

    public required string Reached { get; init; }

    public required string NotAtThisRate { get; init; }

    public required string On { get; init; }

    public required string Line { get; init; }

    public required string ReportedBy { get; init; }

    public required string Filter { get; init; }

    public required string All { get; init; }

    public required string Show { get; init; }

    public required string AsOf { get; init; }

    public required string ValueHow { get; init; }

    public required string GapHow { get; init; }

    public required string TrendHow { get; init; }

    public required string ForecastHow { get; init; }

    /// <summary>By the state of a target.</summary>
    public required IReadOnlyDictionary<string, string> States { get; init; }

    internal static readonly TargetTexts Vietnamese = new()
    {
        Title = "Mục tiêu",
        Lead = "Các mục tiêu của Kế hoạch 02 và văn bản của tỉnh: đã đến đâu, còn thiếu bao nhiêu, với tốc độ hiện nay thì bao giờ đạt, ai chịu trách nhiệm.",
        Name = "Mục tiêu",
        GoalColumn = "Yêu cầu",
        Value = "Kết quả",
        Gap = "So với yêu cầu",
        State = "Đánh giá",
        Trend = "30 ngày qua",
        Forecast = "Dự báo",
        Responsible = "Chịu trách nhiệm",
        Deadline = "Thời hạn",
        NoDeadline = "thường xuyên",
        None = "Hồ sơ cấu hình của tỉnh chưa khai báo mục tiêu nào.",
        Reached = "Đã đạt",
        NotAtThisRate = "Không đạt với tốc độ này",
        On = "Đạt vào {0}",
        Line = "Diễn biến 30 ngày: {0}",
        ReportedBy = "báo cáo lúc {0}",
        Filter = "Tình trạng",
        All = "Tất cả",
        Show = "Xem",
        AsOf = "Số liệu lúc",
        ValueHow = "Mục tiêu đo bằng hồ sơ: từ đầu năm đến nay, theo công thức của chỉ tiêu. Mục tiêu đo bằng hệ thống: trong tháng. Mục tiêu khác: báo cáo mới nhất của tỉnh, hoặc gộp báo cáo của các đơn vị.",
        GapHow = "Kết quả trừ yêu cầu; âm là còn thiếu.",
        TrendHow = "Mức thay đổi trong 30 ngày theo đường thẳng bình phương tối thiểu qua giá trị từng ngày của 30 ngày qua.",
        ForecastHow = "Ngày mà đường thẳng đó đến mức yêu cầu. Không có dự báo khi chưa đủ ngày có số liệu.",
        States = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["met"] = "Đạt",
            ["open"] = "Đang thực hiện, chưa đạt",
            ["missed"] = "Chưa đạt, đã quá hạn",
            ["tracked"] = "Theo dõi, không có mức định lượng",
            ["unknown"] = "Chưa có số liệu",
            ["not-binding"] = "Không áp dụng cho tỉnh",
        },
    };

    internal static readonly TargetTexts English = new()
    {
        Title = "Targets",
        Lead = "The targets of Plan 02 and of the province: how far they are, what is missing, when they are met at the present rate, who answers for them.",
        Name = "Target",
        GoalColumn = "Goal",
        Value = "Value",
        Gap = "Against the goal",
        State = "State",
        Trend = "Last 30 days",
        Forecast = "Forecast",
        Responsible = "Responsible",
        Deadline = "Deadline",
        NoDeadline = "standing",
        None = "The profile of the province names no targets.",
        Reached = "Met",
        NotAtThisRate = "Not at this rate",
        On = "Met on {0}",
        Line = "Course of 30 days: {0}",
        ReportedBy = "reported {0}",
        Filter = "State",
        All = "All",
        Show = "Show",
        AsOf = "Data as of",
        ValueHow = "Targets measured by dossiers: of the year so far, by the law of the figure. By systems: of the month. Others: the newest report of the province, or those of its units together.",
        GapHow = "Value less goal; negative is what is missing.",
        TrendHow = "Change in 30 days by the line of least squares through the daily values of the last 30 days.",
        ForecastHow = "The day on which that line reaches the goal. None without enough days.",
        States = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["met"] = "Met",
            ["open"] = "Under way",
            ["missed"] = "Missed",
            ["tracked"] = "Tracked, no number to meet",
            ["unknown"] = "No data yet",
            ["not-binding"] = "Does not bind the province",
        },
    };
}
