namespace Ioc.Dashboard.Resources;

/// <summary>A figure of the KPI sheet in words: its name, a short one for headings, and how it is computed (after KPIS.md).</summary>
public sealed record SheetText(string Name, string Short, string How);

/// <summary>Texts of the figures by their names on the KPI sheet.</summary>
public sealed record SheetTexts
{
    public required IReadOnlyDictionary<string, SheetText> ById { get; init; }

    /// <summary>A reason of the lag score as the beginning of a sentence, by component; {0} is the figure.</summary>
    public required IReadOnlyDictionary<string, string> Reasons { get; init; }

    public SheetText this[string id] => ById[id];

    internal static readonly SheetTexts Vietnamese = new()
    {
        ById = new Dictionary<string, SheetText>(StringComparer.Ordinal)
        {
            ["received"] = new("Tiếp nhận", "Tiếp nhận", "Hồ sơ có thời điểm tiếp nhận trong kỳ, không kể hồ sơ bị từ chối hoặc rút."),
            ["onlineShare"] = new("Nộp trực tuyến", "Trực tuyến", "Hồ sơ tiếp nhận qua kênh trực tuyến / hồ sơ tiếp nhận trong kỳ."),
            ["outsideArea"] = new("Phi địa giới", "Phi địa giới", "Hồ sơ tiếp nhận trong kỳ của người ở ngoài địa bàn."),
            ["resolved"] = new("Giải quyết", "Giải quyết", "Hồ sơ có kết quả (hoàn thành hoặc đã trả) trong kỳ."),
            ["onTimeRate"] = new("Giải quyết đúng hạn", "Đúng hạn", "Hồ sơ giải quyết không sau hạn trả / hồ sơ giải quyết trong kỳ."),
            ["fullyOnlineShare"] = new("Trực tuyến toàn trình", "Toàn trình", "Hồ sơ nộp và xử lý trực tuyến toàn trình / hồ sơ giải quyết trong kỳ."),
            ["backlog"] = new("Đang giải quyết", "Đang giải quyết", "Hồ sơ đã tiếp nhận và chưa kết thúc, hiện tại hoặc cuối kỳ đã qua."),
            ["overdue"] = new("Quá hạn", "Quá hạn", "Hồ sơ đang giải quyết đã qua hạn trả và không tạm dừng, hoặc chỉ tạm dừng sau khi đã quá hạn."),
            ["overdueShare"] = new("Tỷ lệ quá hạn", "% quá hạn", "Hồ sơ quá hạn / hồ sơ đang giải quyết, cùng thời điểm."),
            ["dueSoon"] = new("Sắp đến hạn", "Sắp đến hạn", "Hồ sơ đang giải quyết, không tạm dừng, đến hạn chậm nhất 17:00 của ngày làm việc kế tiếp."),
            ["paused"] = new("Tạm dừng", "Tạm dừng", "Hồ sơ đang giải quyết, đang chờ bổ sung hoặc chờ nộp phí."),
            ["averageWorkingHours"] = new("Giờ làm việc bình quân", "Giờ b/q", "Trung bình số giờ làm việc từ tiếp nhận đến kết quả, trừ thời gian tạm dừng, của hồ sơ giải quyết trong kỳ."),
            ["digitizedResultShare"] = new("Số hóa kết quả", "Số hóa KQ", "Hồ sơ có kết quả đã số hóa / hồ sơ giải quyết trong kỳ."),
            ["digitizedComponentsShare"] = new("Số hóa thành phần hồ sơ", "Số hóa TP", "Hồ sơ có thành phần đã số hóa / hồ sơ tiếp nhận trong kỳ."),
            ["onlinePaymentShare"] = new("Thanh toán trực tuyến", "TT trực tuyến", "Hồ sơ thanh toán trực tuyến / hồ sơ có thanh toán, trong số giải quyết trong kỳ."),
            ["rejected"] = new("Từ chối", "Từ chối", "Hồ sơ bị từ chối tiếp nhận trong kỳ."),
            ["withdrawn"] = new("Rút hồ sơ", "Rút", "Hồ sơ người dân rút trong kỳ."),
            ["stopped"] = new("Dừng xử lý", "Dừng", "Hồ sơ dừng xử lý hoặc chuyển đi trong kỳ."),
            ["ratings"] = new("Lượt đánh giá", "Đánh giá", "Số lượt người dân đánh giá trong kỳ."),
            ["satisfaction"] = new("Điểm hài lòng", "Điểm HL", "Trung bình điểm đánh giá trong kỳ, từ 1 đến 5."),
            ["satisfiedShare"] = new("Người dân hài lòng", "Hài lòng", "Lượt đánh giá từ 4 điểm trở lên / tất cả lượt đánh giá trong kỳ."),
            ["availability"] = new("Độ sẵn sàng hệ thống", "Sẵn sàng", "1 − thời gian ngừng / thời gian được giám sát; không tính bảo trì và lúc không quan sát được."),
            ["ownAvailability"] = new("Độ sẵn sàng tại đơn vị", "Sẵn sàng", "Như độ sẵn sàng, không kể thời gian ngừng do sự cố toàn hệ thống."),
            ["outagesOpen"] = new("Sự cố đang mở", "Sự cố", "Sự cố của đơn vị và sự cố toàn hệ thống đang ảnh hưởng đến đơn vị."),
        },
        Reasons = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["on-time"] = "đúng hạn {0}",
            ["overdue"] = "quá hạn {0} tồn đọng",
            ["fully-online"] = "toàn trình {0}",
            ["digitization"] = "số hóa kết quả {0}",
            ["availability"] = "hệ thống sẵn sàng {0}",
            ["satisfaction"] = "hài lòng {0}",
        },
    };

    internal static readonly SheetTexts English = new()
    {
        ById = new Dictionary<string, SheetText>(StringComparer.Ordinal)
        {
            ["received"] = new("Received", "Received", "Dossiers accepted in the period, except rejected and withdrawn ones."),
            ["onlineShare"] = new("Filed online", "Online", "Received through the online channel / received in the period."),
            ["outsideArea"] = new("From outside the area", "Outside", "Received in the period from people of another area."),
            ["resolved"] = new("Resolved", "Resolved", "Dossiers with a result (completed or returned) in the period."),
            ["onTimeRate"] = new("Resolved on time", "On time", "Resolved no later than due / resolved in the period."),
            ["fullyOnlineShare"] = new("Fully online", "Fully online", "Filed and processed entirely online / resolved in the period."),
            ["backlog"] = new("In progress", "In progress", "Received and not closed, now or at the end of a period that is over."),
            ["overdue"] = new("Overdue", "Overdue", "In progress past the due time and not paused, or paused only after it."),
            ["overdueShare"] = new("Share overdue", "% overdue", "Overdue / in progress, at the same instant."),
            ["dueSoon"] = new("Due soon", "Due soon", "In progress, not paused, due no later than 17:00 of the next working day."),
            ["paused"] = new("Paused", "Paused", "In progress and waiting for papers or payment."),
            ["averageWorkingHours"] = new("Average working hours", "Hours", "Mean working hours from acceptance to result, less pauses, of dossiers resolved in the period."),
            ["digitizedResultShare"] = new("Results digitized", "Results dig.", "With a digitized result / resolved in the period."),
            ["digitizedComponentsShare"] = new("Components digitized", "Parts dig.", "With digitized components / received in the period."),
            ["onlinePaymentShare"] = new("Paid online", "Paid online", "Paid online / paid, of those resolved in the period."),
            ["rejected"] = new("Rejected", "Rejected", "Refused in the period."),
            ["withdrawn"] = new("Withdrawn", "Withdrawn", "Withdrawn by the citizen in the period."),
            ["stopped"] = new("Stopped", "Stopped", "Stopped or handed on in the period."),
            ["ratings"] = new("Ratings", "Ratings", "Ratings by citizens in the period."),
            ["satisfaction"] = new("Satisfaction", "Rating", "Mean of the ratings in the period, 1 to 5."),
            ["satisfiedShare"] = new("Citizens satisfied", "Satisfied", "Ratings of 4 or 5 / all ratings in the period."),
            ["availability"] = new("System availability", "Available", "1 − downtime / monitored time, without maintenance and the time we could not observe."),
            ["ownAvailability"] = new("Availability at the unit", "Available", "As availability, without downtime held by system-wide incidents."),
            ["outagesOpen"] = new("Open incidents", "Incidents", "Incidents of the unit, and system-wide ones that touch it."),
        },
        Reasons = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["on-time"] = "{0} on time",
            ["overdue"] = "{0} of dossiers in progress overdue",
            ["fully-online"] = "{0} fully online",
            ["digitization"] = "{0} of results digitized",
            ["availability"] = "systems available {0}",
            ["satisfaction"] = "{0} of citizens satisfied",
        },
    };
}
