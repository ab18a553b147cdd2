namespace Ioc.Resources;

/// <summary>Texts of the table of units, its comparison and export.</summary>
public sealed class CommunesTexts(Language language)
{
    public string Title { get; } = language.Of("Các xã, phường", "Communes");

    public string Lead { get; } = language.Of(
        "Số liệu của từng đơn vị, bên cạnh cùng kỳ tháng trước và cùng kỳ năm trước.",
        "Figures of each unit, beside the same days of the month before and of last year.");

    public string Range { get; } = language.Of("Khoảng ngày", "Range of days");
    public string From { get; } = language.Of("Từ ngày", "From");
    public string To { get; } = language.Of("Đến ngày", "To");
    public string Show { get; } = language.Of("Xem", "Show");
    public string Kind { get; } = language.Of("Loại đơn vị", "Kind of unit");
    public string KindCommune { get; } = language.Of("Xã, phường", "Communes");
    public string KindUnit { get; } = language.Of("Sở, ngành, trung tâm", "Provincial units");
    public string KindAll { get; } = language.Of("Tất cả đơn vị", "All units");
    public string Only { get; } = language.Of("Lọc", "Filter");
    public string OnlyAll { get; } = language.Of("Tất cả", "All");
    public string OnlyOverdue { get; } = language.Of("Có hồ sơ quá hạn", "With overdue dossiers");
    public string OnlyLate { get; } = language.Of("Chưa đạt mục tiêu đúng hạn", "Below the goal of on-time");
    public string OnlyOutage { get; } = language.Of("Đang có sự cố", "With an open incident");
    public string OnlyFew { get; } = language.Of("Quá ít hồ sơ để đánh giá", "Too few to judge");
    public string Beside { get; } = language.Of("Cùng kỳ", "Same days");
    public string BesideLine { get; } = language.Of("tháng trước · năm trước", "month before · last year");
    public string HideBeside { get; } = language.Of("Ẩn cùng kỳ", "Hide same days");
    public string ShowBeside { get; } = language.Of("Hiện cùng kỳ", "Show same days");
    public string Compare { get; } = language.Of("So sánh", "Compare");
    public string CompareHint { get; } = language.Of("Chọn 2 đến 4 đơn vị", "Choose 2 to 4 units");
    public string CompareTitle { get; } = language.Of("So sánh các đơn vị", "Units compared");
    public string CompareClear { get; } = language.Of("Bỏ so sánh", "Clear");
    public string CompareAdd { get; } = language.Of("Đưa {0} vào so sánh", "Compare {0}");
    public string CompareFull { get; } = language.Of("Đã chọn đủ 4 đơn vị", "Four units are chosen");
    public string Best { get; } = language.Of("tốt nhất", "best");
    public string Figure { get; } = language.Of("Chỉ tiêu", "Figure");
    public string Median { get; } = language.Of("Trung vị", "Median");
    public string Export { get; } = language.Of("Tải về", "Download");
    public string ExportXlsx { get; } = "Excel (XLSX)";
    public string Rank { get; } = language.Of("Hạng", "Rank");
    public string Unit { get; } = language.Of("Đơn vị", "Unit");
    public string Code { get; } = language.Of("Mã", "Code");
    public string Reasons { get; } = language.Of("Lý do", "Reasons");
    public string Legend { get; } = language.Of("Màu: khoảng cách đến mục tiêu", "Colour: distance to the goal");
    public string LegendMet { get; } = language.Of("đạt", "met");
    public string LegendFar { get; } = language.Of("xa nhất", "furthest");
    public string Units { get; } = language.Of("đơn vị", "units");
    public string Nothing { get; } = language.Of("Không có đơn vị nào khớp với bộ lọc.", "No unit matches the filter.");
    public string Reset { get; } = language.Of("Bỏ bộ lọc", "Clear the filter");
    public string RangeReversed { get; } = language.Of("Ngày đầu phải trước hoặc bằng ngày cuối.", "The first day must not be after the last.");
    public string PeriodLabel { get; } = language.Of("Kỳ", "Period");
    public string FiltersLabel { get; } = language.Of("Bộ lọc", "Filters");
    public string LawLabel { get; } = language.Of("Phiên bản luật tính", "Version of the law");
    public string ProfileLabel { get; } = language.Of("Hồ sơ cấu hình", "Profile");
    public string SheetRows { get; } = language.Of("Số liệu", "Figures");
    public string SheetHow { get; } = language.Of("Cách tính", "How computed");
    public string AsOfLabel { get; } = language.Of("Số liệu lúc", "Data as of");
    public string ReasonRise { get; } = language.Of("tăng {0} điểm so với {1}", "up {0} points on {1}");
    public string ReasonFall { get; } = language.Of("giảm {0} điểm so với {1}", "down {0} points on {1}");
    public string ReasonSame { get; } = language.Of("không đổi so với {0}", "unchanged on {0}");
    public string BeforeToday { get; } = language.Of("hôm qua", "yesterday");
    public string BeforeMonth { get; } = language.Of("cùng kỳ tháng trước", "the same days last month");
    public string BeforeLastMonth { get; } = language.Of("tháng trước đó", "the month before");
    public string BeforeRange { get; } = language.Of("{0} ngày trước đó", "the {0} days before");
    public string PauseView { get; } = language.Of("Tạm dừng để trao đổi", "Pause for discussion");
    public string ResumeView { get; } = language.Of("Xem tiếp trực tiếp", "Resume live");
    public string PausedAt { get; } = language.Of("Màn hình tạm dừng lúc {0}; hệ thống vẫn tiếp nhận số liệu", "View paused at {0}; data keeps coming in");
    public string Directives { get; } = language.Of("Chỉ đạo", "Directives");
    public string ChosenUnits { get; } = language.Of("Chỉ các đơn vị đã chọn", "Only the units that were chosen");
    public string OpenDirectives { get; } = language.Of("Chỉ đạo chưa xong", "Directives not done");

    public string DirectivesHow { get; } = language.Of(
        "Số chỉ đạo đã giao cho đơn vị và chưa báo hoàn thành, ở thời điểm đang xem. Không phụ thuộc kỳ.",
        "Directives given to the unit and not reported done, at the moment shown. Whatever the period.");

    public string AllRows { get; } = language.Of("Xem cả {0} đơn vị", "Show all {0} units");
    public string PrintAll { get; } = language.Of("In tất cả", "Print all");

    /// <summary>Why the list cannot be printed as it is: {0} is the most.</summary>
    public string PrintLimit { get; } = language.Of(
        "In được danh sách đến {0} đơn vị: hãy lọc bớt, hoặc tải Excel.",
        "Lists of up to {0} units can be printed: narrow it down, or take the Excel file.");
}
