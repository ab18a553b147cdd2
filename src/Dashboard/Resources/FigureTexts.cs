namespace Ioc.Dashboard.Resources;

/// <summary>Name of a figure, and how it is computed ("cách tính", after KPIS.md).</summary>
public sealed record FigureText(string Name, string How);

/// <summary>Texts of the figures, by tile id or sheet figure.</summary>
public sealed record FigureTexts
{
    public required IReadOnlyDictionary<string, FigureText> ById { get; init; }

    /// <summary>First words of a reason, by lag component.</summary>
    public required IReadOnlyDictionary<string, string> Reasons { get; init; }

    /// <summary>Name of a lag component inside a sentence.</summary>
    public required IReadOnlyDictionary<string, string> Components { get; init; }

    /// <summary>A component of the lag score: {0} name, {1} weight, {2} goal, {3} floor.</summary>
    public required string Component { get; init; }

    /// <summary>The goal of a share where more is better: {0}.</summary>
    public required string Goal { get; init; }

    /// <summary>How a figure is coloured by its goal {0} and floor {1}.</summary>
    public required string GoalAndFloor { get; init; }

    public FigureText this[string id] => ById[id];

    internal static readonly FigureTexts Vietnamese = new()
    {
        ById = new Dictionary<string, FigureText>(StringComparer.Ordinal)
        {
            ["online-share"] = new("Hồ sơ nộp trực tuyến", "Số hồ sơ tiếp nhận qua kênh trực tuyến chia cho tổng số hồ sơ tiếp nhận trong kỳ."),
            ["fully-online-share"] = new("Trực tuyến toàn trình", "Số hồ sơ đã giải quyết được nộp và xử lý trực tuyến toàn trình chia cho số hồ sơ đã giải quyết trong kỳ."),
            ["backlog"] = new("Hồ sơ đang giải quyết", "Hồ sơ đã tiếp nhận và chưa kết thúc tại thời điểm xem (bằng số tiếp nhận trừ số đã kết thúc)."),
            ["overdue"] = new("Quá hạn", "Hồ sơ đang giải quyết đã qua hạn trả và không tạm dừng, hoặc chỉ tạm dừng sau khi đã quá hạn."),
            ["due-soon"] = new("Sắp đến hạn", "Hồ sơ đang giải quyết, không tạm dừng, đến hạn chậm nhất 17:00 của ngày làm việc kế tiếp."),
            ["on-time-rate"] = new("Giải quyết đúng hạn", "Số hồ sơ giải quyết không sau hạn trả chia cho số hồ sơ đã giải quyết trong kỳ."),
            ["outages"] = new("Sự cố hệ thống", "Số sự cố đang mở. Sự cố mở khi hai báo cáo liên tiếp là ngừng hoạt động, hoặc im lặng quá 3 chu kỳ báo cáo."),
            ["received-today"] = new("Tiếp nhận hôm nay", "Hồ sơ có thời điểm tiếp nhận trong ngày, không kể hồ sơ bị từ chối hoặc rút."),
            ["resolved-today"] = new("Giải quyết hôm nay", "Hồ sơ có kết quả (hoàn thành hoặc đã trả) trong ngày."),
            ["received"] = new("Tiếp nhận", "Hồ sơ có thời điểm tiếp nhận trong kỳ, không kể hồ sơ bị từ chối hoặc rút."),
            ["resolved"] = new("Giải quyết", "Hồ sơ có kết quả (hoàn thành hoặc đã trả) trong kỳ."),
            ["satisfaction"] = new("Mức độ hài lòng", "Trung bình điểm đánh giá của người dân, từ 1 đến 5, theo thời điểm đánh giá trong kỳ."),
            ["availability"] = new("Độ sẵn sàng hệ thống", "1 trừ thời gian ngừng hoạt động chia cho thời gian được giám sát trong kỳ; không tính bảo trì và lúc hệ thống này không quan sát được."),
            ["communes-reporting"] = new("Đơn vị đang báo cáo", "Số đơn vị có sự kiện đến trong 15 phút qua trên tổng số đơn vị."),
        },
        Reasons = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["on-time"] = "Tỷ lệ giải quyết đúng hạn chỉ {0}",
            ["overdue"] = "{0} hồ sơ đang giải quyết đã quá hạn",
            ["fully-online"] = "Trực tuyến toàn trình chỉ {0}",
            ["digitization"] = "Kết quả số hóa chỉ {0}",
            ["availability"] = "Hệ thống chỉ sẵn sàng {0} thời gian",
            ["satisfaction"] = "Chỉ {0} người dân hài lòng",
        },
        Components = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["on-time"] = "đúng hạn",
            ["overdue"] = "quá hạn trên đang giải quyết",
            ["fully-online"] = "trực tuyến toàn trình",
            ["digitization"] = "số hóa kết quả",
            ["availability"] = "độ sẵn sàng tại đơn vị",
            ["satisfaction"] = "người dân hài lòng",
        },
        Component = "{0} {1} (đạt {2}, kém nhất {3})",
        Goal = "Mục tiêu: từ {0} trở lên.",
        GoalAndFloor = "Mục tiêu {0}; kém nhất khi đến {1}.",
    };

    internal static readonly FigureTexts English = new()
    {
        ById = new Dictionary<string, FigureText>(StringComparer.Ordinal)
        {
            ["online-share"] = new("Filed online", "Dossiers received through the online channel divided by all dossiers received in the period."),
            ["fully-online-share"] = new("Fully online", "Resolved dossiers that were filed and processed entirely online divided by all resolved in the period."),
            ["backlog"] = new("Dossiers in progress", "Dossiers received and not closed at this moment (received less closed)."),
            ["overdue"] = new("Overdue", "Dossiers in progress past their due time and not paused, or paused only after it."),
            ["due-soon"] = new("Due soon", "Dossiers in progress, not paused, due no later than 17:00 of the next working day."),
            ["on-time-rate"] = new("Resolved on time", "Dossiers resolved no later than due divided by all resolved in the period."),
            ["outages"] = new("System incidents", "Incidents open now. One opens after two reports in a row of down, or after silence of more than 3 report intervals."),
            ["received-today"] = new("Received today", "Dossiers accepted today, except rejected and withdrawn ones."),
            ["resolved-today"] = new("Resolved today", "Dossiers with a result (completed or returned) today."),
            ["received"] = new("Received", "Dossiers accepted in the period, except rejected and withdrawn ones."),
            ["resolved"] = new("Resolved", "Dossiers with a result (completed or returned) in the period."),
            ["satisfaction"] = new("Satisfaction", "Mean of the citizens' ratings, 1 to 5, by the time of the rating in the period."),
            ["availability"] = new("System availability", "1 less downtime divided by monitored time in the period, without maintenance and the time we ourselves could not observe."),
            ["communes-reporting"] = new("Units reporting", "Units from which an event arrived in the last 15 minutes, of all units."),
        },
        Reasons = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["on-time"] = "Only {0} resolved on time",
            ["overdue"] = "{0} of the dossiers in progress are overdue",
            ["fully-online"] = "Only {0} processed fully online",
            ["digitization"] = "Only {0} of results digitized",
            ["availability"] = "Systems available only {0} of the time",
            ["satisfaction"] = "Only {0} of citizens satisfied",
        },
        Components = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["on-time"] = "on time",
            ["overdue"] = "overdue of those in progress",
            ["fully-online"] = "fully online",
            ["digitization"] = "results digitized",
            ["availability"] = "availability at the unit",
            ["satisfaction"] = "citizens satisfied",
        },
        Component = "{0} {1} (goal {2}, worst {3})",
        Goal = "Goal: at least {0}.",
        GoalAndFloor = "Goal {0}; worst at {1}.",
    };
}
