using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;

namespace Ioc.Metrics.Kpis;

/// <summary>
/// Every figure of sheets, tables and the lag score, each declared once: questions, series, report tables, InfluxDB's fields and the words of pages follow from
/// it. What dossiers add to the counters is <see cref="CounterLaw"/>. Immutable, thread-safe.
/// </summary>
public static class Catalogue
{
    public static readonly Figure Received = new()
    {
        Id = "received", Kind = FigureKind.Count, Part = [Counter.Received], Number = 0, Tile = "received-today",
        Name = new("Tiếp nhận", "Received"), FormalName = "Hồ sơ tiếp nhận",
        Law = new("Hồ sơ có thời điểm tiếp nhận trong kỳ, không kể hồ sơ bị từ chối hoặc rút.", "Dossiers accepted in the period, except rejected and withdrawn ones."),
    };

    public static readonly Figure ReceivedOnline = new()
    {
        Id = "receivedOnline", Kind = FigureKind.Count, Part = [Counter.ReceivedOnline], Number = 1,
        Name = new("Tiếp nhận trực tuyến", "Received online"),
        Law = new("Hồ sơ tiếp nhận trong kỳ qua kênh trực tuyến.", "Dossiers accepted in the period through the online channel."),
    };

    public static readonly Figure OnlineShare = new()
    {
        Id = "onlineShare", Kind = FigureKind.Quotient, Unit = FigureUnit.Share, Part = [Counter.ReceivedOnline], Whole = [Counter.Received],
        Parts = [new(ReceivedOnline), new(Received)], LessIsBetter = false, Tile = "online-share",
        Name = new("Nộp trực tuyến", "Filed online"), Short = new("Trực tuyến", "Online"), FormalName = "Tỷ lệ tiếp nhận trực tuyến",
        Law = new("Hồ sơ tiếp nhận qua kênh trực tuyến / hồ sơ tiếp nhận trong kỳ.", "Received through the online channel / received in the period."),
    };

    public static readonly Figure OutsideArea = new()
    {
        Id = "outsideArea", Kind = FigureKind.Count, Part = [Counter.OutsideArea], Number = 2,
        Name = new("Tiếp nhận phi địa giới", "Received from outside the area"), Short = new("Phi địa giới", "Outside"), FormalName = "Tiếp nhận không phụ thuộc địa giới hành chính",
        Law = new("Hồ sơ tiếp nhận trong kỳ của người ở ngoài địa bàn.", "Received in the period from people of another area."),
    };

    public static readonly Figure Resolved = new()
    {
        Id = "resolved", Kind = FigureKind.Count, Part = [Counter.Resolved], Number = 3, Tile = "resolved-today",
        Name = new("Giải quyết", "Resolved"), FormalName = "Hồ sơ đã giải quyết",
        Law = new("Hồ sơ có kết quả (hoàn thành hoặc đã trả) trong kỳ.", "Dossiers with a result (completed or returned) in the period."),
    };

    public static readonly Figure ResolvedOnTime = new()
    {
        Id = "resolvedOnTime", Kind = FigureKind.Count, Part = [Counter.ResolvedOnTime], Number = 4,
        Name = new("Giải quyết đúng hạn", "Resolved on time"), FormalName = "Giải quyết đúng hạn và trước hạn",
        Law = new("Hồ sơ giải quyết trong kỳ, không sau hạn trả.", "Resolved in the period, no later than due."),
    };

    public static readonly Figure OnTimeRate = new()
    {
        Id = "onTimeRate", Kind = FigureKind.Quotient, Unit = FigureUnit.Share, Part = [Counter.ResolvedOnTime], Whole = [Counter.Resolved],
        Parts = [new(ResolvedOnTime), new(Resolved, DossierTrait.Late), new(Resolved)], LessIsBetter = false, Component = "on-time", Tile = "on-time-rate",
        Name = new("Giải quyết đúng hạn", "Resolved on time"), Short = new("Đúng hạn", "On time"), FormalName = "Tỷ lệ đúng hạn và trước hạn",
        Law = new("Hồ sơ giải quyết không sau hạn trả / hồ sơ giải quyết trong kỳ.", "Resolved no later than due / resolved in the period."),
    };

    public static readonly Figure ResolvedEarly = new()
    {
        Id = "resolvedEarly", Kind = FigureKind.Count, Part = [Counter.ResolvedEarly], Number = 5,
        Name = new("Giải quyết trước hạn", "Resolved early"),
        Law = new("Hồ sơ giải quyết trong kỳ trước ngày của hạn trả.", "Resolved in the period before the day on which they were due."),
    };

    public static readonly Figure ResolvedLate = new()
    {
        Id = "resolvedLate", Kind = FigureKind.Count, Difference = (Resolved, ResolvedOnTime), LessIsBetter = true,
        Name = new("Giải quyết quá hạn", "Resolved late"), Short = new("Trễ hạn", "Late"),
        Law = new("Hồ sơ giải quyết trong kỳ sau hạn trả: số đã giải quyết trừ số đúng hạn.", "Resolved in the period after the due time: resolved less resolved on time."),
    };

    public static readonly Figure ResolvedDueByDefault = new()
    {
        Id = "resolvedDueByDefault", Kind = FigureKind.Count, Part = [Counter.ResolvedDueByDefault], Number = 6,
        Name = new("Giải quyết theo thời hạn mặc định", "Resolved, due by default"), FormalName = "Áp dụng thời hạn mặc định",
        Law = new("Hồ sơ giải quyết trong kỳ mà thủ tục không rõ thời hạn.", "Resolved in the period, of a procedure without known days."),
    };

    public static readonly Figure ResolvedFullyOnline = new()
    {
        Id = "resolvedFullyOnline", Kind = FigureKind.Count, Part = [Counter.ResolvedFullyOnline], Number = 7,
        Name = new("Giải quyết trực tuyến toàn trình", "Resolved fully online"),
        Law = new("Hồ sơ giải quyết trong kỳ, nộp và xử lý hoàn toàn trực tuyến.", "Resolved in the period, filed and processed entirely online."),
    };

    public static readonly Figure FullyOnlineShare = new()
    {
        Id = "fullyOnlineShare", Kind = FigureKind.Quotient, Unit = FigureUnit.Share, Part = [Counter.ResolvedFullyOnline], Whole = [Counter.Resolved],
        Parts = [new(ResolvedFullyOnline), new(Resolved)], LessIsBetter = false, Component = "fully-online", Tile = "fully-online-share",
        Name = new("Trực tuyến toàn trình", "Fully online"), Short = new("Toàn trình", "Fully online"), FormalName = "Tỷ lệ trực tuyến toàn trình",
        Law = new("Hồ sơ nộp và xử lý trực tuyến toàn trình / hồ sơ giải quyết trong kỳ.", "Filed and processed entirely online / resolved in the period."),
    };

    public static readonly Figure Rejected = new()
    {
        Id = "rejected", Kind = FigureKind.Count, Part = [Counter.Rejected], Number = 8,
        Name = new("Từ chối", "Rejected"), FormalName = "Từ chối tiếp nhận",
        Law = new("Hồ sơ bị từ chối tiếp nhận trong kỳ.", "Refused in the period."),
    };

    public static readonly Figure Withdrawn = new()
    {
        Id = "withdrawn", Kind = FigureKind.Count, Part = [Counter.Withdrawn], Number = 9,
        Name = new("Rút hồ sơ", "Withdrawn"), Short = new("Rút", "Withdrawn"), FormalName = "Công dân rút hồ sơ",
        Law = new("Hồ sơ người dân rút trong kỳ.", "Withdrawn by the citizen in the period."),
    };

    public static readonly Figure Stopped = new()
    {
        Id = "stopped", Kind = FigureKind.Count, Part = [Counter.Stopped], Number = 10,
        Name = new("Dừng xử lý", "Stopped"), Short = new("Dừng", "Stopped"), FormalName = "Dừng xử lý, chuyển đơn vị khác",
        Law = new("Hồ sơ dừng xử lý hoặc chuyển đi trong kỳ.", "Stopped or handed on in the period."),
    };

    public static readonly Figure Backlog = new()
    {
        Id = "backlog", Kind = FigureKind.State, State = counts => counts.Backlog, Part = [Counter.BacklogChange], Number = 11, Tile = "backlog",
        Name = new("Đang giải quyết", "In progress"), FormalName = "Hồ sơ đang giải quyết",
        Law = new("Hồ sơ đã tiếp nhận và chưa kết thúc, hiện tại hoặc cuối kỳ đã qua.", "Received and not closed, now or at the end of a period that is over."),
    };

    public static readonly Figure Overdue = new()
    {
        Id = "overdue", Kind = FigureKind.State, State = counts => counts.Overdue, Part = [Counter.OverdueChange], Number = 12, LessIsBetter = true, Tile = "overdue",
        Name = new("Quá hạn", "Overdue"), FormalName = "Đang giải quyết, đã quá hạn",
        Law = new(
            "Hồ sơ đang giải quyết đã qua hạn trả và không tạm dừng, hoặc chỉ tạm dừng sau khi đã quá hạn.",
            "In progress past the due time and not paused, or paused only after it."),
    };

    /// <summary>Of tables, lag and alerts; the sheet has its two parts.</summary>
    public static readonly Figure OverdueShare = new()
    {
        Id = "overdueShare", Kind = FigureKind.State, Unit = FigureUnit.Share, State = counts => counts.Overdue, StateWhole = counts => counts.Backlog,
        Parts = [new(Overdue), new(Backlog)], LessIsBetter = true, Component = "overdue",
        Name = new("Tỷ lệ quá hạn", "Share overdue"), Short = new("% quá hạn", "% overdue"),
        Law = new("Hồ sơ quá hạn / hồ sơ đang giải quyết, cùng thời điểm.", "Overdue / in progress, at the same instant."),
    };

    public static readonly Figure DueSoon = new()
    {
        Id = "dueSoon", Kind = FigureKind.State, State = counts => counts.DueSoon, Part = [Counter.DueSoonChange], Number = 13, Tile = "due-soon",
        Name = new("Sắp đến hạn", "Due soon"),
        Law = new(
            "Hồ sơ đang giải quyết, không tạm dừng, đến hạn chậm nhất lúc hết giờ của ngày làm việc kế tiếp.",
            "In progress, not paused, due no later than the close of the next working day."),
    };

    public static readonly Figure Paused = new()
    {
        Id = "paused", Kind = FigureKind.State, State = counts => counts.Paused, Part = [Counter.PausedChange], Number = 14,
        Name = new("Tạm dừng", "Paused"), FormalName = "Tạm dừng chờ bổ sung, nghĩa vụ tài chính",
        Law = new("Hồ sơ đang giải quyết, đang chờ bổ sung hoặc chờ nộp phí.", "In progress and waiting for papers or payment."),
    };

    public static readonly Figure AverageWorkingHours = new()
    {
        Id = "averageWorkingHours", Kind = FigureKind.Quotient, Unit = FigureUnit.WorkingHours, Part = [Counter.WorkingTicks], Whole = [Counter.Resolved],
        Scale = TimeSpan.TicksPerHour, Parts = [new(Resolved)], LessIsBetter = true,
        Name = new("Giờ làm việc bình quân", "Average working hours"), Short = new("Giờ b/q", "Hours"), FormalName = "Thời gian giải quyết bình quân (giờ làm việc)",
        Law = new(
            "Trung bình số giờ làm việc từ tiếp nhận đến kết quả, trừ thời gian tạm dừng, của hồ sơ giải quyết trong kỳ.",
            "Mean working hours from acceptance to result, less pauses, of dossiers resolved in the period."),
    };

    public static readonly Figure DigitizedComponentsShare = new()
    {
        Id = "digitizedComponentsShare", Kind = FigureKind.Quotient, Unit = FigureUnit.Share, Part = [Counter.DigitizedComponents], Whole = [Counter.Received],
        Parts = [new(Received, DossierTrait.DigitizedComponents), new(Received)], LessIsBetter = false,
        Name = new("Số hóa thành phần hồ sơ", "Components digitized"), Short = new("Số hóa TP", "Parts dig."), FormalName = "Tỷ lệ số hóa thành phần hồ sơ",
        Law = new("Hồ sơ có thành phần đã số hóa / hồ sơ tiếp nhận trong kỳ.", "With digitized components / received in the period."),
    };

    public static readonly Figure DigitizedResultShare = new()
    {
        Id = "digitizedResultShare", Kind = FigureKind.Quotient, Unit = FigureUnit.Share, Part = [Counter.DigitizedResult], Whole = [Counter.Resolved],
        Parts = [new(Resolved, DossierTrait.DigitizedResult), new(Resolved)], LessIsBetter = false, Component = "digitization",
        Name = new("Số hóa kết quả", "Results digitized"), Short = new("Số hóa KQ", "Results dig."), FormalName = "Tỷ lệ số hóa kết quả giải quyết",
        Law = new("Hồ sơ có kết quả đã số hóa / hồ sơ giải quyết trong kỳ.", "With a digitized result / resolved in the period."),
    };

    public static readonly Figure OnlinePaymentShare = new()
    {
        Id = "onlinePaymentShare", Kind = FigureKind.Quotient, Unit = FigureUnit.Share, Part = [Counter.PaidOnline], Whole = [Counter.PaidOnline, Counter.PaidOffline],
        Parts = [new(Resolved, DossierTrait.PaidOnline), new(Resolved, DossierTrait.Paid)], LessIsBetter = false,
        Name = new("Thanh toán trực tuyến", "Paid online"), Short = new("TT trực tuyến", "Paid online"), FormalName = "Tỷ lệ thanh toán trực tuyến",
        Law = new("Hồ sơ thanh toán trực tuyến / hồ sơ có thanh toán, trong số giải quyết trong kỳ.", "Paid online / paid, of those resolved in the period."),
    };

    public static readonly Figure Ratings = new()
    {
        Id = "ratings", Kind = FigureKind.Count, Part = [Counter.Ratings],
        Name = new("Lượt đánh giá", "Ratings"), Short = new("Đánh giá", "Ratings"),
        Law = new("Số lượt người dân đánh giá trong kỳ.", "Ratings by citizens in the period."),
    };

    public static readonly Figure Satisfaction = new()
    {
        Id = "satisfaction", Kind = FigureKind.Quotient, Unit = FigureUnit.Rating, Part = [Counter.RatingSum], Whole = [Counter.Ratings], LessIsBetter = false, Tile = "satisfaction",
        Name = new("Điểm hài lòng", "Satisfaction"), Short = new("Điểm HL", "Rating"), FormalName = "Điểm hài lòng bình quân (thang 5)",
        Law = new("Trung bình điểm đánh giá trong kỳ, từ 1 đến 5.", "Mean of the ratings in the period, 1 to 5."),
    };

    public static readonly Figure SatisfiedShare = new()
    {
        Id = "satisfiedShare", Kind = FigureKind.Quotient, Unit = FigureUnit.Share, Part = [Counter.Satisfied], Whole = [Counter.Ratings],
        LessIsBetter = false, Component = "satisfaction",
        Name = new("Người dân hài lòng", "Citizens satisfied"), Short = new("Hài lòng", "Satisfied"), FormalName = "Tỷ lệ hài lòng",
        Law = new("Lượt đánh giá từ 4 điểm trở lên / tất cả lượt đánh giá trong kỳ.", "Ratings of 4 or 5 / all ratings in the period."),
    };

    public static readonly Figure OutagesOpen = new()
    {
        Id = "outagesOpen", Kind = FigureKind.Health, LessIsBetter = true, Tile = "outages",
        Name = new("Sự cố đang mở", "Open incidents"), Short = new("Sự cố", "Incidents"),
        Law = new("Sự cố của đơn vị và sự cố toàn hệ thống đang ảnh hưởng đến đơn vị.", "Incidents of the unit, and system-wide ones that touch it."),
    };

    public static readonly Figure CommunesOffline = new()
    {
        Id = "communesOffline", Kind = FigureKind.Health, LessIsBetter = true,
        Name = new("Đơn vị mất kết nối", "Units offline"),
        Law = new("Sự cố đang mở mà cả đơn vị mất kết nối.", "Open incidents by which a whole unit is offline."),
    };

    public static readonly Figure DowntimeMinutes = new()
    {
        Id = "downtimeMinutes", Kind = FigureKind.Health, Unit = FigureUnit.Minutes, Times = times => times.Downtime.TotalMinutes, LessIsBetter = true,
        Name = new("Thời gian gián đoạn (phút)", "Downtime (minutes)"),
        Law = new("Số phút gián đoạn trong kỳ, cộng theo đơn vị và hệ thống; không kể bảo trì.", "Minutes of outages in the period, summed over units and systems, without maintenance."),
    };

    public static readonly Figure UnobservedMinutes = new()
    {
        Id = "unobservedMinutes", Kind = FigureKind.Health, Unit = FigureUnit.Minutes, Times = times => times.Unobserved.TotalMinutes,
        Name = new("Thời gian không quan sát được (phút)", "Unobserved time (minutes)"),
        Law = new("Số phút không quan sát được; không phải gián đoạn, cũng không phải được giám sát.", "Minutes that could not be observed: neither downtime nor monitored."),
    };

    public static readonly Figure Availability = new()
    {
        Id = "availability", Kind = FigureKind.Health, Unit = FigureUnit.Share, Times = times => times.Availability, LessIsBetter = false, Tile = "availability",
        Name = new("Độ sẵn sàng hệ thống", "System availability"), Short = new("Sẵn sàng", "Available"), FormalName = "Mức độ sẵn sàng của hệ thống",
        Law = new(
            "1 − thời gian ngừng / thời gian được giám sát; không tính bảo trì và lúc không quan sát được.",
            "1 − downtime / monitored time, without maintenance and the time we could not observe."),
    };

    public static readonly Figure OwnAvailability = new()
    {
        Id = "ownAvailability", Kind = FigureKind.Health, Unit = FigureUnit.Share, Times = times => times.OwnAvailability, LessIsBetter = false, Component = "availability",
        Name = new("Độ sẵn sàng tại đơn vị", "Availability at the unit"), Short = new("Sẵn sàng", "Available"), FormalName = "Mức độ sẵn sàng (trừ sự cố toàn hệ thống)",
        Law = new("Như độ sẵn sàng, không kể thời gian ngừng do sự cố toàn hệ thống.", "As availability, without downtime held by system-wide incidents."),
    };

    /// <summary>Every figure, in the order of the sheet.</summary>
    public static IReadOnlyList<Figure> All { get; } =
    [
        Received, ReceivedOnline, OnlineShare, OutsideArea, Resolved, ResolvedOnTime, OnTimeRate, ResolvedEarly, ResolvedLate, ResolvedDueByDefault, ResolvedFullyOnline,
        FullyOnlineShare, Rejected, Withdrawn, Stopped, Backlog, Overdue, OverdueShare, DueSoon, Paused, AverageWorkingHours, DigitizedComponentsShare,
        DigitizedResultShare, OnlinePaymentShare, Ratings, Satisfaction, SatisfiedShare, OutagesOpen, CommunesOffline, DowntimeMinutes, UnobservedMinutes,
        Availability, OwnAvailability,
    ];

    /// <summary>Those that the KPI sheet holds.</summary>
    public static IReadOnlyList<Figure> OfSheet { get; } = [.. All.Where(figure => figure.IsOnSheet)];

    /// <summary>Those that dossiers themselves make up.</summary>
    public static IReadOnlyList<Figure> OfDossiers { get; } = [.. All.Where(figure => figure.IsOfDossiers)];

    /// <summary>Those that are asked of each dossier, in the order of their numbers; the other counts of dossiers follow from them.</summary>
    public static IReadOnlyList<Figure> Numbered { get; } = [.. All.Where(figure => figure.Number is not null).OrderBy(figure => figure.Number)];

    private static readonly Dictionary<string, Figure> _byId = All.ToDictionary(figure => figure.Id, StringComparer.Ordinal);

    /// <summary>The figure of an id; null: there is none.</summary>
    public static Figure? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>The figure that dossiers make up by its id. Throws ArgumentException for any other.</summary>
    public static Figure CountOfDossiers(string id) =>
        Find(id) is { IsOfDossiers: true } figure ? figure : throw new ArgumentException($"'{id}' is no figure that dossiers make up.", nameof(id));

    /// <summary>The figure that a component of the lag score weighs; null: there is no such component.</summary>
    public static Figure? OfComponent(string component) => All.FirstOrDefault(figure => figure.Component == component);
}
