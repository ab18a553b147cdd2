namespace Ioc.Dashboard.Resources;

/// <summary>Texts of lists of dossiers and of one dossier.</summary>
public sealed record DossierTexts
{
    public required string Title { get; init; }

    public required string Behind { get; init; }

    public required string WholeProvince { get; init; }

    public required string Unit { get; init; }

    public required string UnitCode { get; init; }

    public required string ProcedureCode { get; init; }

    public required string Field { get; init; }

    public required string AnyProcedure { get; init; }

    public required string AnyField { get; init; }

    public required string Channel { get; init; }

    public required string Stage { get; init; }

    public required string Accepted { get; init; }

    public required string Finished { get; init; }

    public required string Basis { get; init; }

    public required string Paused { get; init; }

    public required string Yes { get; init; }

    public required string Period { get; init; }

    public required string AsOf { get; init; }

    public required string LawAndProfile { get; init; }

    public required string Count { get; init; }

    public required string Figure { get; init; }

    public required string Show { get; init; }

    public required string Parts { get; init; }

    public required string Equal { get; init; }

    public required string Differs { get; init; }

    public required string Narrowed { get; init; }

    public required string TooWide { get; init; }

    public required string None { get; init; }

    public required string Next { get; init; }

    public required string First { get; init; }

    public required string Export { get; init; }

    public required string Dossier { get; init; }

    public required string BackToList { get; init; }

    public required string Reckoning { get; init; }

    public required string NotReceived { get; init; }

    public required string Events { get; init; }

    public required string EventsText { get; init; }

    public required string Sequence { get; init; }

    public required string At { get; init; }

    public required string Arrived { get; init; }

    public required string Source { get; init; }

    public required string Marks { get; init; }

    public required string Late { get; init; }

    public required string OutOfOrder { get; init; }

    public required string Ignored { get; init; }

    public required string ConflictingId { get; init; }

    public required string Twice { get; init; }

    public required string Rating { get; init; }

    public required string DeadLetters { get; init; }

    public required string NoDeadLetters { get; init; }

    public required string Reason { get; init; }

    public required string Explanations { get; init; }

    public required string StepAccepted { get; init; }

    public required string StepStart { get; init; }

    public required string StepDays { get; init; }

    public required string StepSameDay { get; init; }

    public required string ByDefault { get; init; }

    public required string StepHolidays { get; init; }

    public required string StepWeekends { get; init; }

    public required string StepHolidaysMissing { get; init; }

    /// <summary>Behind the name of a holiday that is not sure.</summary>
    public required string HolidayUncertain { get; init; }

    public required string StepPause { get; init; }

    public required string StepPauseLate { get; init; }

    public required string StepPauseOpen { get; init; }

    public required string StepPromise { get; init; }

    public required string StepPromiseOfDay { get; init; }

    public required string StepPromiseNotBelieved { get; init; }

    public required string StepPromiseLate { get; init; }

    public required string StepDue { get; init; }

    public required string Overdue { get; init; }

    public required string History { get; init; }

    /// <summary>Name and law of a count, by its name on the sheet.</summary>
    public required IReadOnlyDictionary<string, FigureText> Figures { get; init; }

    /// <summary>What narrows a count, by trait.</summary>
    public required IReadOnlyDictionary<string, string> Traits { get; init; }

    /// <summary>The ten statuses, by name.</summary>
    public required IReadOnlyDictionary<string, string> Statuses { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyDictionary<string, string> Channels { get; init; }

    /// <summary>Basis of the due time.</summary>
    public required IReadOnlyDictionary<string, string> Bases { get; init; }

    internal static readonly DossierTexts Vietnamese = new()
    {
        Title = "Hồ sơ",
        Behind = "Xem các hồ sơ tạo nên con số này",
        WholeProvince = "Toàn tỉnh",
        Unit = "Đơn vị",
        UnitCode = "Mã đơn vị",
        ProcedureCode = "Mã thủ tục",
        Field = "Lĩnh vực",
        AnyProcedure = "Mọi thủ tục",
        AnyField = "Mọi lĩnh vực",
        Channel = "Kênh nộp",
        Stage = "Trạng thái",
        Accepted = "Tiếp nhận lúc",
        Finished = "Kết thúc lúc",
        Basis = "Căn cứ hạn trả",
        Paused = "Tạm dừng",
        Yes = "có",
        Period = "Kỳ số liệu",
        AsOf = "Thời điểm số liệu",
        LawAndProfile = "Phiên bản cách tính và cấu hình",
        Count = "Số hồ sơ",
        Figure = "Chỉ tiêu",
        Show = "Xem",
        Parts = "Thành phần của tỷ lệ",
        Equal = "Bằng đúng chỉ tiêu trên bảng số liệu.",
        Differs = "Chỉ tiêu trên bảng vừa đọc là {0}: số liệu đã thay đổi trong lúc đọc, hãy tải lại trang.",
        Narrowed = "Đã lọc: một phần của chỉ tiêu {0}.",
        TooWide = "Câu hỏi quá rộng: phải đọc khoảng {0} dòng mới đếm được, hệ thống chỉ đọc tối đa {1}. Hãy chọn kỳ ngắn hơn hoặc gần hơn, hoặc một đơn vị.",
        None = "Không có hồ sơ nào.",
        Next = "Trang sau",
        First = "Về trang đầu",
        Export = "Tải tất cả",
        Dossier = "Hồ sơ {0}",
        BackToList = "Danh sách hồ sơ",
        Reckoning = "Cách tính hạn trả",
        NotReceived = "Hồ sơ chưa được tiếp nhận nên chưa có hạn trả.",
        Events = "Diễn biến",
        EventsText = "Theo thứ tự đến. Sự kiện đến trễ hơn 24 giờ, đến sau một bước sau nó, hoặc trùng được đánh dấu.",
        Sequence = "Bước",
        At = "Có hiệu lực lúc",
        Arrived = "Đến lúc",
        Source = "Nguồn",
        Marks = "Đánh dấu",
        Late = "Đến trễ {0}",
        OutOfOrder = "Đến sai thứ tự",
        Ignored = "Không tính: bước này có sự kiện khác mạnh hơn",
        ConflictingId = "Mã sự kiện đã dùng",
        Twice = "{0} sự kiện trùng đã đến và không làm đổi gì.",
        Rating = "Đánh giá {0}/5",
        DeadLetters = "Sự kiện bị từ chối",
        NoDeadLetters = "Không có sự kiện nào của hồ sơ này bị từ chối trong 30 ngày qua.",
        Reason = "Lý do",
        Explanations = "Giải trình",
        StepAccepted = "Tiếp nhận lúc {0}.",
        StepStart = "Tiếp nhận sau giờ làm việc hoặc vào ngày nghỉ: bắt đầu tính từ {0}.",
        StepDays = "Thời hạn {0} ngày làm việc{1}: hạn trả {2}.",
        StepSameDay = "Giải quyết trong ngày{0}: hạn trả {1}.",
        ByDefault = " (thủ tục chưa rõ thời hạn, lấy mặc định)",
        StepHolidays = "Không tính {0} ngày cuối tuần và các ngày nghỉ: {1}.",
        StepHolidaysMissing = "Lịch thiếu ngày nghỉ lễ, Tết của năm {0} (toàn bộ hoặc một phần): hạn trả tính như không có những ngày đó.",
        HolidayUncertain = " (dự kiến, chờ xác nhận)",
        StepWeekends = "Không tính {0} ngày cuối tuần.",
        StepPause = "Tạm dừng từ {0} đến {1} ({2} giờ làm việc): hạn trả chuyển sang {3}.",
        StepPauseLate = "Tạm dừng từ {0} đến {1} sau khi đã quá hạn: hạn trả không đổi.",
        StepPauseOpen = "Đang tạm dừng từ {0}: hạn trả chỉ chuyển khi tạm dừng kết thúc.",
        StepPromise = "Hệ thống nguồn hẹn trả {0} (báo lúc {1}): lấy theo hẹn.",
        StepPromiseOfDay = "Hệ thống nguồn hẹn ngày trả không có giờ (báo lúc {1}): lấy giờ tan sở của ngày đó, {0}.",
        StepPromiseNotBelieved = "Hệ thống nguồn hẹn trả {0} (báo lúc {1}), trước khi tiếp nhận hoặc quá 3 năm sau đó: không tính.",
        StepPromiseLate = "Hệ thống nguồn dời hẹn sang {0} lúc {1}, khi đã quá hạn: không tính.",
        StepDue = "Hạn trả: {0} ({1}).",
        Overdue = "Quá hạn {0} ngày làm việc",
        History = "Tạm dừng và mốc thời gian",
        Figures = new Dictionary<string, FigureText>(StringComparer.Ordinal)
        {
            ["received"] = new("Tiếp nhận", "Hồ sơ có thời điểm tiếp nhận trong kỳ, không kể hồ sơ bị từ chối hoặc rút."),
            ["receivedOnline"] = new("Tiếp nhận trực tuyến", "Hồ sơ tiếp nhận trong kỳ qua kênh trực tuyến."),
            ["outsideArea"] = new("Tiếp nhận phi địa giới", "Hồ sơ tiếp nhận trong kỳ của người thuộc xã, phường khác."),
            ["resolved"] = new("Giải quyết", "Hồ sơ có kết quả (hoàn thành hoặc đã trả) trong kỳ."),
            ["resolvedOnTime"] = new("Giải quyết đúng hạn", "Hồ sơ giải quyết trong kỳ, không sau hạn trả."),
            ["resolvedEarly"] = new("Giải quyết trước hạn", "Hồ sơ giải quyết trong kỳ trước ngày của hạn trả."),
            ["resolvedDueByDefault"] = new("Giải quyết theo thời hạn mặc định", "Hồ sơ giải quyết trong kỳ mà thủ tục không rõ thời hạn."),
            ["resolvedFullyOnline"] = new("Giải quyết trực tuyến toàn trình", "Hồ sơ giải quyết trong kỳ, nộp và xử lý hoàn toàn trực tuyến."),
            ["rejected"] = new("Từ chối", "Hồ sơ bị từ chối trong kỳ."),
            ["withdrawn"] = new("Rút", "Hồ sơ được rút trong kỳ."),
            ["stopped"] = new("Dừng xử lý", "Hồ sơ dừng xử lý hoặc chuyển đơn vị khác trong kỳ."),
            ["backlog"] = new("Đang giải quyết", "Hồ sơ đã tiếp nhận và chưa kết thúc tại thời điểm số liệu."),
            ["overdue"] = new("Quá hạn", "Hồ sơ đang giải quyết đã qua hạn trả và không tạm dừng, hoặc chỉ tạm dừng sau khi đã quá hạn."),
            ["dueSoon"] = new("Sắp đến hạn", "Hồ sơ đang giải quyết, không tạm dừng, đến hạn chậm nhất lúc hết giờ của ngày làm việc kế tiếp."),
            ["paused"] = new("Tạm dừng", "Hồ sơ đang giải quyết và đang chờ bổ sung hoặc chờ nộp phí."),
        },
        Traits = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Late"] = "trả quá hạn",
            ["DigitizedComponents"] = "có thành phần số hóa",
            ["DigitizedResult"] = "có kết quả số hóa",
            ["Paid"] = "có nộp phí",
            ["PaidOnline"] = "nộp phí trực tuyến",
        },
        Statuses = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["registered"] = "Mới đăng ký",
            ["accepted"] = "Được tiếp nhận",
            ["rejected"] = "Không được tiếp nhận",
            ["processing"] = "Đang xử lý",
            ["supplement-requested"] = "Yêu cầu bổ sung giấy tờ",
            ["payment-requested"] = "Yêu cầu thực hiện nghĩa vụ tài chính",
            ["withdrawn"] = "Công dân yêu cầu rút",
            ["stopped"] = "Dừng xử lý",
            ["completed"] = "Đã xử lý xong",
            ["returned"] = "Đã trả kết quả",
        },
        Channels = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["online"] = "Trực tuyến",
            ["in-person"] = "Trực tiếp",
            ["postal"] = "Bưu chính",
        },
        Bases = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Source"] = "hệ thống nguồn hẹn",
            ["Procedure"] = "thời hạn của thủ tục",
            ["Default"] = "thời hạn mặc định",
        },
    };

    internal static readonly DossierTexts English = new()
    {
        Title = "Dossiers",
        Behind = "Show the dossiers behind this figure",
        WholeProvince = "Whole province",
        Unit = "Unit",
        UnitCode = "Unit code",
        ProcedureCode = "Procedure code",
        Field = "Field",
        AnyProcedure = "Any procedure",
        AnyField = "Any field",
        Channel = "Channel",
        Stage = "Stage",
        Accepted = "Accepted",
        Finished = "Finished",
        Basis = "Basis of the due time",
        Paused = "Paused",
        Yes = "yes",
        Period = "Period",
        AsOf = "As of",
        LawAndProfile = "Law and profile version",
        Count = "Dossiers",
        Figure = "Figure",
        Show = "Show",
        Parts = "What the share is made of",
        Equal = "Equal to the figure on the sheet.",
        Differs = "The sheet read beside it says {0}: it changed while this was read, load the page again.",
        Narrowed = "Narrowed: a part of the figure {0}.",
        TooWide = "Too wide a question: about {0} rows would have to be read to count, at most {1} are. Choose a shorter or more recent period, or one unit.",
        None = "There are no dossiers.",
        Next = "Next page",
        First = "First page",
        Export = "Download all",
        Dossier = "Dossier {0}",
        BackToList = "List of dossiers",
        Reckoning = "How the due time is reckoned",
        NotReceived = "It was not received, so it has no due time.",
        Events = "Events",
        EventsText = "In order of arrival. What arrived more than 24 hours late, after a later step, or twice is marked.",
        Sequence = "Step",
        At = "Took effect",
        Arrived = "Arrived",
        Source = "Source",
        Marks = "Marks",
        Late = "Late by {0}",
        OutOfOrder = "Out of order",
        Ignored = "Not counted: another event of this step holds",
        ConflictingId = "Event id used before",
        Twice = "{0} duplicate arrived and changed nothing.|{0} duplicates arrived and changed nothing.",
        Rating = "Rating {0}/5",
        DeadLetters = "Rejected events",
        NoDeadLetters = "No event of this dossier was rejected in the last 30 days.",
        Reason = "Reason",
        Explanations = "Explanations",
        StepAccepted = "Accepted at {0}.",
        StepStart = "Accepted after closing or on a day off: counted from {0}.",
        StepDays = "Allowance of {0} working days{1}: due {2}.",
        StepSameDay = "Same-day procedure{0}: due {1}.",
        ByDefault = " (the procedure has no known allowance: the default)",
        StepHolidays = "Not counted: {0} days of weekends and the days off {1}.",
        StepHolidaysMissing = "Holidays of {0} are missing from the calendar, all or some: the due time runs through those.",
        HolidayUncertain = " (expected, to be confirmed)",
        StepWeekends = "Not counted: {0} day of a weekend.|Not counted: {0} days of weekends.",
        StepPause = "Paused from {0} to {1} ({2} working hours): the due time moves to {3}.",
        StepPauseLate = "Paused from {0} to {1} after it was overdue: the due time stays.",
        StepPauseOpen = "Paused since {0}: the due time moves once the pause ends.",
        StepPromise = "The source promised {0} (said at {1}): the promise holds.",
        StepPromiseOfDay = "The source promised a day without a time (said at {1}): its closing time holds, {0}.",
        StepPromiseNotBelieved = "The source promised {0} (said at {1}), before acceptance or more than 3 years after it: not counted.",
        StepPromiseLate = "The source moved the promise to {0} at {1}, after it was broken: not counted.",
        StepDue = "Due: {0} ({1}).",
        Overdue = "{0} working day overdue|{0} working days overdue",
        History = "Pauses",
        Figures = new Dictionary<string, FigureText>(StringComparer.Ordinal)
        {
            ["received"] = new("Received", "Dossiers accepted in the period, except rejected and withdrawn ones."),
            ["receivedOnline"] = new("Received online", "Dossiers accepted in the period through the online channel."),
            ["outsideArea"] = new("Received from outside the area", "Dossiers accepted in the period for someone of another commune."),
            ["resolved"] = new("Resolved", "Dossiers with a result (completed or returned) in the period."),
            ["resolvedOnTime"] = new("Resolved on time", "Resolved in the period, no later than due."),
            ["resolvedEarly"] = new("Resolved early", "Resolved in the period before the day on which they were due."),
            ["resolvedDueByDefault"] = new("Resolved, due by default", "Resolved in the period, of a procedure without known days."),
            ["resolvedFullyOnline"] = new("Resolved fully online", "Resolved in the period, filed and processed entirely online."),
            ["rejected"] = new("Rejected", "Dossiers rejected in the period."),
            ["withdrawn"] = new("Withdrawn", "Dossiers withdrawn in the period."),
            ["stopped"] = new("Stopped", "Dossiers stopped or handed to another unit in the period."),
            ["backlog"] = new("In progress", "Dossiers received and not closed at the time of the figures."),
            ["overdue"] = new("Overdue", "In progress past their due time and not paused, or paused only after it."),
            ["dueSoon"] = new("Due soon", "In progress, not paused, due no later than the close of the next working day."),
            ["paused"] = new("Paused", "In progress and waiting for a supplement or a fee."),
        },
        Traits = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Late"] = "late",
            ["DigitizedComponents"] = "with digitized papers",
            ["DigitizedResult"] = "with a digitized result",
            ["Paid"] = "with a fee paid",
            ["PaidOnline"] = "with the fee paid online",
        },
        Statuses = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["registered"] = "Registered",
            ["accepted"] = "Accepted",
            ["rejected"] = "Rejected",
            ["processing"] = "Processing",
            ["supplement-requested"] = "Supplement requested",
            ["payment-requested"] = "Payment requested",
            ["withdrawn"] = "Withdrawn",
            ["stopped"] = "Stopped",
            ["completed"] = "Completed",
            ["returned"] = "Returned",
        },
        Channels = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["online"] = "Online",
            ["in-person"] = "In person",
            ["postal"] = "By post",
        },
        Bases = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Source"] = "promised by the source",
            ["Procedure"] = "allowance of the procedure",
            ["Default"] = "default allowance",
        },
    };
}
