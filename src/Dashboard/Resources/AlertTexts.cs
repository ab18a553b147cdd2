namespace Ioc.Dashboard.Resources;

/// <summary>Texts of alerts.</summary>
public sealed partial record AlertTexts
{
    public required string Title { get; init; }

    public required string Text { get; init; }

    public required string OpenTitle { get; init; }

    public required string NoneOpen { get; init; }

    public required string Since { get; init; }

    public required string Until { get; init; }

    public required string Spans { get; init; }

    public required string SpanOpen { get; init; }

    public required string NoSpans { get; init; }

    public required string Above { get; init; }

    public required string Below { get; init; }

    public required string SystemDown { get; init; }

    public required string ManyUnits { get; init; }

    /// <summary>{0}: who sends, {1}: topic and partition, {2}: since when.</summary>
    public required string WaitsForTransaction { get; init; }

    public required string UnknownSender { get; init; }

    public required string EachUnit { get; init; }

    public required string Acknowledge { get; init; }

    public required string Acknowledged { get; init; }

    /// <summary>Units that joined after somebody acknowledged: {0}.</summary>
    public required string JoinedSince { get; init; }

    public required string NotYours { get; init; }

    public required string NotTaken { get; init; }

    public required string Raised { get; init; }

    public required string Joined { get; init; }

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

    /// <summary>{0} units are shown: those of an alert.</summary>
    public required string OnlyUnits { get; init; }

    public required string AllUnits { get; init; }

    public required string OneUnit { get; init; }

    public required string Goal { get; init; }

    public required string Direction { get; init; }

    public required string Threshold { get; init; }

    public required string ShareHint { get; init; }

    public required string Clear { get; init; }

    public required string Minutes { get; init; }

    public required string Quiet { get; init; }

    public required string Escalate { get; init; }

    public required string EscalateHint { get; init; }

    public required string Enabled { get; init; }

    public required string Disabled { get; init; }

    public required string Edit { get; init; }

    public required string Cancel { get; init; }

    public required string Delete { get; init; }

    public required string Deleted { get; init; }

    public required string Shipped { get; init; }

    public required string Back { get; init; }

    public required string Save { get; init; }

    public required string Saved { get; init; }

    public required string Wrong { get; init; }

    public required string Silence { get; init; }

    public required string SilenceWhat { get; init; }

    public required string SilenceAll { get; init; }

    public required string SilenceUnit { get; init; }

    public required string SilencedUntil { get; init; }

    public required string Test { get; init; }

    public required string Tested { get; init; }

    public required string NowhereSet { get; init; }

    public required string TestTitle { get; init; }

    public required string History { get; init; }

    public required string Deliveries { get; init; }

    public required string Attempts { get; init; }

    public required string Older { get; init; }

    public required string SoundOn { get; init; }

    public required string SoundOff { get; init; }

    public required string Course { get; init; }

    public required string CourseAway { get; init; }

    /// <summary>{0} figure, {1} where, {2} lowest, {3} its time, {4} highest, {5} its time.</summary>
    public required string CourseSummary { get; init; }

    public required string NoHistory { get; init; }

    /// <summary>Name of the state of a message: waiting, done, failed.</summary>
    public required IReadOnlyDictionary<string, string> DeliveryStates { get; init; }

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
        Until = "đến",
        Spans = "Vùng tô: lúc đang có cảnh báo về chỉ số này",
        SpanOpen = "nay",
        NoSpans = "Không có cảnh báo về chỉ số này trong khoảng ngày trên.",
        Above = "trên",
        Below = "dưới",
        SystemDown = "Số đơn vị mất hệ thống",
        ManyUnits = "{0} đơn vị: {1} và {2} đơn vị khác",
        WaitsForTransaction = "chờ giao dịch Kafka chưa kết thúc của {0} trên {1} từ {2}",
        UnknownSender = "một nguồn không đọc được",
        EachUnit = "Từng đơn vị",
        Acknowledge = "Nhận xử lý",
        Acknowledged = "{0} đã nhận lúc {1}",
        JoinedSince = "{0} đơn vị mới thêm sau đó, chưa ai nhận",
        NotYours = "Việc này liên quan đơn vị hoặc hệ thống ngoài phạm vi của bạn: cấp tỉnh nhận xử lý.",
        NotTaken = "Chưa nhận được: cảnh báo đã hết, đã có người nhận, hoặc liên quan đơn vị ngoài phạm vi của bạn.",
        Raised = "Cảnh báo",
        Joined = "Cảnh báo thêm đơn vị",
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
        OnlyUnits = "Chỉ {0} đơn vị của một cảnh báo",
        AllUnits = "Xem tất cả",
        OneUnit = "Một đơn vị",
        Goal = "mục tiêu",
        Direction = "Báo khi",
        Threshold = "Ngưỡng",
        ShareHint = "Tỷ lệ viết theo phần trăm, ví dụ 30",
        Clear = "Mức an toàn",
        Minutes = "Kéo dài (phút)",
        Quiet = "Giờ yên lặng từ, đến",
        Escalate = "Nhắc lại nếu chưa ai nhận sau (phút)",
        EscalateHint = "Gửi cả nơi nhận cấp trên, lặp lại đến khi có người nhận, nhiều nhất {0} lần",
        Enabled = "Đang bật",
        Disabled = "Đang tắt",
        Edit = "Sửa",
        Cancel = "Thôi",
        Delete = "Xóa quy tắc",
        Deleted = "Đã xóa quy tắc.",
        Shipped = "Quy tắc có sẵn: có thể tắt, không xóa.",
        Back = "Cảnh báo",
        Save = "Lưu",
        Saved = "Đã lưu.",
        Wrong = "Chưa lưu được: {0}",
        Silence = "Tạm dừng gửi (giờ, 0: gửi lại)",
        SilenceWhat = "Tạm dừng gửi về",
        SilenceAll = "Cả quy tắc",
        SilenceUnit = "{0}: tạm dừng gửi đến {1}",
        SilencedUntil = "Tạm dừng gửi đến {0}",
        Test = "Gửi thử",
        Tested = "Đã gửi thử tới {0} nơi nhận.",
        NowhereSet = "Chưa đặt nơi nhận: Ioc__Alerts__Webhooks, Ioc__Alerts__Mail__To.",
        TestTitle = "Thử cảnh báo",
        History = "Đã qua",
        Deliveries = "Đã gửi",
        Attempts = "lần thử",
        Older = "Cũ hơn",
        SoundOn = "Bật âm báo",
        SoundOff = "Tắt âm báo",
        Course = "24 giờ quanh lúc cảnh báo",
        CourseAway = "Biểu đồ tạm không có",
        CourseSummary = "{0}, {1}: thấp nhất {2} lúc {3}, cao nhất {4} lúc {5}",
        NoHistory = "Chưa có cảnh báo nào đã qua.",
        DeliveryStates = new Dictionary<string, string>(StringComparer.Ordinal) { ["waiting"] = "đang chờ gửi", ["done"] = "đã nhận", ["failed"] = "không gửi được" },
        RuleNames = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["source-late"] = "Dữ liệu đến chậm",
            ["series-refused"] = "InfluxDB không nhận số liệu biểu đồ",
            ["few-reporting"] = "Nhiều đơn vị không gửi dữ liệu",
            ["system-wide"] = "Sự cố diện rộng",
            ["commune-offline"] = "Xã, phường mất kết nối",
            ["silent-sender"] = "Đơn vị im lặng quá lâu",
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
            ["paused"] = "Hồ sơ đang tạm dừng",
            ["receivedToday"] = "Tiếp nhận hôm nay",
            ["resolvedToday"] = "Giải quyết hôm nay",
            ["onlineShare"] = "Nộp trực tuyến trong tháng",
            ["fullyOnlineShare"] = "Trực tuyến toàn trình trong tháng",
            ["onTimeRate"] = "Giải quyết đúng hạn trong tháng",
            ["averageWorkingHours"] = "Giờ làm việc trung bình mỗi hồ sơ trong tháng",
            ["digitizedComponentsShare"] = "Số hóa thành phần hồ sơ trong tháng",
            ["digitizedResultShare"] = "Số hóa kết quả trong tháng",
            ["onlinePaymentShare"] = "Thanh toán trực tuyến trong tháng",
            ["satisfiedShare"] = "Người dân hài lòng trong tháng",
            ["lagScore"] = "Điểm chậm trong tháng",
            ["availability"] = "Độ sẵn sàng hệ thống trong tháng",
            ["ownAvailability"] = "Độ sẵn sàng hệ thống của đơn vị trong tháng",
            ["outagesOpen"] = "Sự cố đang mở",
            ["offline"] = "Mất kết nối (từ một nửa hệ thống)",
            ["systemWide"] = "Sự cố diện rộng đang mở",
            ["reportingShare"] = "Tỷ lệ đơn vị đang báo cáo",
            ["silentMinutes"] = "Số phút không gửi gì",
            ["rejectedEvents"] = "Sự kiện bị từ chối hôm nay",
            ["incomplete"] = "Hồ sơ không rõ tiếp nhận hôm nay",
            ["sourceLag"] = "Dữ liệu đến chậm (giây)",
            ["seriesRefused"] = "Kho chuỗi thời gian từ chối (1: có)",
        },
    };
}
