namespace Ioc.Resources;

/// <summary>Texts of data quality, rejected events and search.</summary>
public sealed class QualityTexts(Language language)
{
    public string Title { get; } = language.Of("Chất lượng dữ liệu", "Data quality");

    public string Text { get; } = language.Of(
        "Những gì đến sai, trễ, trùng hoặc không đến, theo đơn vị và ngày đến; và số của hệ thống nguồn bên cạnh số của trung tâm.",
        "What arrived wrong, late, twice or not at all, by unit and day of arrival; and what the source systems count beside our count.");

    public string Unit { get; } = language.Of("Đơn vị", "Unit");
    public string NoUnit { get; } = language.Of("Không rõ đơn vị", "No known unit");
    public string Kind { get; } = language.Of("Nội dung", "What");
    public string Count { get; } = language.Of("Số lượng", "Count");
    public string Period { get; } = language.Of("Kỳ", "Period");
    public string Show { get; } = language.Of("Xem", "Show");
    public string None { get; } = language.Of("Không có gì trong kỳ này.", "Nothing in this period.");
    public string Totals { get; } = language.Of("Đối chiếu với hệ thống nguồn", "Compared with the source systems");

    public string TotalsText { get; } = language.Of(
        "Đơn vị và ngày mà hệ thống nguồn báo tổng số. Bấm vào số để xem hồ sơ của trung tâm trong ngày đó.",
        "Units and days of which the source reports its own totals. A figure leads to our dossiers of that day.");

    public string Day { get; } = language.Of("Ngày", "Day");
    public string Ours { get; } = language.Of("Trung tâm", "Ours");
    public string Theirs { get; } = language.Of("Nguồn", "Source");
    public string Received { get; } = language.Of("Tiếp nhận", "Received");
    public string Resolved { get; } = language.Of("Giải quyết", "Resolved");
    public string Backlog { get; } = language.Of("Đang giải quyết", "In progress");
    public string Difference { get; } = language.Of("Chênh lệch", "Difference");
    public string EqualToo { get; } = language.Of("Hiện cả dòng khớp", "Show rows that agree too");
    public string AllEqual { get; } = language.Of("Mọi số đều khớp.", "All of them agree.");
    public string NoTotals { get; } = language.Of("Hệ thống nguồn chưa báo tổng số nào trong kỳ.", "The sources reported no totals in this period.");
    public string Holidays { get; } = language.Of("Lịch nghỉ lễ", "Calendar of holidays");

    public string HolidaysMissing { get; } = language.Of(
        "holidays.csv thiếu ngày nghỉ của năm {0}, ít nhất: {1}. Hạn trả tính qua những ngày đó như ngày làm việc. Cần bổ sung và tăng version của cấu hình tỉnh.",
        "holidays.csv lacks holidays of {0}, at least: {1}. Due times run through them as through working days. Add them and raise the profile's version.");

    public string HolidaysUncertain { get; } = language.Of(
        "Những ngày sau đang được tính nhưng mới là dự kiến hoặc cần kiểm tra lại: {0}.",
        "These days are counted but are expected only, or to be checked again: {0}.");

    public string BySource { get; } = language.Of("Giá trị khó tin, theo hệ thống nguồn", "Values hard to believe, by source system");

    public string BySourceText { get; } = language.Of(
        "Hẹn trả trước khi tiếp nhận hoặc quá 3 năm sau đó không được tính: hạn trả lấy theo thời hạn của thủ tục. Hẹn trả đúng 0 giờ 00 phút thường chỉ là ngày hẹn không có giờ: hồ sơ trả trong chính ngày hẹn bị tính là trễ. Nếu hệ thống nguồn gửi như vậy, đặt \"midnightPromise\": \"closing\" trong profile.json để hiểu là giờ tan sở của ngày đó. Chu kỳ báo cáo hoạt động dưới 5 giây hoặc trên 1 giờ thường là ghi nhầm đơn vị (mili giây, phút): hệ thống được coi là đang chạy suốt ba chu kỳ im lặng như vậy.",
        "A promise before acceptance or more than 3 years after it does not count: the allowance of the procedure gives the due time. A promise at exactly 00:00 is mostly a date without a time: a dossier returned on the promised day then counts as late. Where a source writes so, \"midnightPromise\": \"closing\" in profile.json reads it as the closing time of that day. An interval of health reports below 5 seconds or above an hour is mostly in another unit (milliseconds, minutes): the system counts as up through three such intervals of silence.");

    public string Source { get; } = language.Of("Hệ thống nguồn", "Source system");
    public string DeadLetters { get; } = language.Of("Sự kiện bị từ chối", "Rejected events");

    public string DeadLettersText { get; } = language.Of(
        "Giữ nguyên văn 30 ngày rồi xóa. Có thể chứa dữ liệu cá nhân: mỗi lần xem nguyên văn và gửi lại đều được ghi nhật ký.",
        "Kept as they came for 30 days. They may hold personal data: every look at the original and every sending again is in the audit.");

    public string Reason { get; } = language.Of("Lý do", "Reason");
    public string AnyReason { get; } = language.Of("Mọi lý do", "Any reason");
    public string AnyUnit { get; } = language.Of("Mọi đơn vị", "Any unit");
    public string Arrived { get; } = language.Of("Đến lúc", "Arrived");
    public string Detail { get; } = language.Of("Chi tiết", "Detail");
    public string From { get; } = language.Of("Đến từ", "Came by");
    public string Open { get; } = language.Of("Xem nguyên văn", "See the original");
    public string Older { get; } = language.Of("Cũ hơn", "Older");
    public string Newest { get; } = language.Of("Mới nhất", "Newest");
    public string Original { get; } = language.Of("Nguyên văn", "As it arrived");
    public string Bytes { get; } = language.Of("byte", "bytes");
    public string Resend { get; } = language.Of("Gửi lại", "Send again");

    public string ResendText { get; } = language.Of(
        "Sự kiện được kiểm tra lại từ đầu theo cấu hình hiện nay.",
        "It is checked again from the beginning, by the present configuration.");

    public string Taken { get; } = language.Of("Đã nhận: sự kiện hợp lệ và đã vào số liệu.", "Taken: it is valid now and counts.");
    public string Rejected { get; } = language.Of("Vẫn bị từ chối: {0} {1}", "Still rejected: {0} {1}");
    public string NotTaken { get; } = language.Of("Chưa gửi được: {0}", "Not sent: {0}");
    public string Search { get; } = language.Of("Tìm kiếm", "Search");
    public string SearchHint { get; } = language.Of("Tìm xã, hồ sơ, thủ tục (phím /)", "Search commune, dossier, procedure (key /)");
    public string Communes { get; } = language.Of("Đơn vị", "Units");
    public string Dossiers { get; } = language.Of("Hồ sơ", "Dossiers");
    public string Procedures { get; } = language.Of("Thủ tục", "Procedures");
    public string NothingFound { get; } = language.Of("Không tìm thấy gì cho “{0}”.", "Nothing found for “{0}”.");

    public string TypeSomething { get; } = language.Of(
        "Nhập tên xã, mã hồ sơ hoặc tên thủ tục; không cần dấu.",
        "Type the name of a commune, the number of a dossier or the name of a procedure; accents are not needed.");

    /// <summary>When the latest event of a dossier happened.</summary>
    public string Latest { get; } = language.Of("Bước cuối lúc", "Latest step");

    public string Alike { get; } = language.Of("Số hồ sơ gần giống nhau", "Numbers almost alike");

    public string AlikeText { get; } = language.Of(
        "Trong cùng đơn vị, các số này chỉ khác nhau ở chữ hoa, dấu cách hoặc kiểu dấu gạch: nhiều khả năng là một hồ sơ được gửi dưới hai số, nên đang được tính thành hai.",
        "Of one unit, these numbers differ by capitals, blanks or the kind of dash alone: most likely one dossier that was sent under two numbers, and counts as two.");

    /// <summary>What data quality counts, by kind or reason.</summary>
    public IReadOnlyDictionary<string, string> Kinds { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["duplicate"] = language.Of("Sự kiện trùng", "Duplicates"),
        ["late"] = language.Of("Đến trễ hơn 24 giờ", "More than 24 hours late"),
        ["out-of-order"] = language.Of("Đến sai thứ tự", "Out of order"),
        ["unknown-procedure"] = language.Of("Thủ tục không có trong danh mục", "Procedure not in the list"),
        ["conflicting-sequence"] = language.Of("Hai sự kiện khác nhau cùng một bước", "Two different events of one step"),
        ["conflicting-id"] = language.Of("Mã sự kiện dùng hai lần", "Event id used twice"),
        ["same-number-other-unit"] = language.Of("Số hồ sơ có ở đơn vị khác", "Dossier number of another unit"),
        ["incomplete"] = language.Of("Hồ sơ thiếu bước tiếp nhận", "Dossiers without acceptance"),
        ["broken-promise-moved"] = language.Of("Dời hẹn khi đã quá hạn", "Promise moved after it was broken"),
        ["promise-not-believed"] = language.Of("Hẹn trả không tin được", "Promises not believed"),
        ["promise-at-midnight"] = language.Of("Hẹn trả lúc 0 giờ", "Promises at midnight"),
        ["forwarded"] = language.Of("Gửi nhầm phân vùng", "Sent to another partition"),
        ["gap"] = language.Of("Khoảng dữ liệu bị mất", "Range of data lost"),
        ["silent"] = language.Of("Hệ thống im lặng", "Silent systems"),
        ["open-after-end"] = language.Of("Hồ sơ còn mở ở đơn vị đã kết thúc", "Dossiers open at a unit that ended"),
        ["late-health"] = language.Of("Báo cáo hoạt động đến trễ", "Late health reports"),
        ["unusual-interval"] = language.Of("Chu kỳ báo cáo bất thường", "Unusual reporting interval"),
        ["too-large"] = language.Of("Quá lớn", "Too large"),
        ["malformed-json"] = language.Of("Không phải JSON", "Not JSON"),
        ["not-cloudevent"] = language.Of("Không phải CloudEvent", "Not a CloudEvent"),
        ["unknown-type"] = language.Of("Loại sự kiện không rõ", "Unknown type"),
        ["missing-field"] = language.Of("Thiếu trường", "Missing field"),
        ["invalid-field"] = language.Of("Trường sai", "Invalid field"),
        ["invalid-status"] = language.Of("Trạng thái sai", "Invalid status"),
        ["unknown-commune"] = language.Of("Đơn vị không rõ", "Unknown unit"),
        ["unknown-system"] = language.Of("Hệ thống không rõ", "Unknown system"),
        ["unknown-indicator"] = language.Of("Chỉ tiêu không rõ", "Unknown indicator"),
        ["ancient-time"] = language.Of("Thời điểm quá xưa", "Time too long ago"),
        ["future-time"] = language.Of("Thời điểm ở tương lai", "Time in the future"),
        ["too-late"] = language.Of("Quá trễ (hơn 400 ngày)", "Too late (more than 400 days)"),
        ["not-authorised"] = language.Of("Khóa không được phép", "Key not authorised"),
    };
}
