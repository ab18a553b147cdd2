namespace Ioc.Dashboard.Resources;

/// <summary>Texts of alerts.</summary>
public sealed record AlertTexts
{
    public required string Title { get; init; }

    public required string Text { get; init; }

    public required string OpenTitle { get; init; }

    public required string NoneOpen { get; init; }

    public required string Since { get; init; }

    public required string Until { get; init; }

    public required string Above { get; init; }

    public required string Below { get; init; }

    public required string SystemDown { get; init; }

    public required string ManyUnits { get; init; }

    public required string EachUnit { get; init; }

    public required string Acknowledge { get; init; }

    public required string Acknowledged { get; init; }

    public required string Raised { get; init; }

    public required string Escalated { get; init; }

    public required string Ended { get; init; }

    public required string Critical { get; init; }

    public required string Warning { get; init; }

    public required string NotSent { get; init; }

    public required string Show { get; init; }

    public required string Rules { get; init; }

    public required string RulesText { get; init; }

    public required string NewRule { get; init; }

    public required string RuleName { get; init; }

    public required string Figure { get; init; }

    public required string Scope { get; init; }

    public required string ScopeHint { get; init; }

    public required string Direction { get; init; }

    public required string Threshold { get; init; }

    public required string ShareHint { get; init; }

    public required string Clear { get; init; }

    public required string Minutes { get; init; }

    public required string Quiet { get; init; }

    public required string Escalate { get; init; }

    public required string Enabled { get; init; }

    public required string Save { get; init; }

    public required string Saved { get; init; }

    public required string Wrong { get; init; }

    public required string Silence { get; init; }

    public required string SilencedUntil { get; init; }

    public required string Test { get; init; }

    public required string Tested { get; init; }

    public required string NowhereSet { get; init; }

    public required string TestTitle { get; init; }

    public required string History { get; init; }

    public required string Deliveries { get; init; }

    public required string Attempts { get; init; }

    public required string Older { get; init; }

    public required string Sound { get; init; }

    public required string SoundOn { get; init; }

    public required string SoundOff { get; init; }

    public required string Lasted { get; init; }

    public required string Value { get; init; }

    public required string Course { get; init; }

    /// <summary>Name of a shipped rule.</summary>
    public required IReadOnlyDictionary<string, string> RuleNames { get; init; }

    /// <summary>Name of a figure or state that rules watch.</summary>
    public required IReadOnlyDictionary<string, string> FigureNames { get; init; }

    internal static readonly AlertTexts Vietnamese = new()
    {
        Title = "Cảnh báo",
        Text = "Một quy tắc chỉ có một cảnh báo tại một thời điểm: một trăm xã cùng lúc vẫn là một cảnh báo.",
        OpenTitle = "Đang mở",
        NoneOpen = "Không có cảnh báo nào đang mở.",
        Since = "Từ",
        Until = "Đến",
        Above = "trên",
        Below = "dưới",
        SystemDown = "Số đơn vị mất hệ thống",
        ManyUnits = "{0} đơn vị: {1} và {2} đơn vị khác",
        EachUnit = "Từng đơn vị",
        Acknowledge = "Nhận xử lý",
        Acknowledged = "{0} đã nhận lúc {1}",
        Raised = "Cảnh báo",
        Escalated = "Cảnh báo chưa ai nhận",
        Ended = "Hết cảnh báo",
        Critical = "Nghiêm trọng",
        Warning = "Cần chú ý",
        NotSent = "Chưa gửi: giờ yên lặng hoặc đang tạm dừng",
        Show = "Xem số liệu",
        Rules = "Quy tắc",
        RulesText = "Điều kiện kéo dài đủ lâu mới thành cảnh báo, và chỉ hết khi số liệu trở lại mức an toàn.",
        NewRule = "Thêm quy tắc",
        RuleName = "Tên (để trống: đặt theo chỉ tiêu)",
        Figure = "Chỉ tiêu hoặc trạng thái",
        Scope = "Phạm vi",
        ScopeHint = "province, each (từng đơn vị) hoặc mã đơn vị",
        Direction = "Báo khi",
        Threshold = "Ngưỡng",
        ShareHint = "Tỷ lệ viết theo phần trăm, ví dụ 30",
        Clear = "Mức an toàn",
        Minutes = "Kéo dài (phút)",
        Quiet = "Giờ yên lặng từ, đến",
        Escalate = "Nhắc lại nếu chưa ai nhận sau (phút)",
        Enabled = "Đang bật",
        Save = "Lưu",
        Saved = "Đã lưu.",
        Wrong = "Chưa lưu được: {0}",
        Silence = "Tạm dừng gửi (giờ)",
        SilencedUntil = "Tạm dừng gửi đến {0}",
        Test = "Gửi thử",
        Tested = "Đã gửi thử tới {0} nơi nhận.",
        NowhereSet = "Chưa đặt nơi nhận: Ioc__Alerts__Webhooks, Ioc__Alerts__Mail__To.",
        TestTitle = "Thử cảnh báo",
        History = "Đã qua",
        Deliveries = "Đã gửi",
        Attempts = "lần thử",
        Older = "Cũ hơn",
        Sound = "Âm báo",
        SoundOn = "Bật âm báo",
        SoundOff = "Tắt âm báo",
        Lasted = "Kéo dài",
        Value = "Giá trị",
        Course = "Diễn biến 24 giờ quanh lúc cảnh báo",
        RuleNames = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["source-late"] = "Dữ liệu đến chậm",
            ["few-reporting"] = "Nhiều đơn vị không gửi dữ liệu",
            ["system-wide"] = "Sự cố diện rộng",
            ["commune-offline"] = "Xã, phường mất kết nối",
            ["overdue-share"] = "Quá hạn cao",
            ["on-time"] = "Đúng hạn thấp",
            ["availability"] = "Hệ thống gián đoạn nhiều",
        },
        FigureNames = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["backlog"] = "Hồ sơ đang giải quyết",
            ["overdue"] = "Hồ sơ quá hạn",
            ["overdueShare"] = "Tỷ lệ quá hạn trên đang giải quyết",
            ["dueSoon"] = "Hồ sơ sắp đến hạn",
            ["receivedToday"] = "Tiếp nhận hôm nay",
            ["onlineShare"] = "Nộp trực tuyến trong tháng",
            ["fullyOnlineShare"] = "Trực tuyến toàn trình trong tháng",
            ["onTimeRate"] = "Giải quyết đúng hạn trong tháng",
            ["satisfiedShare"] = "Người dân hài lòng trong tháng",
            ["availability"] = "Độ sẵn sàng hệ thống trong tháng",
            ["outagesOpen"] = "Sự cố đang mở",
            ["offline"] = "Mất kết nối (từ một nửa hệ thống)",
            ["systemWide"] = "Sự cố diện rộng đang mở",
            ["reportingShare"] = "Tỷ lệ đơn vị đang báo cáo",
            ["sourceLag"] = "Dữ liệu đến chậm (giây)",
        },
    };

    internal static readonly AlertTexts English = new()
    {
        Title = "Alerts",
        Text = "One rule has one alert at a time: a hundred communes at once are one.",
        OpenTitle = "Open",
        NoneOpen = "There are no open alerts.",
        Since = "Since",
        Until = "Until",
        Above = "above",
        Below = "below",
        SystemDown = "Units without the system",
        ManyUnits = "{0} units: {1} and {2} more",
        EachUnit = "Each unit",
        Acknowledge = "Acknowledge",
        Acknowledged = "{0} acknowledged it {1}",
        Raised = "Alert",
        Escalated = "Alert nobody acknowledged",
        Ended = "Alert over",
        Critical = "Critical",
        Warning = "Warning",
        NotSent = "Not sent: quiet hours or silenced",
        Show = "Show",
        Rules = "Rules",
        RulesText = "A condition must last to become an alert, and is over only when the figure is back at the safe level.",
        NewRule = "Add a rule",
        RuleName = "Name (empty: after its figure)",
        Figure = "Figure or state",
        Scope = "Scope",
        ScopeHint = "province, each, or the code of a unit",
        Direction = "Alert when",
        Threshold = "Threshold",
        ShareHint = "Shares in percent, e.g. 30",
        Clear = "Safe level",
        Minutes = "Lasting (minutes)",
        Quiet = "Quiet hours from, to",
        Escalate = "Send again when nobody acknowledged after (minutes)",
        Enabled = "Enabled",
        Save = "Save",
        Saved = "Saved.",
        Wrong = "Not saved: {0}",
        Silence = "Silence (hours)",
        SilencedUntil = "Silenced until {0}",
        Test = "Send a test",
        Tested = "A test is on its way to {0} places.",
        NowhereSet = "Nowhere to send to is set: Ioc__Alerts__Webhooks, Ioc__Alerts__Mail__To.",
        TestTitle = "Test of alerts",
        History = "History",
        Deliveries = "Sent",
        Attempts = "attempts",
        Older = "Older",
        Sound = "Sound",
        SoundOn = "Sound on",
        SoundOff = "Sound off",
        Lasted = "Lasted",
        Value = "Value",
        Course = "The 24 hours around the alert",
        RuleNames = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["source-late"] = "Data arrives late",
            ["few-reporting"] = "Few units send data",
            ["system-wide"] = "System-wide incident",
            ["commune-offline"] = "Commune offline",
            ["overdue-share"] = "Many overdue",
            ["on-time"] = "Few resolved on time",
            ["availability"] = "Systems down much",
        },
        FigureNames = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["backlog"] = "Dossiers in progress",
            ["overdue"] = "Overdue dossiers",
            ["overdueShare"] = "Overdue share of the backlog",
            ["dueSoon"] = "Dossiers due soon",
            ["receivedToday"] = "Received today",
            ["onlineShare"] = "Filed online this month",
            ["fullyOnlineShare"] = "Fully online this month",
            ["onTimeRate"] = "Resolved on time this month",
            ["satisfiedShare"] = "Citizens satisfied this month",
            ["availability"] = "System availability this month",
            ["outagesOpen"] = "Open incidents",
            ["offline"] = "Offline (half of the systems or more)",
            ["systemWide"] = "Open system-wide incidents",
            ["reportingShare"] = "Share of units reporting",
            ["sourceLag"] = "Data late (seconds)",
        },
    };
}
