namespace Ioc.Dashboard.Resources;

/// <summary>"Cách tính" of the lesser figures: counts, days and durations that stand in tables and facts (after KPIS.md).</summary>
public sealed record HowTexts
{
    private const string RejectedVi = "Sự kiện của đơn vị đến trong kỳ và bị từ chối vì lý do này; không tính vào chỉ tiêu nào, được giữ nguyên văn để xem lại và gửi lại.";
    private const string RejectedEn = "Events of the unit that arrived in the period and were rejected for this reason; they count in no figure and are kept as they came.";

    public required string DaysOver { get; init; }

    public required string DaysLeft { get; init; }

    public required string ByField { get; init; }

    public required string ByProcedure { get; init; }

    public required string Downtime { get; init; }

    public required string DowntimeOfUnit { get; init; }

    public required string Latency { get; init; }

    public required string AvailabilityOfMonth { get; init; }

    public required string Opened { get; init; }

    public required string Closed { get; init; }

    public required string Duration { get; init; }

    public required string Totals { get; init; }

    public required string OpenAlerts { get; init; }

    public required string TimeOfRule { get; init; }

    /// <summary>By kind or reason of data quality.</summary>
    public required IReadOnlyDictionary<string, string> Quality { get; init; }

    /// <summary>By the figure of an alert, where the sheet's text does not say it; `system` of any system.</summary>
    public required IReadOnlyDictionary<string, string> Alerts { get; init; }

    internal static readonly HowTexts Vietnamese = new()
    {
        DaysOver = "Số ngày làm việc sau ngày hạn trả đến ngày kết thúc hoặc đến nay, theo lịch làm việc của tỉnh (trừ ngày nghỉ, ngày lễ, tính ngày làm bù).",
        DaysLeft = "Số ngày làm việc sau hôm nay đến ngày hạn trả, theo lịch làm việc của tỉnh; 0 là đến hạn hôm nay.",
        ByField = "Hồ sơ đang giải quyết của đơn vị, xếp theo lĩnh vực của thủ tục; phần quá hạn tính như chỉ tiêu Quá hạn. Cộng các dòng được đúng tổng.",
        ByProcedure = "Hồ sơ đang giải quyết của đơn vị, xếp theo thủ tục; phần quá hạn tính như chỉ tiêu Quá hạn. Cộng các dòng được đúng tổng.",
        Downtime = "Tổng thời gian các đơn vị có sự cố của hệ thống này từ đầu tháng dương lịch, không kể bảo trì; hệ thống giờ hành chính chỉ tính giờ làm việc. Một sự cố mở khi hai báo cáo liên tiếp là ngừng, hoặc im lặng quá 3 chu kỳ.",
        DowntimeOfUnit = "Số phút đơn vị có sự cố của hệ thống này từ đầu tháng dương lịch, không kể bảo trì.",
        Latency = "Độ trễ mà đơn vị đo được trong báo cáo mới nhất; ở ô trên: trung vị và cao nhất của các đơn vị.",
        AvailabilityOfMonth = "1 − thời gian ngừng / thời gian được giám sát trong tháng đó, của tất cả đơn vị; không tính bảo trì và lúc không quan sát được.",
        Opened = "Thời điểm của báo cáo ngừng đầu tiên trong hai báo cáo ngừng liên tiếp, hoặc lúc im lặng quá 3 chu kỳ báo cáo. Sự cố gộp mở khi sự cố thành phần đầu tiên mở.",
        Closed = "Thời điểm của báo cáo hoạt động đầu tiên trong hai báo cáo liên tiếp, hoặc báo cáo đầu tiên sau im lặng; sự cố hết khi mọi gián đoạn trong đó đã hết.",
        Duration = "Từ lúc mở đến lúc hết, hoặc đến nay khi còn mở, trừ thời gian bảo trì của hệ thống hoặc đơn vị đó; giờ đồng hồ, không phải giờ làm việc.",
        Totals = "“Trung tâm”: số tính từ sự kiện đã nhận của đơn vị trong ngày đó (đang giải quyết: lúc hết ngày). “Nguồn”: tổng số mà chính hệ thống nguồn báo mới nhất cho ngày đó. Chênh lệch = Trung tâm − Nguồn.",
        OpenAlerts = "Số quy tắc đang có cảnh báo: giá trị vượt ngưỡng suốt thời gian quy định và chưa trở lại qua ngưỡng hết cảnh báo.",
        TimeOfRule = "Báo khi {0}, suốt thời gian của quy tắc.",
        Quality = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["duplicate"] = "Sự kiện giống hệt đã đến trước đó (cùng nguồn, cùng mã, cùng nội dung), theo ngày đến; không làm thay đổi số liệu.",
            ["late"] = "Sự kiện đến sau thời điểm có hiệu lực hơn 24 giờ, theo ngày đến.",
            ["out-of-order"] = "Sự kiện đến sau một bước muộn hơn của cùng hồ sơ, theo ngày đến; thứ tự vẫn theo số bước.",
            ["unknown-procedure"] = "Hồ sơ có mã thủ tục không có trong danh mục; hạn tính theo mặc định.",
            ["conflicting-sequence"] = "Hai sự kiện khác nhau của cùng một bước; một sự kiện được tính, sự kiện kia giữ lại và bỏ qua.",
            ["conflicting-id"] = "Cùng nguồn và mã sự kiện nhưng nội dung khác; tính như một sự kiện riêng.",
            ["same-number-other-unit"] = "Số hồ sơ cũng có ở đơn vị khác; mỗi đơn vị là một hồ sơ riêng.",
            ["incomplete"] = "Hồ sơ có bước sau nhưng chưa có bước tiếp nhận.",
            ["broken-promise-moved"] = "Hẹn trả được dời sau khi hạn cũ đã qua.",
            ["promise-not-believed"] = "Hồ sơ có hẹn trả trước khi tiếp nhận hoặc quá 3 năm sau khi tiếp nhận; hẹn đó không tính, hạn trả lấy theo thời hạn của thủ tục.",
            ["promise-at-midnight"] = "Hồ sơ có hẹn trả đang tính là đúng 0 giờ 00 phút: trả trong chính ngày hẹn cũng thành trễ.",
            ["forwarded"] = "Sự kiện gửi nhầm phân vùng, đã được chuyển về đúng chỗ.",
            ["gap"] = "Khoảng vị trí trong hàng đợi không còn đọc được.",
            ["silent"] = "Số lần hệ thống của đơn vị im lặng quá 3 chu kỳ báo cáo trong kỳ.",
            ["open-after-end"] = "Hồ sơ đang giải quyết lúc này ở đơn vị mà theo danh mục đã qua ngày cuối: cần đóng hoặc bàn giao cho đơn vị kế thừa.",
            ["late-health"] = "Báo cáo hoạt động đến sau một báo cáo mới hơn 15 phút của cùng hệ thống, theo ngày đến; thời gian gián đoạn đã qua được tính lại.",
            ["unusual-interval"] = "Báo cáo hoạt động ghi chu kỳ dưới 5 giây hoặc trên 1 giờ mà không phải số giờ chẵn trong 1 ngày, theo ngày đến (có thể ghi nhầm mili giây); chu kỳ được tính trong khoảng 5 giây đến 1 ngày.",
            ["too-large"] = RejectedVi,
            ["malformed-json"] = RejectedVi,
            ["not-cloudevent"] = RejectedVi,
            ["unknown-type"] = RejectedVi,
            ["missing-field"] = RejectedVi,
            ["invalid-field"] = RejectedVi,
            ["invalid-status"] = RejectedVi,
            ["unknown-commune"] = RejectedVi,
            ["unknown-system"] = RejectedVi,
            ["unknown-indicator"] = RejectedVi,
            ["ancient-time"] = RejectedVi,
            ["future-time"] = RejectedVi,
            ["too-late"] = RejectedVi,
            ["not-authorised"] = RejectedVi,
        },
        Alerts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["receivedToday"] = "Hồ sơ có thời điểm tiếp nhận trong ngày, không kể hồ sơ bị từ chối hoặc rút.",
            ["resolvedToday"] = "Hồ sơ có kết quả (hoàn thành hoặc đã trả) trong ngày.",
            ["silentMinutes"] = "Số phút từ sự kiện mới nhất đến từ đơn vị, bất kể loại nào.",
            ["rejectedEvents"] = "Số sự kiện đến trong ngày và bị từ chối, mọi lý do.",
            ["incomplete"] = "Số hồ sơ có bước sau nhưng chưa có bước tiếp nhận, ghi nhận trong ngày.",
            ["offline"] = "Số đơn vị có từ một nửa hệ thống trở lên ngừng hoặc im lặng, không kể sự cố toàn hệ thống.",
            ["systemWide"] = "Số sự cố mà một hệ thống ngừng ở ít nhất 30 % trong từ 5 đơn vị trở lên.",
            ["reportingShare"] = "Số đơn vị có sự kiện đến trong 15 phút qua / tổng số đơn vị.",
            ["sourceLag"] = "Thời gian từ lúc sự kiện đến hàng đợi đến lúc được tính vào số liệu, của sự kiện cũ nhất còn chờ.",
            ["seriesRefused"] = "1 khi kho chuỗi thời gian từ chối ghi (thông tin đăng nhập, bucket), hoặc trong một giờ sau khi từ chối hẳn một dòng; số liệu tức thời không bị ảnh hưởng.",
            ["system"] = "Số đơn vị mà hệ thống này đang ngừng hoặc im lặng.",
        },
    };

    internal static readonly HowTexts English = new()
    {
        DaysOver = "Working days after the due day until it ended, or until now, by the province's calendar (without weekends and holidays, with made-up days).",
        DaysLeft = "Working days after today until the due day, by the province's calendar; 0 is due today.",
        ByField = "The unit's dossiers in progress by the field of their procedure; overdue as the figure Overdue says. The rows sum to the total.",
        ByProcedure = "The unit's dossiers in progress by procedure; overdue as the figure Overdue says. The rows sum to the total.",
        Downtime = "Time in outage of this system, summed over the units, from the start of the calendar month, without maintenance; working hours only for a system of office hours. An outage opens after two reports of down in a row, or silence of more than 3 intervals.",
        DowntimeOfUnit = "Minutes in which the unit was in outage of this system, from the start of the calendar month, without maintenance.",
        Latency = "Latency that the unit measured in its newest report; above: median and highest of the units.",
        AvailabilityOfMonth = "1 − downtime / monitored time of that month, of all units; without maintenance and unobserved time.",
        Opened = "When the first of two reports of down in a row was made, or silence passed 3 report intervals. A merged incident opens with its first part.",
        Closed = "When the first of two reports of up in a row was made, or the first report after silence; over when every outage in it is over.",
        Duration = "From the opening to the end, or to now while it is open, less the maintenance of its system or unit; by the clock, not in working hours.",
        Totals = "“Ours”: counted from the events that we received of the unit and day (in progress: at its end). “Source”: the newest totals that the source itself reported of the day. Difference = ours − source.",
        OpenAlerts = "Rules with an alert: the value was past the threshold for the time of the rule and has not come back past where it clears.",
        TimeOfRule = "An alert when {0}, for the time of the rule.",
        Quality = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["duplicate"] = "Events equal to one that had arrived (same source, id and bytes), by day of arrival; they change nothing.",
            ["late"] = "Events that arrived more than 24 hours after they took effect, by day of arrival.",
            ["out-of-order"] = "Events that arrived after a later step of the same dossier, by day of arrival; the order of the steps holds.",
            ["unknown-procedure"] = "Dossiers whose procedure is not in the list; their due time is the default.",
            ["conflicting-sequence"] = "Two different events of one step; one holds, the other is kept and ignored.",
            ["conflicting-id"] = "The same source and id with other content; it counts as an event of its own.",
            ["same-number-other-unit"] = "A dossier number that another unit has too; each is a dossier of its own.",
            ["incomplete"] = "Dossiers with a later step but no acceptance.",
            ["broken-promise-moved"] = "Promises that were moved after they were broken.",
            ["promise-not-believed"] = "Dossiers with a promise before acceptance or more than 3 years after it; it does not count, the allowance of the procedure gives the due time.",
            ["promise-at-midnight"] = "Dossiers whose promise in force is at exactly 00:00: returned on the promised day they are late.",
            ["forwarded"] = "Events sent to another partition and forwarded to their own.",
            ["gap"] = "Ranges of the queue that could not be read any more.",
            ["open-after-end"] = "Dossiers open now at a unit whose last day, by the profile, is over: to be closed or handed over to its successor.",
            ["silent"] = "How often a system of the unit was silent for more than 3 report intervals in the period.",
            ["late-health"] = "A health report that came after one more than 15 minutes newer of the same system, by day of arrival; past downtime is restated.",
            ["unusual-interval"] = "A health report names an interval below 5 seconds or above 1 hour (but for whole hours up to a day), by day of arrival (perhaps milliseconds); it is read within 5 seconds and 1 day.",
            ["too-large"] = RejectedEn,
            ["malformed-json"] = RejectedEn,
            ["not-cloudevent"] = RejectedEn,
            ["unknown-type"] = RejectedEn,
            ["missing-field"] = RejectedEn,
            ["invalid-field"] = RejectedEn,
            ["invalid-status"] = RejectedEn,
            ["unknown-commune"] = RejectedEn,
            ["unknown-system"] = RejectedEn,
            ["unknown-indicator"] = RejectedEn,
            ["ancient-time"] = RejectedEn,
            ["future-time"] = RejectedEn,
            ["too-late"] = RejectedEn,
            ["not-authorised"] = RejectedEn,
        },
        Alerts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["receivedToday"] = "Dossiers accepted today, except rejected and withdrawn ones.",
            ["resolvedToday"] = "Dossiers with a result (completed or returned) today.",
            ["silentMinutes"] = "Minutes since the newest event of any kind arrived from the unit.",
            ["rejectedEvents"] = "Events that arrived today and were rejected, for any reason.",
            ["incomplete"] = "Dossiers with a later step but no acceptance, noted today.",
            ["offline"] = "Units with half of their systems or more down or silent, system-wide incidents not counted.",
            ["systemWide"] = "Incidents in which a system is out at 30% or more of at least 5 units.",
            ["reportingShare"] = "Units from which an event arrived in the last 15 minutes / all units.",
            ["sourceLag"] = "Time from the arrival of an event in the queue until it counts, of the oldest that waits.",
            ["seriesRefused"] = "1 while the time-series store refuses what is written (credentials, bucket), and for an hour after it refused a line for good; live figures do not depend on it.",
            ["system"] = "Units at which this system is down or silent.",
        },
    };
}
