namespace Ioc.Dashboard.Resources;

/// <summary>Texts of the procedures.</summary>
public sealed record ProceduresTexts
{
    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string By { get; init; }

    public required string ByField { get; init; }

    public required string ByProcedure { get; init; }

    public required string Search { get; init; }

    public required string Only { get; init; }

    public required string OnlyAll { get; init; }

    public required string OnlyNoDays { get; init; }

    public required string OnlyLate { get; init; }

    public required string OnlySlow { get; init; }

    public required string Field { get; init; }

    public required string Procedure { get; init; }

    public required string Code { get; init; }

    public required string Allowance { get; init; }

    public required string AllowanceHow { get; init; }

    public required string SameDay { get; init; }

    public required string NoDays { get; init; }

    public required string Average { get; init; }

    public required string Worst { get; init; }

    public required string WorstHow { get; init; }

    public required string NoDaysTitle { get; init; }

    public required string NoDaysText { get; init; }

    public required string Unknown { get; init; }

    public required string Nothing { get; init; }

    public required string Dossiers { get; init; }

    public required string Count { get; init; }

    internal static readonly ProceduresTexts Vietnamese = new()
    {
        Title = "Thủ tục",
        Lead = "Khối lượng, trực tuyến, đúng hạn và thời gian theo lĩnh vực và thủ tục.",
        By = "Xem theo",
        ByField = "Lĩnh vực",
        ByProcedure = "Thủ tục",
        Search = "Tìm thủ tục hoặc lĩnh vực",
        Only = "Lọc",
        OnlyAll = "Tất cả",
        OnlyNoDays = "Chưa rõ thời hạn",
        OnlyLate = "Chưa đạt mục tiêu đúng hạn",
        OnlySlow = "Lâu hơn thời hạn",
        Field = "Lĩnh vực",
        Procedure = "Thủ tục",
        Code = "Mã",
        Allowance = "Thời hạn (giờ làm việc)",
        AllowanceHow = "Số ngày làm việc của thủ tục × số giờ làm việc một ngày.",
        SameDay = "trong ngày",
        NoDays = "chưa rõ",
        Average = "Giờ bình quân",
        Worst = "Nơi chậm nhất",
        WorstHow = "Đơn vị có ít nhất 5 hồ sơ giải quyết trong kỳ và tỷ lệ đúng hạn dưới mục tiêu, thấp nhất trước.",
        NoDaysTitle = "Thủ tục chưa rõ thời hạn",
        NoDaysText = "Hạn trả của các hồ sơ này tạm tính 5 ngày làm việc.",
        Unknown = "Thủ tục chưa có trong danh mục",
        Nothing = "Không có hồ sơ nào trong kỳ.",
        Dossiers = "hồ sơ",
        Count = "thủ tục",
    };

    internal static readonly ProceduresTexts English = new()
    {
        Title = "Procedures",
        Lead = "Volume, online share, on-time rate and time by field and procedure.",
        By = "By",
        ByField = "Field",
        ByProcedure = "Procedure",
        Search = "Find a procedure or field",
        Only = "Filter",
        OnlyAll = "All",
        OnlyNoDays = "Without known days",
        OnlyLate = "Below the goal of on-time",
        OnlySlow = "Slower than allowed",
        Field = "Field",
        Procedure = "Procedure",
        Code = "Code",
        Allowance = "Allowance (working hours)",
        AllowanceHow = "Working days of the procedure × working hours a day.",
        SameDay = "same day",
        NoDays = "not known",
        Average = "Average hours",
        Worst = "Where it goes wrong",
        WorstHow = "Units with at least 5 resolved in the period and below the goal of on-time, the lowest first.",
        NoDaysTitle = "Procedures without known days",
        NoDaysText = "Dossiers of these are given 5 working days.",
        Unknown = "Not in the catalogue",
        Nothing = "No dossier in the period.",
        Dossiers = "dossiers",
        Count = "procedures",
    };
}
