namespace Ioc.Resources;

/// <summary>Texts of lists of dossiers and of one dossier.</summary>
public sealed class DossierTexts(Language language)
{
    public string Title { get; } = language.Of("Hồ sơ", "Dossiers");
    public string Behind { get; } = language.Of("Xem các hồ sơ tạo nên con số này", "Show the dossiers behind this figure");
    public string WholeProvince { get; } = language.Of("Toàn tỉnh", "Whole province");
    public string Unit { get; } = language.Of("Đơn vị", "Unit");
    public string UnitCode { get; } = language.Of("Mã đơn vị", "Unit code");
    public string ProcedureCode { get; } = language.Of("Mã thủ tục", "Procedure code");
    public string Field { get; } = language.Of("Lĩnh vực", "Field");
    public string AnyProcedure { get; } = language.Of("Mọi thủ tục", "Any procedure");
    public string AnyField { get; } = language.Of("Mọi lĩnh vực", "Any field");
    public string Channel { get; } = language.Of("Kênh nộp", "Channel");
    public string Stage { get; } = language.Of("Trạng thái", "Stage");
    public string Accepted { get; } = language.Of("Tiếp nhận lúc", "Accepted");
    public string Finished { get; } = language.Of("Kết thúc lúc", "Finished");
    public string Basis { get; } = language.Of("Căn cứ hạn trả", "Basis of the due time");
    public string Paused { get; } = language.Of("Tạm dừng", "Paused");
    public string Yes { get; } = language.Of("có", "yes");
    public string Period { get; } = language.Of("Kỳ số liệu", "Period");
    public string AsOf { get; } = language.Of("Thời điểm số liệu", "As of");
    public string LawAndProfile { get; } = language.Of("Phiên bản cách tính và cấu hình", "Law and profile version");
    public string Count { get; } = language.Of("Số hồ sơ", "Dossiers");
    public string Figure { get; } = language.Of("Chỉ tiêu", "Figure");
    public string Show { get; } = language.Of("Xem", "Show");
    public string Parts { get; } = language.Of("Thành phần của tỷ lệ", "What the share is made of");
    public string Equal { get; } = language.Of("Bằng đúng chỉ tiêu trên bảng số liệu.", "Equal to the figure on the sheet.");

    public string Differs { get; } = language.Of(
        "Chỉ tiêu trên bảng vừa đọc là {0}: số liệu đã thay đổi trong lúc đọc, hãy tải lại trang.",
        "The sheet read beside it says {0}: it changed while this was read, load the page again.");

    public string Narrowed { get; } = language.Of("Đã lọc: một phần của chỉ tiêu {0}.", "Narrowed: a part of the figure {0}.");

    public string TooWide { get; } = language.Of(
        "Câu hỏi quá rộng: phải đọc khoảng {0} dòng mới đếm được, hệ thống chỉ đọc tối đa {1}. Hãy chọn kỳ ngắn hơn hoặc gần hơn, hoặc một đơn vị.",
        "Too wide a question: about {0} rows would have to be read to count, at most {1} are. Choose a shorter or more recent period, or one unit.");

    public string None { get; } = language.Of("Không có hồ sơ nào.", "There are no dossiers.");
    public string Next { get; } = language.Of("Trang sau", "Next page");
    public string First { get; } = language.Of("Về trang đầu", "First page");
    public string Export { get; } = language.Of("Tải tất cả", "Download all");
    public string Dossier { get; } = language.Of("Hồ sơ {0}", "Dossier {0}");
    public string BackToList { get; } = language.Of("Danh sách hồ sơ", "List of dossiers");
    public string Reckoning { get; } = language.Of("Cách tính hạn trả", "How the due time is reckoned");
    public string NotReceived { get; } = language.Of("Hồ sơ chưa được tiếp nhận nên chưa có hạn trả.", "It was not received, so it has no due time.");
    public string Events { get; } = language.Of("Diễn biến", "Events");

    public string EventsText { get; } = language.Of(
        "Theo thứ tự đến. Sự kiện đến trễ hơn 24 giờ, đến sau một bước sau nó, hoặc trùng được đánh dấu.",
        "In order of arrival. What arrived more than 24 hours late, after a later step, or twice is marked.");

    public string Sequence { get; } = language.Of("Bước", "Step");
    public string At { get; } = language.Of("Có hiệu lực lúc", "Took effect");
    public string Arrived { get; } = language.Of("Đến lúc", "Arrived");
    public string Source { get; } = language.Of("Nguồn", "Source");
    public string Marks { get; } = language.Of("Đánh dấu", "Marks");
    public string Late { get; } = language.Of("Đến trễ {0}", "Late by {0}");
    public string OutOfOrder { get; } = language.Of("Đến sai thứ tự", "Out of order");
    public string Ignored { get; } = language.Of("Không tính: bước này có sự kiện khác mạnh hơn", "Not counted: another event of this step holds");
    public string ConflictingId { get; } = language.Of("Mã sự kiện đã dùng", "Event id used before");

    public string Twice { get; } = language.Of(
        "{0} sự kiện trùng đã đến và không làm đổi gì.",
        "{0} duplicate arrived and changed nothing.|{0} duplicates arrived and changed nothing.");

    public string Rating { get; } = language.Of("Đánh giá {0}/5", "Rating {0}/5");
    public string DeadLetters { get; } = language.Of("Sự kiện bị từ chối", "Rejected events");

    public string NoDeadLetters { get; } = language.Of(
        "Không có sự kiện nào của hồ sơ này bị từ chối trong 30 ngày qua.",
        "No event of this dossier was rejected in the last 30 days.");

    public string Reason { get; } = language.Of("Lý do", "Reason");
    public string Explanations { get; } = language.Of("Giải trình", "Explanations");
    public string StepAccepted { get; } = language.Of("Tiếp nhận lúc {0}.", "Accepted at {0}.");

    public string StepStart { get; } = language.Of(
        "Tiếp nhận sau giờ làm việc hoặc vào ngày nghỉ: bắt đầu tính từ {0}.",
        "Accepted after closing or on a day off: counted from {0}.");

    public string StepDays { get; } = language.Of("Thời hạn {0} ngày làm việc{1}: hạn trả {2}.", "Allowance of {0} working days{1}: due {2}.");
    public string StepSameDay { get; } = language.Of("Giải quyết trong ngày{0}: hạn trả {1}.", "Same-day procedure{0}: due {1}.");
    public string ByDefault { get; } = language.Of(" (thủ tục chưa rõ thời hạn, lấy mặc định)", " (the procedure has no known allowance: the default)");
    public string StepHolidays { get; } = language.Of("Không tính {0} ngày cuối tuần và các ngày nghỉ: {1}.", "Not counted: {0} days of weekends and the days off {1}.");
    public string StepWeekends { get; } = language.Of("Không tính {0} ngày cuối tuần.", "Not counted: {0} day of a weekend.|Not counted: {0} days of weekends.");

    public string StepHolidaysMissing { get; } = language.Of(
        "Lịch thiếu ngày nghỉ lễ, Tết của năm {0} (toàn bộ hoặc một phần): hạn trả tính như không có những ngày đó.",
        "Holidays of {0} are missing from the calendar, all or some: the due time runs through those.");

    /// <summary>Behind the name of a holiday that is not sure.</summary>
    public string HolidayUncertain { get; } = language.Of(" (dự kiến, chờ xác nhận)", " (expected, to be confirmed)");

    public string StepPause { get; } = language.Of(
        "Tạm dừng từ {0} đến {1} ({2} giờ làm việc): hạn trả chuyển sang {3}.",
        "Paused from {0} to {1} ({2} working hours): the due time moves to {3}.");

    public string StepPauseLate { get; } = language.Of(
        "Tạm dừng từ {0} đến {1} sau khi đã quá hạn: hạn trả không đổi.",
        "Paused from {0} to {1} after it was overdue: the due time stays.");

    public string StepPauseOpen { get; } = language.Of(
        "Đang tạm dừng từ {0}: hạn trả chỉ chuyển khi tạm dừng kết thúc.",
        "Paused since {0}: the due time moves once the pause ends.");

    public string StepPromise { get; } = language.Of("Hệ thống nguồn hẹn trả {0} (báo lúc {1}): lấy theo hẹn.", "The source promised {0} (said at {1}): the promise holds.");

    public string StepPromiseOfDay { get; } = language.Of(
        "Hệ thống nguồn hẹn ngày trả không có giờ (báo lúc {1}): lấy giờ tan sở của ngày đó, {0}.",
        "The source promised a day without a time (said at {1}): its closing time holds, {0}.");

    public string StepPromiseNotBelieved { get; } = language.Of(
        "Hệ thống nguồn hẹn trả {0} (báo lúc {1}), trước khi tiếp nhận hoặc quá 3 năm sau đó: không tính.",
        "The source promised {0} (said at {1}), before acceptance or more than 3 years after it: not counted.");

    public string StepPromiseLate { get; } = language.Of(
        "Hệ thống nguồn dời hẹn sang {0} lúc {1}, khi đã quá hạn: không tính.",
        "The source moved the promise to {0} at {1}, after it was broken: not counted.");

    public string StepDue { get; } = language.Of("Hạn trả: {0} ({1}).", "Due: {0} ({1}).");
    public string Overdue { get; } = language.Of("Quá hạn {0} ngày làm việc", "{0} working day overdue|{0} working days overdue");
    public string History { get; } = language.Of("Tạm dừng và mốc thời gian", "Pauses");

    /// <summary>What narrows a count, by trait.</summary>
    public IReadOnlyDictionary<string, string> Traits { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Late"] = language.Of("trả quá hạn", "late"),
        ["DigitizedComponents"] = language.Of("có thành phần số hóa", "with digitized papers"),
        ["DigitizedResult"] = language.Of("có kết quả số hóa", "with a digitized result"),
        ["Paid"] = language.Of("có nộp phí", "with a fee paid"),
        ["PaidOnline"] = language.Of("nộp phí trực tuyến", "with the fee paid online"),
    };

    /// <summary>The ten statuses, by name.</summary>
    public IReadOnlyDictionary<string, string> Statuses { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["registered"] = language.Of("Mới đăng ký", "Registered"),
        ["accepted"] = language.Of("Được tiếp nhận", "Accepted"),
        ["rejected"] = language.Of("Không được tiếp nhận", "Rejected"),
        ["processing"] = language.Of("Đang xử lý", "Processing"),
        ["supplement-requested"] = language.Of("Yêu cầu bổ sung giấy tờ", "Supplement requested"),
        ["payment-requested"] = language.Of("Yêu cầu thực hiện nghĩa vụ tài chính", "Payment requested"),
        ["withdrawn"] = language.Of("Công dân yêu cầu rút", "Withdrawn"),
        ["stopped"] = language.Of("Dừng xử lý", "Stopped"),
        ["completed"] = language.Of("Đã xử lý xong", "Completed"),
        ["returned"] = language.Of("Đã trả kết quả", "Returned"),
    };

    /// <summary>By name.</summary>
    public IReadOnlyDictionary<string, string> Channels { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["online"] = language.Of("Trực tuyến", "Online"),
        ["in-person"] = language.Of("Trực tiếp", "In person"),
        ["postal"] = language.Of("Bưu chính", "By post"),
    };

    /// <summary>Basis of the due time.</summary>
    public IReadOnlyDictionary<string, string> Bases { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Source"] = language.Of("hệ thống nguồn hẹn", "promised by the source"),
        ["Procedure"] = language.Of("thời hạn của thủ tục", "allowance of the procedure"),
        ["Default"] = language.Of("thời hạn mặc định", "default allowance"),
    };
}
