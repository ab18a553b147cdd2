namespace Ioc.Dashboard.Resources;

/// <summary>Texts of directives and explanations: who does what about a figure.</summary>
public sealed record DirectiveTexts
{
    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string Open { get; init; }

    public required string Late { get; init; }

    public required string Done { get; init; }

    public required string All { get; init; }

    public required string State { get; init; }

    public required string Person { get; init; }

    public required string AnyPerson { get; init; }

    public required string Unit { get; init; }

    public required string AnyUnit { get; init; }

    public required string Nothing { get; init; }

    public required string Count { get; init; }

    public required string More { get; init; }

    public required string OverDays { get; init; }

    public required string AtInstant { get; init; }

    public required string Line { get; init; }

    public required string EffectHow { get; init; }

    public required string GoTo { get; init; }

    public required string Explained { get; init; }

    public required string ExplainedPeriod { get; init; }

    public required string ShowFigure { get; init; }

    public required string ForPeriod { get; init; }

    internal static readonly DirectiveTexts Vietnamese = new()
    {
        Title = "Chỉ đạo",
        Lead = "Ai làm gì, đến bao giờ, và chỉ tiêu thay đổi ra sao từ khi giao. Giao việc mới và đánh dấu hoàn thành ở trang của từng đơn vị.",
        Open = "Đang thực hiện",
        Late = "Quá hạn",
        Done = "Đã hoàn thành",
        All = "Tất cả",
        State = "Tình trạng",
        Person = "Người thực hiện",
        AnyPerson = "Mọi người",
        Unit = "Đơn vị",
        AnyUnit = "Mọi đơn vị",
        Nothing = "Không có chỉ đạo nào khớp với bộ lọc.",
        Count = "{0} chỉ đạo",
        More = "Chỉ hiện {0} chỉ đạo đầu tiên; hãy lọc hẹp hơn.",
        OverDays = "{0} ngày đến {1}: {2} → {0} ngày đến {3}: {4}",
        AtInstant = "ngày giao {0}: {1} → nay: {2}",
        Line = "Diễn biến từ khi giao: {0} → {1}",
        EffectHow = "So cùng một chỉ tiêu trong số ngày bằng nhau: đến ngày giao và đến hôm nay. Chỉ tiêu tại một thời điểm (đang giải quyết, quá hạn…) so lúc giao với hiện tại. Đường nhỏ là giá trị từng ngày từ khi giao.",
        GoTo = "Mở ở trang đơn vị",
        Explained = "Có giải trình",
        ExplainedPeriod = "kỳ {0}",
        ShowFigure = "Xem chỉ tiêu",
        ForPeriod = "Giải trình được ghi cho kỳ đang xem: {0}.",
    };

    internal static readonly DirectiveTexts English = new()
    {
        Title = "Directives",
        Lead = "Who does what by when, and how the figure moved since. New ones are given, and marked as done, on the page of the unit.",
        Open = "Under way",
        Late = "Late",
        Done = "Done",
        All = "All",
        State = "State",
        Person = "Who does it",
        AnyPerson = "Anybody",
        Unit = "Unit",
        AnyUnit = "Any unit",
        Nothing = "No directive matches the filter.",
        Count = "{0} directives",
        More = "Only the first {0} are shown; narrow the filter.",
        OverDays = "{0} days to {1}: {2} → {0} days to {3}: {4}",
        AtInstant = "when given, {0}: {1} → now: {2}",
        Line = "Course since it was given: {0} → {1}",
        EffectHow = "The same figure over equally many days: up to the giving and up to today. A figure at an instant (in progress, overdue…) is compared then and now. The small line is its value by day since.",
        GoTo = "Open on the page of the unit",
        Explained = "Explained",
        ExplainedPeriod = "period {0}",
        ShowFigure = "Show the figure",
        ForPeriod = "An explanation is kept for the period shown: {0}.",
    };
}
