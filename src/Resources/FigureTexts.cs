namespace Ioc.Resources;

/// <summary>Name of a figure, and how it is computed ("cách tính", after KPIS.md).</summary>
public sealed record FigureText(string Name, string How);

/// <summary>Texts of the figures, by tile id or sheet figure.</summary>
public sealed class FigureTexts(Language language)
{
    public IReadOnlyDictionary<string, FigureText> ById { get; } = new Dictionary<string, FigureText>(StringComparer.Ordinal)
    {
        ["online-share"] = new(
            language.Of("Hồ sơ nộp trực tuyến", "Filed online"),
            language.Of(
                "Số hồ sơ tiếp nhận qua kênh trực tuyến chia cho tổng số hồ sơ tiếp nhận trong kỳ.",
                "Dossiers received through the online channel divided by all dossiers received in the period.")),
        ["fully-online-share"] = new(
            language.Of("Trực tuyến toàn trình", "Fully online"),
            language.Of(
                "Số hồ sơ đã giải quyết được nộp và xử lý trực tuyến toàn trình chia cho số hồ sơ đã giải quyết trong kỳ.",
                "Resolved dossiers that were filed and processed entirely online divided by all resolved in the period.")),
        ["backlog"] = new(
            language.Of("Hồ sơ đang giải quyết", "Dossiers in progress"),
            language.Of(
                "Hồ sơ đã tiếp nhận và chưa kết thúc tại thời điểm xem (bằng số tiếp nhận trừ số đã kết thúc).",
                "Dossiers received and not closed at this moment (received less closed).")),
        ["overdue"] = new(
            language.Of("Quá hạn", "Overdue"),
            language.Of(
                "Hồ sơ đang giải quyết đã qua hạn trả và không tạm dừng, hoặc chỉ tạm dừng sau khi đã quá hạn.",
                "Dossiers in progress past their due time and not paused, or paused only after it.")),
        ["due-soon"] = new(
            language.Of("Sắp đến hạn", "Due soon"),
            language.Of(
                "Hồ sơ đang giải quyết, không tạm dừng, đến hạn chậm nhất lúc hết giờ của ngày làm việc kế tiếp.",
                "Dossiers in progress, not paused, due no later than the close of the next working day.")),
        ["on-time-rate"] = new(
            language.Of("Giải quyết đúng hạn", "Resolved on time"),
            language.Of(
                "Số hồ sơ giải quyết không sau hạn trả chia cho số hồ sơ đã giải quyết trong kỳ.",
                "Dossiers resolved no later than due divided by all resolved in the period.")),
        ["outages"] = new(
            language.Of("Sự cố hệ thống", "System incidents"),
            language.Of(
                "Số sự cố đang mở. Sự cố mở khi hai báo cáo liên tiếp là ngừng hoạt động, hoặc im lặng quá 3 chu kỳ báo cáo.",
                "Incidents open now. One opens after two reports in a row of down, or after silence of more than 3 report intervals.")),
        ["received-today"] = new(
            language.Of("Tiếp nhận hôm nay", "Received today"),
            language.Of("Hồ sơ có thời điểm tiếp nhận trong ngày, không kể hồ sơ bị từ chối hoặc rút.", "Dossiers accepted today, except rejected and withdrawn ones.")),
        ["resolved-today"] = new(
            language.Of("Giải quyết hôm nay", "Resolved today"),
            language.Of("Hồ sơ có kết quả (hoàn thành hoặc đã trả) trong ngày.", "Dossiers with a result (completed or returned) today.")),
        ["received"] = new(
            language.Of("Tiếp nhận", "Received"),
            language.Of("Hồ sơ có thời điểm tiếp nhận trong kỳ, không kể hồ sơ bị từ chối hoặc rút.", "Dossiers accepted in the period, except rejected and withdrawn ones.")),
        ["resolved"] = new(
            language.Of("Giải quyết", "Resolved"),
            language.Of("Hồ sơ có kết quả (hoàn thành hoặc đã trả) trong kỳ.", "Dossiers with a result (completed or returned) in the period.")),
        ["satisfaction"] = new(
            language.Of("Mức độ hài lòng", "Satisfaction"),
            language.Of(
                "Trung bình điểm đánh giá của người dân, từ 1 đến 5, theo thời điểm đánh giá trong kỳ.",
                "Mean of the citizens' ratings, 1 to 5, by the time of the rating in the period.")),
        ["availability"] = new(
            language.Of("Độ sẵn sàng hệ thống", "System availability"),
            language.Of(
                "1 trừ thời gian ngừng hoạt động chia cho thời gian được giám sát trong kỳ; không tính bảo trì và lúc hệ thống này không quan sát được.",
                "1 less downtime divided by monitored time in the period, without maintenance and the time we ourselves could not observe.")),
        ["communes-reporting"] = new(
            language.Of("Đơn vị đang báo cáo", "Units reporting"),
            language.Of("Số đơn vị có sự kiện đến trong 15 phút qua trên tổng số đơn vị.", "Units from which an event arrived in the last 15 minutes, of all units.")),
    };

    /// <summary>First words of a reason, by lag component.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["on-time"] = language.Of("Tỷ lệ giải quyết đúng hạn chỉ {0}", "Only {0} resolved on time"),
        ["overdue"] = language.Of("{0} hồ sơ đang giải quyết đã quá hạn", "{0} of the dossiers in progress are overdue"),
        ["fully-online"] = language.Of("Trực tuyến toàn trình chỉ {0}", "Only {0} processed fully online"),
        ["digitization"] = language.Of("Kết quả số hóa chỉ {0}", "Only {0} of results digitized"),
        ["availability"] = language.Of("Hệ thống chỉ sẵn sàng {0} thời gian", "Systems available only {0} of the time"),
        ["satisfaction"] = language.Of("Chỉ {0} người dân hài lòng", "Only {0} of citizens satisfied"),
    };

    /// <summary>Name of a lag component inside a sentence.</summary>
    public IReadOnlyDictionary<string, string> Components { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["on-time"] = language.Of("đúng hạn", "on time"),
        ["overdue"] = language.Of("quá hạn trên đang giải quyết", "overdue of those in progress"),
        ["fully-online"] = language.Of("trực tuyến toàn trình", "fully online"),
        ["digitization"] = language.Of("số hóa kết quả", "results digitized"),
        ["availability"] = language.Of("độ sẵn sàng tại đơn vị", "availability at the unit"),
        ["satisfaction"] = language.Of("người dân hài lòng", "citizens satisfied"),
    };

    /// <summary>A component of the lag score: {0} name, {1} weight, {2} goal, {3} floor.</summary>
    public string Component { get; } = language.Of("{0} {1} (đạt {2}, kém nhất {3})", "{0} {1} (goal {2}, worst {3})");

    /// <summary>The goal of a share where more is better: {0}.</summary>
    public string Goal { get; } = language.Of("Mục tiêu: từ {0} trở lên.", "Goal: at least {0}.");

    /// <summary>How a figure is coloured by its goal {0} and floor {1}.</summary>
    public string GoalAndFloor { get; } = language.Of("Mục tiêu {0}; kém nhất khi đến {1}.", "Goal {0}; worst at {1}.");

    public FigureText this[string id] => ById[id];
}
