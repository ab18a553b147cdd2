namespace Ioc.Resources;

/// <summary>"Cách tính" of the lesser figures: counts, days and durations that stand in tables and facts (after KPIS.md).</summary>
public sealed class HowTexts(Language language)
{
    private static string Rejected(Language language) => language.Of(
        "Sự kiện của đơn vị đến trong kỳ và bị từ chối vì lý do này; không tính vào chỉ tiêu nào, được giữ nguyên văn để xem lại và gửi lại.",
        "Events of the unit that arrived in the period and were rejected for this reason; they count in no figure and are kept as they came.");

    public string DaysOver { get; } = language.Of(
        "Số ngày làm việc sau ngày hạn trả đến ngày kết thúc hoặc đến nay, theo lịch làm việc của tỉnh (trừ ngày nghỉ, ngày lễ, tính ngày làm bù).",
        "Working days after the due day until it ended, or until now, by the province's calendar (without weekends and holidays, with made-up days).");

    public string DaysLeft { get; } = language.Of(
        "Số ngày làm việc sau hôm nay đến ngày hạn trả, theo lịch làm việc của tỉnh; 0 là đến hạn hôm nay.",
        "Working days after today until the due day, by the province's calendar; 0 is due today.");

    public string ByField { get; } = language.Of(
        "Hồ sơ đang giải quyết của đơn vị, xếp theo lĩnh vực của thủ tục; phần quá hạn tính như chỉ tiêu Quá hạn. Cộng các dòng được đúng tổng.",
        "The unit's dossiers in progress by the field of their procedure; overdue as the figure Overdue says. The rows sum to the total.");

    public string ByProcedure { get; } = language.Of(
        "Hồ sơ đang giải quyết của đơn vị, xếp theo thủ tục; phần quá hạn tính như chỉ tiêu Quá hạn. Cộng các dòng được đúng tổng.",
        "The unit's dossiers in progress by procedure; overdue as the figure Overdue says. The rows sum to the total.");

    public string Downtime { get; } = language.Of(
        "Tổng thời gian các đơn vị có sự cố của hệ thống này từ đầu tháng dương lịch, không kể bảo trì; hệ thống giờ hành chính chỉ tính giờ làm việc. Một sự cố mở khi hai báo cáo liên tiếp là ngừng, hoặc im lặng quá 3 chu kỳ.",
        "Time in outage of this system, summed over the units, from the start of the calendar month, without maintenance; working hours only for a system of office hours. An outage opens after two reports of down in a row, or silence of more than 3 intervals.");

    public string DowntimeOfUnit { get; } = language.Of(
        "Số phút đơn vị có sự cố của hệ thống này từ đầu tháng dương lịch, không kể bảo trì.",
        "Minutes in which the unit was in outage of this system, from the start of the calendar month, without maintenance.");

    public string Latency { get; } = language.Of(
        "Độ trễ mà đơn vị đo được trong báo cáo mới nhất; ở ô trên: trung vị và cao nhất của các đơn vị.",
        "Latency that the unit measured in its newest report; above: median and highest of the units.");

    public string AvailabilityOfMonth { get; } = language.Of(
        "1 − thời gian ngừng / thời gian được giám sát trong tháng đó, của tất cả đơn vị; không tính bảo trì và lúc không quan sát được.",
        "1 − downtime / monitored time of that month, of all units; without maintenance and unobserved time.");

    public string Opened { get; } = language.Of(
        "Thời điểm của báo cáo ngừng đầu tiên trong hai báo cáo ngừng liên tiếp, hoặc lúc im lặng quá 3 chu kỳ báo cáo. Sự cố gộp mở khi sự cố thành phần đầu tiên mở.",
        "When the first of two reports of down in a row was made, or silence passed 3 report intervals. A merged incident opens with its first part.");

    public string Closed { get; } = language.Of(
        "Thời điểm của báo cáo hoạt động đầu tiên trong hai báo cáo liên tiếp, hoặc báo cáo đầu tiên sau im lặng; sự cố hết khi mọi gián đoạn trong đó đã hết.",
        "When the first of two reports of up in a row was made, or the first report after silence; over when every outage in it is over.");

    public string Duration { get; } = language.Of(
        "Từ lúc mở đến lúc hết, hoặc đến nay khi còn mở, trừ thời gian bảo trì của hệ thống hoặc đơn vị đó; giờ đồng hồ, không phải giờ làm việc.",
        "From the opening to the end, or to now while it is open, less the maintenance of its system or unit; by the clock, not in working hours.");

    public string Totals { get; } = language.Of(
        "“Trung tâm”: số tính từ sự kiện đã nhận của đơn vị trong ngày đó (đang giải quyết: lúc hết ngày). “Nguồn”: tổng số mà chính hệ thống nguồn báo mới nhất cho ngày đó. Chênh lệch = Trung tâm − Nguồn.",
        "“Ours”: counted from the events that we received of the unit and day (in progress: at its end). “Source”: the newest totals that the source itself reported of the day. Difference = ours − source.");

    public string OpenAlerts { get; } = language.Of(
        "Số quy tắc đang có cảnh báo: giá trị vượt ngưỡng suốt thời gian quy định và chưa trở lại qua ngưỡng hết cảnh báo.",
        "Rules with an alert: the value was past the threshold for the time of the rule and has not come back past where it clears.");

    public string TimeOfRule { get; } = language.Of("Báo khi {0}, suốt thời gian của quy tắc.", "An alert when {0}, for the time of the rule.");

    /// <summary>By kind or reason of data quality.</summary>
    public IReadOnlyDictionary<string, string> Quality { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["duplicate"] = language.Of(
            "Sự kiện giống hệt đã đến trước đó (cùng nguồn, cùng mã, cùng nội dung), theo ngày đến; không làm thay đổi số liệu.",
            "Events equal to one that had arrived (same source, id and bytes), by day of arrival; they change nothing."),
        ["late"] = language.Of(
            "Sự kiện đến sau thời điểm có hiệu lực hơn 24 giờ, theo ngày đến.",
            "Events that arrived more than 24 hours after they took effect, by day of arrival."),
        ["out-of-order"] = language.Of(
            "Sự kiện đến sau một bước muộn hơn của cùng hồ sơ, theo ngày đến; thứ tự vẫn theo số bước.",
            "Events that arrived after a later step of the same dossier, by day of arrival; the order of the steps holds."),
        ["unknown-procedure"] = language.Of(
            "Hồ sơ có mã thủ tục không có trong danh mục; hạn tính theo mặc định.",
            "Dossiers whose procedure is not in the list; their due time is the default."),
        ["conflicting-sequence"] = language.Of(
            "Hai sự kiện khác nhau của cùng một bước; một sự kiện được tính, sự kiện kia giữ lại và bỏ qua.",
            "Two different events of one step; one holds, the other is kept and ignored."),
        ["conflicting-id"] = language.Of(
            "Cùng nguồn và mã sự kiện nhưng nội dung khác; tính như một sự kiện riêng.",
            "The same source and id with other content; it counts as an event of its own."),
        ["same-number-other-unit"] = language.Of(
            "Số hồ sơ cũng có ở đơn vị khác; mỗi đơn vị là một hồ sơ riêng.",
            "A dossier number that another unit has too; each is a dossier of its own."),
        ["incomplete"] = language.Of("Hồ sơ có bước sau nhưng chưa có bước tiếp nhận.", "Dossiers with a later step but no acceptance."),
        ["broken-promise-moved"] = language.Of("Hẹn trả được dời sau khi hạn cũ đã qua.", "Promises that were moved after they were broken."),
        ["promise-not-believed"] = language.Of(
            "Hồ sơ có hẹn trả trước khi tiếp nhận hoặc quá 3 năm sau khi tiếp nhận; hẹn đó không tính, hạn trả lấy theo thời hạn của thủ tục.",
            "Dossiers with a promise before acceptance or more than 3 years after it; it does not count, the allowance of the procedure gives the due time."),
        ["promise-at-midnight"] = language.Of(
            "Hồ sơ có hẹn trả đang tính là đúng 0 giờ 00 phút: trả trong chính ngày hẹn cũng thành trễ.",
            "Dossiers whose promise in force is at exactly 00:00: returned on the promised day they are late."),
        ["forwarded"] = language.Of("Sự kiện gửi nhầm phân vùng, đã được chuyển về đúng chỗ.", "Events sent to another partition and forwarded to their own."),
        ["gap"] = language.Of("Khoảng vị trí trong hàng đợi không còn đọc được.", "Ranges of the queue that could not be read any more."),
        ["silent"] = language.Of(
            "Số lần hệ thống của đơn vị im lặng quá 3 chu kỳ báo cáo trong kỳ.",
            "How often a system of the unit was silent for more than 3 report intervals in the period."),
        ["open-after-end"] = language.Of(
            "Hồ sơ đang giải quyết lúc này ở đơn vị mà theo danh mục đã qua ngày cuối: cần đóng hoặc bàn giao cho đơn vị kế thừa.",
            "Dossiers open now at a unit whose last day, by the profile, is over: to be closed or handed over to its successor."),
        ["late-health"] = language.Of(
            "Báo cáo hoạt động đến sau một báo cáo mới hơn 15 phút của cùng hệ thống, theo ngày đến; thời gian gián đoạn đã qua được tính lại.",
            "A health report that came after one more than 15 minutes newer of the same system, by day of arrival; past downtime is restated."),
        ["unusual-interval"] = language.Of(
            "Báo cáo hoạt động ghi chu kỳ dưới 5 giây hoặc trên 1 giờ mà không phải số giờ chẵn trong 1 ngày, theo ngày đến (có thể ghi nhầm mili giây); chu kỳ được tính trong khoảng 5 giây đến 1 ngày.",
            "A health report names an interval below 5 seconds or above 1 hour (but for whole hours up to a day), by day of arrival (perhaps milliseconds); it is read within 5 seconds and 1 day."),
        ["too-large"] = Rejected(language),
        ["malformed-json"] = Rejected(language),
        ["not-cloudevent"] = Rejected(language),
        ["unknown-type"] = Rejected(language),
        ["missing-field"] = Rejected(language),
        ["invalid-field"] = Rejected(language),
        ["invalid-status"] = Rejected(language),
        ["unknown-commune"] = Rejected(language),
        ["unknown-system"] = Rejected(language),
        ["unknown-indicator"] = Rejected(language),
        ["ancient-time"] = Rejected(language),
        ["future-time"] = Rejected(language),
        ["too-late"] = Rejected(language),
        ["not-authorised"] = Rejected(language),
    };

    /// <summary>By the figure of an alert, where the sheet's text does not say it; `system` of any system.</summary>
    public IReadOnlyDictionary<string, string> Alerts { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["receivedToday"] = language.Of(
            "Hồ sơ có thời điểm tiếp nhận trong ngày, không kể hồ sơ bị từ chối hoặc rút.",
            "Dossiers accepted today, except rejected and withdrawn ones."),
        ["resolvedToday"] = language.Of("Hồ sơ có kết quả (hoàn thành hoặc đã trả) trong ngày.", "Dossiers with a result (completed or returned) today."),
        ["silentMinutes"] = language.Of("Số phút từ sự kiện mới nhất đến từ đơn vị, bất kể loại nào.", "Minutes since the newest event of any kind arrived from the unit."),
        ["rejectedEvents"] = language.Of("Số sự kiện đến trong ngày và bị từ chối, mọi lý do.", "Events that arrived today and were rejected, for any reason."),
        ["incomplete"] = language.Of("Số hồ sơ có bước sau nhưng chưa có bước tiếp nhận, ghi nhận trong ngày.", "Dossiers with a later step but no acceptance, noted today."),
        ["offline"] = language.Of(
            "Số đơn vị có từ một nửa hệ thống trở lên ngừng hoặc im lặng, không kể sự cố toàn hệ thống.",
            "Units with half of their systems or more down or silent, system-wide incidents not counted."),
        ["systemWide"] = language.Of(
            "Số sự cố mà một hệ thống ngừng ở ít nhất 30 % trong từ 5 đơn vị trở lên.",
            "Incidents in which a system is out at 30% or more of at least 5 units."),
        ["reportingShare"] = language.Of("Số đơn vị có sự kiện đến trong 15 phút qua / tổng số đơn vị.", "Units from which an event arrived in the last 15 minutes / all units."),
        ["sourceLag"] = language.Of(
            "Thời gian từ lúc sự kiện đến hàng đợi đến lúc được tính vào số liệu, của sự kiện cũ nhất còn chờ.",
            "Time from the arrival of an event in the queue until it counts, of the oldest that waits."),
        ["seriesRefused"] = language.Of(
            "1 khi kho chuỗi thời gian từ chối ghi (thông tin đăng nhập, bucket), hoặc trong một giờ sau khi từ chối hẳn một dòng; số liệu tức thời không bị ảnh hưởng.",
            "1 while the time-series store refuses what is written (credentials, bucket), and for an hour after it refused a line for good; live figures do not depend on it."),
        ["system"] = language.Of("Số đơn vị mà hệ thống này đang ngừng hoặc im lặng.", "Units at which this system is down or silent."),
    };
}
