namespace Ioc.Resources;

/// <summary>Texts of directives and explanations: who does what about a figure.</summary>
public sealed class DirectiveTexts(Language language)
{
    public string Title { get; } = language.Of("Chỉ đạo", "Directives");

    public string Lead { get; } = language.Of(
        "Ai làm gì, đến bao giờ, và chỉ tiêu thay đổi ra sao từ khi giao. Giao việc mới và đánh dấu hoàn thành ở trang của từng đơn vị.",
        "Who does what by when, and how the figure moved since. New ones are given, and marked as done, on the page of the unit.");

    public string Open { get; } = language.Of("Đang thực hiện", "Under way");
    public string Late { get; } = language.Of("Quá hạn", "Late");
    public string Done { get; } = language.Of("Đã hoàn thành", "Done");
    public string All { get; } = language.Of("Tất cả", "All");
    public string State { get; } = language.Of("Tình trạng", "State");
    public string Person { get; } = language.Of("Người thực hiện", "Who does it");
    public string AnyPerson { get; } = language.Of("Mọi người", "Anybody");
    public string Unit { get; } = language.Of("Đơn vị", "Unit");
    public string AnyUnit { get; } = language.Of("Mọi đơn vị", "Any unit");
    public string Nothing { get; } = language.Of("Không có chỉ đạo nào khớp với bộ lọc.", "No directive matches the filter.");
    public string Count { get; } = language.Of("{0} chỉ đạo", "{0} directives");
    public string More { get; } = language.Of("Chỉ hiện {0} chỉ đạo đầu tiên; hãy lọc hẹp hơn.", "Only the first {0} are shown; narrow the filter.");
    public string OverDays { get; } = language.Of("{0} ngày đến {1}: {2} → {0} ngày đến {3}: {4}", "{0} days to {1}: {2} → {0} days to {3}: {4}");
    public string AtInstant { get; } = language.Of("ngày giao {0}: {1} → nay: {2}", "when given, {0}: {1} → now: {2}");
    public string Line { get; } = language.Of("Diễn biến từ khi giao: {0} → {1}", "Course since it was given: {0} → {1}");

    public string EffectHow { get; } = language.Of(
        "So cùng một chỉ tiêu trong số ngày bằng nhau: đến ngày giao và đến hôm nay. Chỉ tiêu tại một thời điểm (đang giải quyết, quá hạn…) so lúc giao với hiện tại. Đường nhỏ là giá trị từng ngày từ khi giao.",
        "The same figure over equally many days: up to the giving and up to today. A figure at an instant (in progress, overdue…) is compared then and now. The small line is its value by day since.");

    public string GoTo { get; } = language.Of("Mở ở trang đơn vị", "Open on the page of the unit");
    public string Explained { get; } = language.Of("Có giải trình", "Explained");
    public string ExplainedPeriod { get; } = language.Of("kỳ {0}", "period {0}");
    public string ShowFigure { get; } = language.Of("Xem chỉ tiêu", "Show the figure");
    public string ForPeriod { get; } = language.Of("Giải trình được ghi cho kỳ đang xem: {0}.", "An explanation is kept for the period shown: {0}.");
}
