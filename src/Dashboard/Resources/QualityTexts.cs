namespace Ioc.Dashboard.Resources;

/// <summary>Texts of data quality, rejected events and search.</summary>
public sealed record QualityTexts
{
    public required string Title { get; init; }

    public required string Text { get; init; }

    public required string Unit { get; init; }

    public required string NoUnit { get; init; }

    public required string Kind { get; init; }

    public required string Count { get; init; }

    public required string Period { get; init; }

    public required string Show { get; init; }

    public required string None { get; init; }

    public required string Totals { get; init; }

    public required string TotalsText { get; init; }

    public required string Day { get; init; }

    public required string Ours { get; init; }

    public required string Theirs { get; init; }

    public required string Received { get; init; }

    public required string Resolved { get; init; }

    public required string Backlog { get; init; }

    public required string Difference { get; init; }

    public required string EqualToo { get; init; }

    public required string AllEqual { get; init; }

    public required string NoTotals { get; init; }

    public required string Holidays { get; init; }

    public required string HolidaysMissing { get; init; }

    public required string HolidaysUncertain { get; init; }

    public required string BySource { get; init; }

    public required string BySourceText { get; init; }

    public required string Source { get; init; }

    public required string DeadLetters { get; init; }

    public required string DeadLettersText { get; init; }

    public required string Reason { get; init; }

    public required string AnyReason { get; init; }

    public required string AnyUnit { get; init; }

    public required string Arrived { get; init; }

    public required string Detail { get; init; }

    public required string From { get; init; }

    public required string Open { get; init; }

    public required string Older { get; init; }

    public required string Newest { get; init; }

    public required string Original { get; init; }

    public required string Bytes { get; init; }

    public required string Resend { get; init; }

    public required string ResendText { get; init; }

    public required string Taken { get; init; }

    public required string Rejected { get; init; }

    public required string NotTaken { get; init; }

    public required string Search { get; init; }

    public required string SearchHint { get; init; }

    public required string Communes { get; init; }

    public required string Dossiers { get; init; }

    public required string Procedures { get; init; }

    public required string NothingFound { get; init; }

    public required string TypeSomething { get; init; }

    /// <summary>When the latest event of a dossier happened.</summary>
    public required string Latest { get; init; }

    public required string Alike { get; init; }

    public required string AlikeText { get; init; }

    /// <summary>What data quality counts, by kind or reason.</summary>
    public required IReadOnlyDictionary<string, string> Kinds { get; init; }

    internal static readonly QualityTexts Vietnamese = new()
    {
        Title = "Chất lượng dữ liệu",
        Text = "Những gì đến sai, trễ, trùng hoặc không đến, theo đơn vị và ngày đến; và số của hệ thống nguồn bên cạnh số của trung tâm.",
        Unit = "Đơn vị",
        NoUnit = "Không rõ đơn vị",
        Kind = "Nội dung",
        Count = "Số lượng",
        Period = "Kỳ",
        Show = "Xem",
        None = "Không có gì trong kỳ này.",
        Totals = "Đối chiếu với hệ thống nguồn",
        TotalsText = "Đơn vị và ngày mà hệ thống nguồn báo tổng số. Bấm vào số để xem hồ sơ của trung tâm trong ngày đó.",
        Day = "Ngày",
        Ours = "Trung tâm",
        Theirs = "Nguồn",
        Received = "Tiếp nhận",
        Resolved = "Giải quyết",
        Backlog = "Đang giải quyết",
        Difference = "Chênh lệch",
        EqualToo = "Hiện cả dòng khớp",
        AllEqual = "Mọi số đều khớp.",
        NoTotals = "Hệ thống nguồn chưa báo tổng số nào trong kỳ.",
        Holidays = "Lịch nghỉ lễ",
        HolidaysMissing = "holidays.csv thiếu ngày nghỉ của năm {0}, ít nhất: {1}. Hạn trả tính qua những ngày đó như ngày làm việc. Cần bổ sung và tăng version của cấu hình tỉnh.",
        HolidaysUncertain = "Những ngày sau đang được tính nhưng mới là dự kiến hoặc cần kiểm tra lại: {0}.",
        BySource = "Giá trị khó tin, theo hệ thống nguồn",
        BySourceText = "Hẹn trả trước khi tiếp nhận hoặc quá 3 năm sau đó không được tính: hạn trả lấy theo thời hạn của thủ tục. Hẹn trả đúng 0 giờ 00 phút thường chỉ là ngày hẹn không có giờ: hồ sơ trả trong chính ngày hẹn bị tính là trễ. Nếu hệ thống nguồn gửi như vậy, đặt \"midnightPromise\": \"closing\" trong profile.json để hiểu là giờ tan sở của ngày đó. Chu kỳ báo cáo hoạt động dưới 5 giây hoặc trên 1 giờ thường là ghi nhầm đơn vị (mili giây, phút): hệ thống được coi là đang chạy suốt ba chu kỳ im lặng như vậy.",
        Source = "Hệ thống nguồn",
        DeadLetters = "Sự kiện bị từ chối",
        DeadLettersText = "Giữ nguyên văn 30 ngày rồi xóa. Có thể chứa dữ liệu cá nhân: mỗi lần xem nguyên văn và gửi lại đều được ghi nhật ký.",
        Reason = "Lý do",
        AnyReason = "Mọi lý do",
        AnyUnit = "Mọi đơn vị",
        Arrived = "Đến lúc",
        Detail = "Chi tiết",
        From = "Đến từ",
        Open = "Xem nguyên văn",
        Older = "Cũ hơn",
        Newest = "Mới nhất",
        Original = "Nguyên văn",
        Bytes = "byte",
        Resend = "Gửi lại",
        ResendText = "Sự kiện được kiểm tra lại từ đầu theo cấu hình hiện nay.",
        Taken = "Đã nhận: sự kiện hợp lệ và đã vào số liệu.",
        Rejected = "Vẫn bị từ chối: {0} {1}",
        NotTaken = "Chưa gửi được: {0}",
        Search = "Tìm kiếm",
        SearchHint = "Tìm xã, hồ sơ, thủ tục (phím /)",
        Communes = "Đơn vị",
        Dossiers = "Hồ sơ",
        Procedures = "Thủ tục",
        NothingFound = "Không tìm thấy gì cho “{0}”.",
        TypeSomething = "Nhập tên xã, mã hồ sơ hoặc tên thủ tục; không cần dấu.",
        Latest = "Bước cuối lúc",
        Alike = "Số hồ sơ gần giống nhau",
        AlikeText = "Trong cùng đơn vị, các số này chỉ khác nhau ở chữ hoa, dấu cách hoặc kiểu dấu gạch: nhiều khả năng là một hồ sơ được gửi dưới hai số, nên đang được tính thành hai.",
        Kinds = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["duplicate"] = "Sự kiện trùng",
            ["late"] = "Đến trễ hơn 24 giờ",
            ["out-of-order"] = "Đến sai thứ tự",
            ["unknown-procedure"] = "Thủ tục không có trong danh mục",
            ["conflicting-sequence"] = "Hai sự kiện khác nhau cùng một bước",
            ["conflicting-id"] = "Mã sự kiện dùng hai lần",
            ["same-number-other-unit"] = "Số hồ sơ có ở đơn vị khác",
            ["incomplete"] = "Hồ sơ thiếu bước tiếp nhận",
            ["broken-promise-moved"] = "Dời hẹn khi đã quá hạn",
            ["promise-not-believed"] = "Hẹn trả không tin được",
            ["promise-at-midnight"] = "Hẹn trả lúc 0 giờ",
            ["forwarded"] = "Gửi nhầm phân vùng",
            ["gap"] = "Khoảng dữ liệu bị mất",
            ["silent"] = "Hệ thống im lặng",
            ["open-after-end"] = "Hồ sơ còn mở ở đơn vị đã kết thúc",
            ["late-health"] = "Báo cáo hoạt động đến trễ",
            ["unusual-interval"] = "Chu kỳ báo cáo bất thường",
            ["too-large"] = "Quá lớn",
            ["malformed-json"] = "Không phải JSON",
            ["not-cloudevent"] = "Không phải CloudEvent",
            ["unknown-type"] = "Loại sự kiện không rõ",
            ["missing-field"] = "Thiếu trường",
            ["invalid-field"] = "Trường sai",
            ["invalid-status"] = "Trạng thái sai",
            ["unknown-commune"] = "Đơn vị không rõ",
            ["unknown-system"] = "Hệ thống không rõ",
            ["unknown-indicator"] = "Chỉ tiêu không rõ",
            ["ancient-time"] = "Thời điểm quá xưa",
            ["future-time"] = "Thời điểm ở tương lai",
            ["too-late"] = "Quá trễ (hơn 400 ngày)",
            ["not-authorised"] = "Khóa không được phép",
        },
    };

    internal static readonly QualityTexts English = new()
    {
        Title = "Data quality",
        Text = "What arrived wrong, late, twice or not at all, by unit and day of arrival; and what the source systems count beside our count.",
        Unit = "Unit",
        NoUnit = "No known unit",
        Kind = "What",
        Count = "Count",
        Period = "Period",
        Show = "Show",
        None = "Nothing in this period.",
        Totals = "Compared with the source systems",
        TotalsText = "Units and days of which the source reports its own totals. A figure leads to our dossiers of that day.",
        Day = "Day",
        Ours = "Ours",
        Theirs = "Source",
        Received = "Received",
        Resolved = "Resolved",
        Backlog = "In progress",
        Difference = "Difference",
        EqualToo = "Show rows that agree too",
        AllEqual = "All of them agree.",
        NoTotals = "The sources reported no totals in this period.",
        Holidays = "Calendar of holidays",
        HolidaysMissing = "holidays.csv lacks holidays of {0}, at least: {1}. Due times run through them as through working days. Add them and raise the profile's version.",
        HolidaysUncertain = "These days are counted but are expected only, or to be checked again: {0}.",
        BySource = "Values hard to believe, by source system",
        BySourceText = "A promise before acceptance or more than 3 years after it does not count: the allowance of the procedure gives the due time. A promise at exactly 00:00 is mostly a date without a time: a dossier returned on the promised day then counts as late. Where a source writes so, \"midnightPromise\": \"closing\" in profile.json reads it as the closing time of that day. An interval of health reports below 5 seconds or above an hour is mostly in another unit (milliseconds, minutes): the system counts as up through three such intervals of silence.",
        Source = "Source system",
        DeadLetters = "Rejected events",
        DeadLettersText = "Kept as they came for 30 days. They may hold personal data: every look at the original and every sending again is in the audit.",
        Reason = "Reason",
        AnyReason = "Any reason",
        AnyUnit = "Any unit",
        Arrived = "Arrived",
        Detail = "Detail",
        From = "Came by",
        Open = "See the original",
        Older = "Older",
        Newest = "Newest",
        Original = "As it arrived",
        Bytes = "bytes",
        Resend = "Send again",
        ResendText = "It is checked again from the beginning, by the present configuration.",
        Taken = "Taken: it is valid now and counts.",
        Rejected = "Still rejected: {0} {1}",
        NotTaken = "Not sent: {0}",
        Search = "Search",
        SearchHint = "Search commune, dossier, procedure (key /)",
        Communes = "Units",
        Dossiers = "Dossiers",
        Procedures = "Procedures",
        NothingFound = "Nothing found for “{0}”.",
        TypeSomething = "Type the name of a commune, the number of a dossier or the name of a procedure; accents are not needed.",
        Latest = "Latest step",
        Alike = "Numbers almost alike",
        AlikeText = "Of one unit, these numbers differ by capitals, blanks or the kind of dash alone: most likely one dossier that was sent under two numbers, and counts as two.",
        Kinds = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["duplicate"] = "Duplicates",
            ["late"] = "More than 24 hours late",
            ["out-of-order"] = "Out of order",
            ["unknown-procedure"] = "Procedure not in the list",
            ["conflicting-sequence"] = "Two different events of one step",
            ["conflicting-id"] = "Event id used twice",
            ["same-number-other-unit"] = "Dossier number of another unit",
            ["incomplete"] = "Dossiers without acceptance",
            ["broken-promise-moved"] = "Promise moved after it was broken",
            ["promise-not-believed"] = "Promises not believed",
            ["promise-at-midnight"] = "Promises at midnight",
            ["forwarded"] = "Sent to another partition",
            ["gap"] = "Range of data lost",
            ["silent"] = "Silent systems",
            ["open-after-end"] = "Dossiers open at a unit that ended",
            ["late-health"] = "Late health reports",
            ["unusual-interval"] = "Unusual reporting interval",
            ["too-large"] = "Too large",
            ["malformed-json"] = "Not JSON",
            ["not-cloudevent"] = "Not a CloudEvent",
            ["unknown-type"] = "Unknown type",
            ["missing-field"] = "Missing field",
            ["invalid-field"] = "Invalid field",
            ["invalid-status"] = "Invalid status",
            ["unknown-commune"] = "Unknown unit",
            ["unknown-system"] = "Unknown system",
            ["unknown-indicator"] = "Unknown indicator",
            ["ancient-time"] = "Time too long ago",
            ["future-time"] = "Time in the future",
            ["too-late"] = "Too late (more than 400 days)",
            ["not-authorised"] = "Key not authorised",
        },
    };
}
