namespace Ioc.Resources;

/// <summary>Texts of the procedures.</summary>
public sealed class ProceduresTexts(Language language)
{
    public string Title { get; } = language.Of("Thủ tục", "Procedures");

    public string Lead { get; } = language.Of(
        "Khối lượng, trực tuyến, đúng hạn và thời gian theo lĩnh vực và thủ tục.",
        "Volume, online share, on-time rate and time by field and procedure.");

    public string By { get; } = language.Of("Xem theo", "By");
    public string ByField { get; } = language.Of("Lĩnh vực", "Field");
    public string ByProcedure { get; } = language.Of("Thủ tục", "Procedure");
    public string Search { get; } = language.Of("Tìm thủ tục hoặc lĩnh vực", "Find a procedure or field");
    public string Only { get; } = language.Of("Lọc", "Filter");
    public string OnlyAll { get; } = language.Of("Tất cả", "All");
    public string OnlyNoDays { get; } = language.Of("Chưa rõ thời hạn", "Without known days");
    public string OnlyLate { get; } = language.Of("Chưa đạt mục tiêu đúng hạn", "Below the goal of on-time");
    public string OnlySlow { get; } = language.Of("Lâu hơn thời hạn", "Slower than allowed");
    public string Field { get; } = language.Of("Lĩnh vực", "Field");
    public string Procedure { get; } = language.Of("Thủ tục", "Procedure");
    public string Code { get; } = language.Of("Mã", "Code");
    public string Allowance { get; } = language.Of("Thời hạn (giờ làm việc)", "Allowance (working hours)");
    public string AllowanceHow { get; } = language.Of("Số ngày làm việc của thủ tục × số giờ làm việc một ngày.", "Working days of the procedure × working hours a day.");
    public string SameDay { get; } = language.Of("trong ngày", "same day");
    public string NoDays { get; } = language.Of("chưa rõ", "not known");
    public string Average { get; } = language.Of("Giờ bình quân", "Average hours");
    public string Worst { get; } = language.Of("Nơi chậm nhất", "Where it goes wrong");

    public string WorstHow { get; } = language.Of(
        "Đơn vị có ít nhất 5 hồ sơ giải quyết trong kỳ và tỷ lệ đúng hạn dưới mục tiêu, thấp nhất trước.",
        "Units with at least 5 resolved in the period and below the goal of on-time, the lowest first.");

    public string NoDaysTitle { get; } = language.Of("Thủ tục chưa rõ thời hạn", "Procedures without known days");
    public string NoDaysText { get; } = language.Of("Hạn trả của các hồ sơ này tạm tính 5 ngày làm việc.", "Dossiers of these are given 5 working days.");
    public string Unknown { get; } = language.Of("Thủ tục chưa có trong danh mục", "Not in the catalogue");
    public string Nothing { get; } = language.Of("Không có hồ sơ nào trong kỳ.", "No dossier in the period.");
    public string Dossiers { get; } = language.Of("hồ sơ", "dossiers");
    public string Count { get; } = language.Of("thủ tục", "procedures");
}
