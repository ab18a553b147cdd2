namespace Ioc.Dashboard.Resources;

/// <summary>A figure of the KPI sheet in words: its name, a short one for headings, and how it is computed (after KPIS.md).</summary>
public sealed record SheetText(string Name, string Short, string How);

/// <summary>Texts of the figures by their names on the KPI sheet.</summary>
public sealed class SheetTexts(Language language)
{
    public IReadOnlyDictionary<string, SheetText> ById { get; } = new Dictionary<string, SheetText>(StringComparer.Ordinal)
    {
        ["received"] = new(
            language.Of("Tiếp nhận", "Received"),
            language.Of("Tiếp nhận", "Received"),
            language.Of("Hồ sơ có thời điểm tiếp nhận trong kỳ, không kể hồ sơ bị từ chối hoặc rút.", "Dossiers accepted in the period, except rejected and withdrawn ones.")),
        ["onlineShare"] = new(
            language.Of("Nộp trực tuyến", "Filed online"),
            language.Of("Trực tuyến", "Online"),
            language.Of("Hồ sơ tiếp nhận qua kênh trực tuyến / hồ sơ tiếp nhận trong kỳ.", "Received through the online channel / received in the period.")),
        ["outsideArea"] = new(
            language.Of("Phi địa giới", "From outside the area"),
            language.Of("Phi địa giới", "Outside"),
            language.Of("Hồ sơ tiếp nhận trong kỳ của người ở ngoài địa bàn.", "Received in the period from people of another area.")),
        ["resolved"] = new(
            language.Of("Giải quyết", "Resolved"),
            language.Of("Giải quyết", "Resolved"),
            language.Of("Hồ sơ có kết quả (hoàn thành hoặc đã trả) trong kỳ.", "Dossiers with a result (completed or returned) in the period.")),
        ["onTimeRate"] = new(
            language.Of("Giải quyết đúng hạn", "Resolved on time"),
            language.Of("Đúng hạn", "On time"),
            language.Of("Hồ sơ giải quyết không sau hạn trả / hồ sơ giải quyết trong kỳ.", "Resolved no later than due / resolved in the period.")),
        ["fullyOnlineShare"] = new(
            language.Of("Trực tuyến toàn trình", "Fully online"),
            language.Of("Toàn trình", "Fully online"),
            language.Of("Hồ sơ nộp và xử lý trực tuyến toàn trình / hồ sơ giải quyết trong kỳ.", "Filed and processed entirely online / resolved in the period.")),
        ["backlog"] = new(
            language.Of("Đang giải quyết", "In progress"),
            language.Of("Đang giải quyết", "In progress"),
            language.Of("Hồ sơ đã tiếp nhận và chưa kết thúc, hiện tại hoặc cuối kỳ đã qua.", "Received and not closed, now or at the end of a period that is over.")),
        ["overdue"] = new(
            language.Of("Quá hạn", "Overdue"),
            language.Of("Quá hạn", "Overdue"),
            language.Of(
                "Hồ sơ đang giải quyết đã qua hạn trả và không tạm dừng, hoặc chỉ tạm dừng sau khi đã quá hạn.",
                "In progress past the due time and not paused, or paused only after it.")),
        ["overdueShare"] = new(
            language.Of("Tỷ lệ quá hạn", "Share overdue"),
            language.Of("% quá hạn", "% overdue"),
            language.Of("Hồ sơ quá hạn / hồ sơ đang giải quyết, cùng thời điểm.", "Overdue / in progress, at the same instant.")),
        ["dueSoon"] = new(
            language.Of("Sắp đến hạn", "Due soon"),
            language.Of("Sắp đến hạn", "Due soon"),
            language.Of(
                "Hồ sơ đang giải quyết, không tạm dừng, đến hạn chậm nhất 17:00 của ngày làm việc kế tiếp.",
                "In progress, not paused, due no later than 17:00 of the next working day.")),
        ["paused"] = new(
            language.Of("Tạm dừng", "Paused"),
            language.Of("Tạm dừng", "Paused"),
            language.Of("Hồ sơ đang giải quyết, đang chờ bổ sung hoặc chờ nộp phí.", "In progress and waiting for papers or payment.")),
        ["averageWorkingHours"] = new(
            language.Of("Giờ làm việc bình quân", "Average working hours"),
            language.Of("Giờ b/q", "Hours"),
            language.Of(
                "Trung bình số giờ làm việc từ tiếp nhận đến kết quả, trừ thời gian tạm dừng, của hồ sơ giải quyết trong kỳ.",
                "Mean working hours from acceptance to result, less pauses, of dossiers resolved in the period.")),
        ["digitizedResultShare"] = new(
            language.Of("Số hóa kết quả", "Results digitized"),
            language.Of("Số hóa KQ", "Results dig."),
            language.Of("Hồ sơ có kết quả đã số hóa / hồ sơ giải quyết trong kỳ.", "With a digitized result / resolved in the period.")),
        ["digitizedComponentsShare"] = new(
            language.Of("Số hóa thành phần hồ sơ", "Components digitized"),
            language.Of("Số hóa TP", "Parts dig."),
            language.Of("Hồ sơ có thành phần đã số hóa / hồ sơ tiếp nhận trong kỳ.", "With digitized components / received in the period.")),
        ["onlinePaymentShare"] = new(
            language.Of("Thanh toán trực tuyến", "Paid online"),
            language.Of("TT trực tuyến", "Paid online"),
            language.Of("Hồ sơ thanh toán trực tuyến / hồ sơ có thanh toán, trong số giải quyết trong kỳ.", "Paid online / paid, of those resolved in the period.")),
        ["rejected"] = new(language.Of("Từ chối", "Rejected"), language.Of("Từ chối", "Rejected"), language.Of("Hồ sơ bị từ chối tiếp nhận trong kỳ.", "Refused in the period.")),
        ["withdrawn"] = new(
            language.Of("Rút hồ sơ", "Withdrawn"),
            language.Of("Rút", "Withdrawn"),
            language.Of("Hồ sơ người dân rút trong kỳ.", "Withdrawn by the citizen in the period.")),
        ["stopped"] = new(
            language.Of("Dừng xử lý", "Stopped"),
            language.Of("Dừng", "Stopped"),
            language.Of("Hồ sơ dừng xử lý hoặc chuyển đi trong kỳ.", "Stopped or handed on in the period.")),
        ["ratings"] = new(
            language.Of("Lượt đánh giá", "Ratings"),
            language.Of("Đánh giá", "Ratings"),
            language.Of("Số lượt người dân đánh giá trong kỳ.", "Ratings by citizens in the period.")),
        ["satisfaction"] = new(
            language.Of("Điểm hài lòng", "Satisfaction"),
            language.Of("Điểm HL", "Rating"),
            language.Of("Trung bình điểm đánh giá trong kỳ, từ 1 đến 5.", "Mean of the ratings in the period, 1 to 5.")),
        ["satisfiedShare"] = new(
            language.Of("Người dân hài lòng", "Citizens satisfied"),
            language.Of("Hài lòng", "Satisfied"),
            language.Of("Lượt đánh giá từ 4 điểm trở lên / tất cả lượt đánh giá trong kỳ.", "Ratings of 4 or 5 / all ratings in the period.")),
        ["availability"] = new(
            language.Of("Độ sẵn sàng hệ thống", "System availability"),
            language.Of("Sẵn sàng", "Available"),
            language.Of(
                "1 − thời gian ngừng / thời gian được giám sát; không tính bảo trì và lúc không quan sát được.",
                "1 − downtime / monitored time, without maintenance and the time we could not observe.")),
        ["ownAvailability"] = new(
            language.Of("Độ sẵn sàng tại đơn vị", "Availability at the unit"),
            language.Of("Sẵn sàng", "Available"),
            language.Of("Như độ sẵn sàng, không kể thời gian ngừng do sự cố toàn hệ thống.", "As availability, without downtime held by system-wide incidents.")),
        ["outagesOpen"] = new(
            language.Of("Sự cố đang mở", "Open incidents"),
            language.Of("Sự cố", "Incidents"),
            language.Of("Sự cố của đơn vị và sự cố toàn hệ thống đang ảnh hưởng đến đơn vị.", "Incidents of the unit, and system-wide ones that touch it.")),
    };

    /// <summary>A reason of the lag score as the beginning of a sentence, by component; {0} is the figure.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["on-time"] = language.Of("đúng hạn {0}", "{0} on time"),
        ["overdue"] = language.Of("quá hạn {0} tồn đọng", "{0} of dossiers in progress overdue"),
        ["fully-online"] = language.Of("toàn trình {0}", "{0} fully online"),
        ["digitization"] = language.Of("số hóa kết quả {0}", "{0} of results digitized"),
        ["availability"] = language.Of("hệ thống sẵn sàng {0}", "systems available {0}"),
        ["satisfaction"] = language.Of("hài lòng {0}", "{0} of citizens satisfied"),
    };

    public SheetText this[string id] => ById[id];
}
