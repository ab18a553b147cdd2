namespace Ioc.Resources;

/// <summary>Texts of alerts.</summary>
public sealed class AlertTexts(Language language)
{
    public string Title { get; } = language.Of("Cảnh báo", "Alerts");

    public string Text { get; } = language.Of(
        "Một quy tắc chỉ có một cảnh báo tại một thời điểm: một trăm xã cùng lúc vẫn là một cảnh báo.",
        "One rule has one alert at a time: a hundred communes at once are one.");

    public string OpenTitle { get; } = language.Of("Đang mở", "Open");
    public string NoneOpen { get; } = language.Of("Không có cảnh báo nào đang mở.", "There are no open alerts.");
    public string Since { get; } = language.Of("Từ", "Since");
    public string Until { get; } = language.Of("đến", "until");
    public string Spans { get; } = language.Of("Vùng tô: lúc đang có cảnh báo về chỉ số này", "Shaded: an alert about this figure was open");
    public string SpanOpen { get; } = language.Of("nay", "now");
    public string NoSpans { get; } = language.Of("Không có cảnh báo về chỉ số này trong khoảng ngày trên.", "No alert about this figure in these days.");
    public string Above { get; } = language.Of("trên", "above");
    public string Below { get; } = language.Of("dưới", "below");
    public string SystemDown { get; } = language.Of("Số đơn vị mất hệ thống", "Units without the system");
    public string ManyUnits { get; } = language.Of("{0} đơn vị: {1} và {2} đơn vị khác", "{0} units: {1} and {2} more");

    /// <summary>{0}: who sends, {1}: topic and partition, {2}: since when.</summary>
    public string WaitsForTransaction { get; } = language.Of(
        "chờ giao dịch Kafka chưa kết thúc của {0} trên {1} từ {2}",
        "waits for the open Kafka transaction of {0} on {1} since {2}");

    public string UnknownSender { get; } = language.Of("một nguồn không đọc được", "a sender that cannot be read");
    public string EachUnit { get; } = language.Of("Từng đơn vị", "Each unit");
    public string Acknowledge { get; } = language.Of("Nhận xử lý", "Acknowledge");
    public string Acknowledged { get; } = language.Of("{0} đã nhận lúc {1}", "{0} acknowledged it {1}");

    /// <summary>Units that joined after somebody acknowledged: {0}.</summary>
    public string JoinedSince { get; } = language.Of(
        "{0} đơn vị mới thêm sau đó, chưa ai nhận",
        "{0} unit joined since, nobody has acknowledged it|{0} units joined since, nobody has acknowledged them");

    public string NotYours { get; } = language.Of(
        "Việc này liên quan đơn vị hoặc hệ thống ngoài phạm vi của bạn: cấp tỉnh nhận xử lý.",
        "This touches units or systems that are not yours: the province acts on it.");

    public string NotTaken { get; } = language.Of(
        "Chưa nhận được: cảnh báo đã hết, đã có người nhận, hoặc liên quan đơn vị ngoài phạm vi của bạn.",
        "Not acknowledged: it is over, somebody was first, or it touches units that are not yours.");

    public string Raised { get; } = language.Of("Cảnh báo", "Alert");
    public string Joined { get; } = language.Of("Cảnh báo thêm đơn vị", "Alert, more units");
    public string Escalated { get; } = language.Of("Cảnh báo chưa ai nhận", "Alert nobody acknowledged");
    public string Ended { get; } = language.Of("Hết cảnh báo", "Alert over");
    public string Critical { get; } = language.Of("Nghiêm trọng", "Critical");
    public string Warning { get; } = language.Of("Cần chú ý", "Warning");
    public string NotSent { get; } = language.Of("Chưa gửi: giờ yên lặng hoặc đang tạm dừng", "Not sent: quiet hours or silenced");
    public string Show { get; } = language.Of("Xem số liệu", "Show");
    public string Rules { get; } = language.Of("Quy tắc", "Rules");

    public string RulesText { get; } = language.Of(
        "Điều kiện kéo dài đủ lâu mới thành cảnh báo, và chỉ hết khi số liệu trở lại mức an toàn.",
        "A condition must last to become an alert, and is over only when the figure is back at the safe level.");

    public string NewRule { get; } = language.Of("Thêm quy tắc", "Add a rule");
    public string RuleName { get; } = language.Of("Tên (để trống: đặt theo chỉ tiêu)", "Name (empty: after its figure)");
    public string Figure { get; } = language.Of("Chỉ tiêu hoặc trạng thái", "Figure or state");
    public string Scope { get; } = language.Of("Phạm vi", "Scope");

    /// <summary>{0} units are shown: those of an alert.</summary>
    public string OnlyUnits { get; } = language.Of("Chỉ {0} đơn vị của một cảnh báo", "Only the {0} units of an alert");

    public string AllUnits { get; } = language.Of("Xem tất cả", "Show all");
    public string OneUnit { get; } = language.Of("Một đơn vị", "One unit");
    public string Goal { get; } = language.Of("mục tiêu", "goal");
    public string Direction { get; } = language.Of("Báo khi", "Alert when");
    public string Threshold { get; } = language.Of("Ngưỡng", "Threshold");
    public string ShareHint { get; } = language.Of("Tỷ lệ viết theo phần trăm, ví dụ 30", "Shares in percent, e.g. 30");
    public string Clear { get; } = language.Of("Mức an toàn", "Safe level");
    public string Minutes { get; } = language.Of("Kéo dài (phút)", "Lasting (minutes)");
    public string Quiet { get; } = language.Of("Giờ yên lặng từ, đến", "Quiet hours from, to");
    public string Escalate { get; } = language.Of("Nhắc lại nếu chưa ai nhận sau (phút)", "Send again when nobody acknowledged after (minutes)");

    public string EscalateHint { get; } = language.Of(
        "Gửi cả nơi nhận cấp trên, lặp lại đến khi có người nhận, nhiều nhất {0} lần",
        "Also to those of escalation, again until somebody acknowledges, at most {0} times");

    public string Enabled { get; } = language.Of("Đang bật", "Enabled");
    public string Disabled { get; } = language.Of("Đang tắt", "Disabled");
    public string Edit { get; } = language.Of("Sửa", "Edit");
    public string Cancel { get; } = language.Of("Thôi", "Cancel");
    public string Delete { get; } = language.Of("Xóa quy tắc", "Delete the rule");
    public string Deleted { get; } = language.Of("Đã xóa quy tắc.", "The rule is deleted.");
    public string Shipped { get; } = language.Of("Quy tắc có sẵn: có thể tắt, không xóa.", "A shipped rule: it can be disabled, not deleted.");
    public string Back { get; } = language.Of("Cảnh báo", "Alerts");
    public string Save { get; } = language.Of("Lưu", "Save");
    public string Saved { get; } = language.Of("Đã lưu.", "Saved.");
    public string Wrong { get; } = language.Of("Chưa lưu được: {0}", "Not saved: {0}");
    public string Silence { get; } = language.Of("Tạm dừng gửi (giờ, 0: gửi lại)", "Silence (hours, 0: end it)");
    public string SilenceWhat { get; } = language.Of("Tạm dừng gửi về", "Silence");
    public string SilenceAll { get; } = language.Of("Cả quy tắc", "The whole rule");
    public string SilenceUnit { get; } = language.Of("{0}: tạm dừng gửi đến {1}", "{0}: silenced until {1}");
    public string SilencedUntil { get; } = language.Of("Tạm dừng gửi đến {0}", "Silenced until {0}");
    public string Test { get; } = language.Of("Gửi thử", "Send a test");
    public string Tested { get; } = language.Of("Đã gửi thử tới {0} nơi nhận.", "A test is on its way to {0} places.");

    public string NowhereSet { get; } = language.Of(
        "Chưa đặt nơi nhận: Ioc__Alerts__Webhooks, Ioc__Alerts__Mail__To.",
        "Nowhere to send to is set: Ioc__Alerts__Webhooks, Ioc__Alerts__Mail__To.");

    public string TestTitle { get; } = language.Of("Thử cảnh báo", "Test of alerts");
    public string History { get; } = language.Of("Đã qua", "History");
    public string Deliveries { get; } = language.Of("Đã gửi", "Sent");
    public string Attempts { get; } = language.Of("lần thử", "attempts");
    public string Older { get; } = language.Of("Cũ hơn", "Older");
    public string SoundOn { get; } = language.Of("Bật âm báo", "Sound on");
    public string SoundOff { get; } = language.Of("Tắt âm báo", "Sound off");
    public string Course { get; } = language.Of("24 giờ quanh lúc cảnh báo", "The 24 hours around the alert");
    public string CourseAway { get; } = language.Of("Biểu đồ tạm không có", "The chart is not available now");

    /// <summary>{0} figure, {1} where, {2} lowest, {3} its time, {4} highest, {5} its time.</summary>
    public string CourseSummary { get; } = language.Of("{0}, {1}: thấp nhất {2} lúc {3}, cao nhất {4} lúc {5}", "{0}, {1}: lowest {2} at {3}, highest {4} at {5}");

    public string NoHistory { get; } = language.Of("Chưa có cảnh báo nào đã qua.", "No alert has been yet.");

    /// <summary>Name of the state of a message: waiting, done, failed.</summary>
    public IReadOnlyDictionary<string, string> DeliveryStates { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["waiting"] = language.Of("đang chờ gửi", "waiting"),
        ["done"] = language.Of("đã nhận", "delivered"),
        ["failed"] = language.Of("không gửi được", "not delivered"),
    };

    /// <summary>Name of a shipped rule.</summary>
    public IReadOnlyDictionary<string, string> RuleNames { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["source-late"] = language.Of("Dữ liệu đến chậm", "Data arrives late"),
        ["series-refused"] = language.Of("InfluxDB không nhận số liệu biểu đồ", "InfluxDB takes no chart data"),
        ["few-reporting"] = language.Of("Nhiều đơn vị không gửi dữ liệu", "Few units send data"),
        ["system-wide"] = language.Of("Sự cố diện rộng", "System-wide incident"),
        ["commune-offline"] = language.Of("Xã, phường mất kết nối", "Commune offline"),
        ["silent-sender"] = language.Of("Đơn vị im lặng quá lâu", "Unit silent for long"),
        ["overdue-share"] = language.Of("Quá hạn cao", "Many overdue"),
        ["on-time"] = language.Of("Đúng hạn thấp", "Few resolved on time"),
        ["availability"] = language.Of("Hệ thống gián đoạn nhiều", "Systems down much"),
    };

    /// <summary>Name of a figure or state that rules watch.</summary>
    public IReadOnlyDictionary<string, string> FigureNames { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["backlog"] = language.Of("Hồ sơ đang giải quyết", "Dossiers in progress"),
        ["overdue"] = language.Of("Hồ sơ quá hạn", "Overdue dossiers"),
        ["overdueShare"] = language.Of("Tỷ lệ quá hạn trên đang giải quyết", "Overdue share of the backlog"),
        ["dueSoon"] = language.Of("Hồ sơ sắp đến hạn", "Dossiers due soon"),
        ["paused"] = language.Of("Hồ sơ đang tạm dừng", "Paused dossiers"),
        ["receivedToday"] = language.Of("Tiếp nhận hôm nay", "Received today"),
        ["resolvedToday"] = language.Of("Giải quyết hôm nay", "Resolved today"),
        ["onlineShare"] = language.Of("Nộp trực tuyến trong tháng", "Filed online this month"),
        ["fullyOnlineShare"] = language.Of("Trực tuyến toàn trình trong tháng", "Fully online this month"),
        ["onTimeRate"] = language.Of("Giải quyết đúng hạn trong tháng", "Resolved on time this month"),
        ["averageWorkingHours"] = language.Of("Giờ làm việc trung bình mỗi hồ sơ trong tháng", "Average working hours per dossier this month"),
        ["digitizedComponentsShare"] = language.Of("Số hóa thành phần hồ sơ trong tháng", "Components digitized this month"),
        ["digitizedResultShare"] = language.Of("Số hóa kết quả trong tháng", "Results digitized this month"),
        ["onlinePaymentShare"] = language.Of("Thanh toán trực tuyến trong tháng", "Paid online this month"),
        ["satisfiedShare"] = language.Of("Người dân hài lòng trong tháng", "Citizens satisfied this month"),
        ["lagScore"] = language.Of("Điểm chậm trong tháng", "Lag score this month"),
        ["availability"] = language.Of("Độ sẵn sàng hệ thống trong tháng", "System availability this month"),
        ["ownAvailability"] = language.Of("Độ sẵn sàng hệ thống của đơn vị trong tháng", "Availability of the unit's own systems this month"),
        ["outagesOpen"] = language.Of("Sự cố đang mở", "Open incidents"),
        ["offline"] = language.Of("Mất kết nối (từ một nửa hệ thống)", "Offline (half of the systems or more)"),
        ["systemWide"] = language.Of("Sự cố diện rộng đang mở", "Open system-wide incidents"),
        ["reportingShare"] = language.Of("Tỷ lệ đơn vị đang báo cáo", "Share of units reporting"),
        ["silentMinutes"] = language.Of("Số phút không gửi gì", "Minutes without anything sent"),
        ["rejectedEvents"] = language.Of("Sự kiện bị từ chối hôm nay", "Events rejected today"),
        ["incomplete"] = language.Of("Hồ sơ không rõ tiếp nhận hôm nay", "Dossiers without their receipt today"),
        ["sourceLag"] = language.Of("Dữ liệu đến chậm (giây)", "Data late (seconds)"),
        ["seriesRefused"] = language.Of("Kho chuỗi thời gian từ chối (1: có)", "Time-series store refuses (1: it does)"),
    };
}
