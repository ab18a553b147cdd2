namespace Ioc.Resources;

/// <summary>Texts of the page of targets.</summary>
public sealed class TargetTexts(Language language)
{
    public string Title { get; } = language.Of("Mục tiêu", "Targets");

    public string Lead { get; } = language.Of(
        "Các mục tiêu của Kế hoạch 02 và văn bản của tỉnh: đã đến đâu, còn thiếu bao nhiêu, với tốc độ hiện nay thì bao giờ đạt, ai chịu trách nhiệm.",
        "The targets of Plan 02 and of the province: how far they are, what is missing, when they are met at the present rate, who answers for them.");

    public string Name { get; } = language.Of("Mục tiêu", "Target");
    public string GoalColumn { get; } = language.Of("Yêu cầu", "Goal");
    public string Value { get; } = language.Of("Kết quả", "Value");
    public string Gap { get; } = language.Of("So với yêu cầu", "Against the goal");
    public string State { get; } = language.Of("Đánh giá", "State");
    public string Trend { get; } = language.Of("30 ngày qua", "Last 30 days");
    public string Forecast { get; } = language.Of("Dự báo", "Forecast");
    public string Responsible { get; } = language.Of("Chịu trách nhiệm", "Responsible");
    public string Deadline { get; } = language.Of("Thời hạn", "Deadline");
    public string NoDeadline { get; } = language.Of("thường xuyên", "standing");
    public string None { get; } = language.Of("Hồ sơ cấu hình của tỉnh chưa khai báo mục tiêu nào.", "The profile of the province names no targets.");
    public string Reached { get; } = language.Of("Đã đạt", "Met");
    public string NotAtThisRate { get; } = language.Of("Không đạt với tốc độ này", "Not at this rate");
    public string On { get; } = language.Of("Đạt vào {0}", "Met on {0}");
    public string Line { get; } = language.Of("Diễn biến 30 ngày: {0}", "Course of 30 days: {0}");
    public string ReportedBy { get; } = language.Of("báo cáo lúc {0}", "reported {0}");
    public string Filter { get; } = language.Of("Tình trạng", "State");
    public string All { get; } = language.Of("Tất cả", "All");
    public string Show { get; } = language.Of("Xem", "Show");
    public string AsOf { get; } = language.Of("Số liệu lúc", "Data as of");

    public string ValueHow { get; } = language.Of(
        "Mục tiêu đo bằng hồ sơ: từ đầu năm đến nay, theo công thức của chỉ tiêu. Mục tiêu đo bằng hệ thống: trong tháng. Mục tiêu khác: báo cáo mới nhất của tỉnh, hoặc gộp báo cáo của các đơn vị.",
        "Targets measured by dossiers: of the year so far, by the law of the figure. By systems: of the month. Others: the newest report of the province, or those of its units together.");

    public string GapHow { get; } = language.Of("Kết quả trừ yêu cầu; âm là còn thiếu.", "Value less goal; negative is what is missing.");

    public string TrendHow { get; } = language.Of(
        "Mức thay đổi trong 30 ngày theo đường thẳng bình phương tối thiểu qua giá trị từng ngày của 30 ngày qua.",
        "Change in 30 days by the line of least squares through the daily values of the last 30 days.");

    public string ForecastHow { get; } = language.Of(
        "Ngày mà đường thẳng đó đến mức yêu cầu. Không có dự báo khi chưa đủ ngày có số liệu.",
        "The day on which that line reaches the goal. None without enough days.");

    /// <summary>By the state of a target.</summary>
    public IReadOnlyDictionary<string, string> States { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["met"] = language.Of("Đạt", "Met"),
        ["open"] = language.Of("Đang thực hiện, chưa đạt", "Under way"),
        ["missed"] = language.Of("Chưa đạt, đã quá hạn", "Missed"),
        ["tracked"] = language.Of("Theo dõi, không có mức định lượng", "Tracked, no number to meet"),
        ["unknown"] = language.Of("Chưa có số liệu", "No data yet"),
        ["not-binding"] = language.Of("Không áp dụng cho tỉnh", "Does not bind the province"),
    };
}
