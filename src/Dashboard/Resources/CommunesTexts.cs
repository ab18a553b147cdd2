namespace Ioc.Dashboard.Resources;

/// <summary>Texts of the table of units, its comparison and export.</summary>
public sealed record CommunesTexts
{
    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string Range { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string Show { get; init; }

    public required string Kind { get; init; }

    public required string KindCommune { get; init; }

    public required string KindUnit { get; init; }

    public required string KindAll { get; init; }

    public required string Only { get; init; }

    public required string OnlyAll { get; init; }

    public required string OnlyOverdue { get; init; }

    public required string OnlyLate { get; init; }

    public required string OnlyOutage { get; init; }

    public required string OnlyFew { get; init; }

    public required string Beside { get; init; }

    public required string BesideLine { get; init; }

    public required string HideBeside { get; init; }

    public required string ShowBeside { get; init; }

    public required string Compare { get; init; }

    public required string CompareHint { get; init; }

    public required string CompareTitle { get; init; }

    public required string CompareClear { get; init; }

    public required string CompareAdd { get; init; }

    public required string CompareFull { get; init; }

    public required string Best { get; init; }

    public required string Figure { get; init; }

    public required string Median { get; init; }

    public required string Export { get; init; }

    public required string ExportXlsx { get; init; }

    public required string Rank { get; init; }

    public required string Unit { get; init; }

    public required string Code { get; init; }

    public required string Reasons { get; init; }

    public required string Legend { get; init; }

    public required string LegendMet { get; init; }

    public required string LegendFar { get; init; }

    public required string Units { get; init; }

    public required string Nothing { get; init; }

    public required string Reset { get; init; }

    public required string RangeReversed { get; init; }

    public required string PeriodLabel { get; init; }

    public required string FiltersLabel { get; init; }

    public required string LawLabel { get; init; }

    public required string ProfileLabel { get; init; }

    public required string SheetRows { get; init; }

    public required string SheetHow { get; init; }

    public required string AsOfLabel { get; init; }

    public required string ReasonRise { get; init; }

    public required string ReasonFall { get; init; }

    public required string ReasonSame { get; init; }

    public required string BeforeToday { get; init; }

    public required string BeforeMonth { get; init; }

    public required string BeforeLastMonth { get; init; }

    public required string BeforeRange { get; init; }

    public required string PauseView { get; init; }

    public required string ResumeView { get; init; }

    public required string PausedAt { get; init; }

    public required string Directives { get; init; }

    public required string ChosenUnits { get; init; }

    public required string OpenDirectives { get; init; }

    public required string DirectivesHow { get; init; }

    public required string AllRows { get; init; }

    public required string PrintAll { get; init; }

    /// <summary>Why the list cannot be printed as it is: {0} is the most.</summary>
    public required string PrintLimit { get; init; }

    internal static readonly CommunesTexts Vietnamese = new()
    {
        Title = "Các xã, phường",
        Lead = "Số liệu của từng đơn vị, bên cạnh cùng kỳ tháng trước và cùng kỳ năm trước.",
        Range = "Khoảng ngày",
        From = "Từ ngày",
        To = "Đến ngày",
        Show = "Xem",
        Kind = "Loại đơn vị",
        KindCommune = "Xã, phường",
        KindUnit = "Sở, ngành, trung tâm",
        KindAll = "Tất cả đơn vị",
        Only = "Lọc",
        OnlyAll = "Tất cả",
        OnlyOverdue = "Có hồ sơ quá hạn",
        OnlyLate = "Chưa đạt mục tiêu đúng hạn",
        OnlyOutage = "Đang có sự cố",
        OnlyFew = "Quá ít hồ sơ để đánh giá",
        Beside = "Cùng kỳ",
        BesideLine = "tháng trước · năm trước",
        HideBeside = "Ẩn cùng kỳ",
        ShowBeside = "Hiện cùng kỳ",
        Compare = "So sánh",
        CompareHint = "Chọn 2 đến 4 đơn vị",
        CompareTitle = "So sánh các đơn vị",
        CompareClear = "Bỏ so sánh",
        CompareAdd = "Đưa {0} vào so sánh",
        CompareFull = "Đã chọn đủ 4 đơn vị",
        Best = "tốt nhất",
        Figure = "Chỉ tiêu",
        Median = "Trung vị",
        Export = "Tải về",
        ExportXlsx = "Excel (XLSX)",
        Rank = "Hạng",
        Unit = "Đơn vị",
        Code = "Mã",
        Reasons = "Lý do",
        Legend = "Màu: khoảng cách đến mục tiêu",
        LegendMet = "đạt",
        LegendFar = "xa nhất",
        Units = "đơn vị",
        Nothing = "Không có đơn vị nào khớp với bộ lọc.",
        Reset = "Bỏ bộ lọc",
        RangeReversed = "Ngày đầu phải trước hoặc bằng ngày cuối.",
        PeriodLabel = "Kỳ",
        FiltersLabel = "Bộ lọc",
        LawLabel = "Phiên bản luật tính",
        ProfileLabel = "Hồ sơ cấu hình",
        SheetRows = "Số liệu",
        SheetHow = "Cách tính",
        AsOfLabel = "Số liệu lúc",
        ReasonRise = "tăng {0} điểm so với {1}",
        ReasonFall = "giảm {0} điểm so với {1}",
        ReasonSame = "không đổi so với {0}",
        BeforeToday = "hôm qua",
        BeforeMonth = "cùng kỳ tháng trước",
        BeforeLastMonth = "tháng trước đó",
        BeforeRange = "{0} ngày trước đó",
        PauseView = "Tạm dừng để trao đổi",
        ResumeView = "Xem tiếp trực tiếp",
        PausedAt = "Màn hình tạm dừng lúc {0}; hệ thống vẫn tiếp nhận số liệu",
        Directives = "Chỉ đạo",
        ChosenUnits = "Chỉ các đơn vị đã chọn",
        OpenDirectives = "Chỉ đạo chưa xong",
        DirectivesHow = "Số chỉ đạo đã giao cho đơn vị và chưa báo hoàn thành, ở thời điểm đang xem. Không phụ thuộc kỳ.",
        AllRows = "Xem cả {0} đơn vị",
        PrintAll = "In tất cả",
        PrintLimit = "In được danh sách đến {0} đơn vị: hãy lọc bớt, hoặc tải Excel.",
    };

    internal static readonly CommunesTexts English = new()
    {
        Title = "Communes",
        Lead = "Figures of each unit, beside the same days of the month before and of last year.",
        Range = "Range of days",
        From = "From",
        To = "To",
        Show = "Show",
        Kind = "Kind of unit",
        KindCommune = "Communes",
        KindUnit = "Provincial units",
        KindAll = "All units",
        Only = "Filter",
        OnlyAll = "All",
        OnlyOverdue = "With overdue dossiers",
        OnlyLate = "Below the goal of on-time",
        OnlyOutage = "With an open incident",
        OnlyFew = "Too few to judge",
        Beside = "Same days",
        BesideLine = "month before · last year",
        HideBeside = "Hide same days",
        ShowBeside = "Show same days",
        Compare = "Compare",
        CompareHint = "Choose 2 to 4 units",
        CompareTitle = "Units compared",
        CompareClear = "Clear",
        CompareAdd = "Compare {0}",
        CompareFull = "Four units are chosen",
        Best = "best",
        Figure = "Figure",
        Median = "Median",
        Export = "Download",
        ExportXlsx = "Excel (XLSX)",
        Rank = "Rank",
        Unit = "Unit",
        Code = "Code",
        Reasons = "Reasons",
        Legend = "Colour: distance to the goal",
        LegendMet = "met",
        LegendFar = "furthest",
        Units = "units",
        Nothing = "No unit matches the filter.",
        Reset = "Clear the filter",
        RangeReversed = "The first day must not be after the last.",
        PeriodLabel = "Period",
        FiltersLabel = "Filters",
        LawLabel = "Version of the law",
        ProfileLabel = "Profile",
        SheetRows = "Figures",
        SheetHow = "How computed",
        AsOfLabel = "Data as of",
        ReasonRise = "up {0} points on {1}",
        ReasonFall = "down {0} points on {1}",
        ReasonSame = "unchanged on {0}",
        BeforeToday = "yesterday",
        BeforeMonth = "the same days last month",
        BeforeLastMonth = "the month before",
        BeforeRange = "the {0} days before",
        PauseView = "Pause for discussion",
        ResumeView = "Resume live",
        PausedAt = "View paused at {0}; data keeps coming in",
        Directives = "Directives",
        ChosenUnits = "Only the units that were chosen",
        OpenDirectives = "Directives not done",
        DirectivesHow = "Directives given to the unit and not reported done, at the moment shown. Whatever the period.",
        AllRows = "Show all {0} units",
        PrintAll = "Print all",
        PrintLimit = "Lists of up to {0} units can be printed: narrow it down, or take the Excel file.",
    };
}
