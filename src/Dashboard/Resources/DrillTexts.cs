namespace Ioc.Dashboard.Resources;

/// <summary>Texts of the way from a figure to what makes it: what narrows a list, how it is ordered, what was left out, and what could not be read.</summary>
public sealed record DrillTexts
{
    /// <summary>{0}: time of the figures that are still shown.</summary>
    public required string Late { get; init; }

    /// <summary>{0}: how many a list left out.</summary>
    public required string AndMore { get; init; }

    /// <summary>{0}: what was asked for; {1}: the days that are shown.</summary>
    public required string UnknownPeriod { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string Order { get; init; }

    /// <summary>On paper: {0} of {1} dossiers.</summary>
    public required string PartOnPaper { get; init; }

    public required string WorstFirst { get; init; }

    public required string ByUnitAndTime { get; init; }

    public required string Age { get; init; }

    public required string AgeBetween { get; init; }

    public required string AgeOver { get; init; }

    public required string Stage { get; init; }

    public required string LookingBack { get; init; }

    /// <summary>{0}: the instant.</summary>
    public required string KnownNow { get; init; }

    public required string Mine { get; init; }

    public required string MineOnly { get; init; }

    public required string NoProcedure { get; init; }

    public required string Without { get; init; }

    /// <summary>{0}: how many dossiers.</summary>
    public required string OpenQueue { get; init; }

    public required string BehindHealth { get; init; }

    public required string NotRecorded { get; init; }

    /// <summary>A link to a CSV in the form of the language.</summary>
    public required string Csv { get; init; }

    /// <summary>In such a CSV.</summary>
    public required string CsvForm { get; init; }

    /// <summary>A link to the CSV of a report, whose form is the same in every language.</summary>
    public required string CsvForPrograms { get; init; }

    internal static readonly DrillTexts Vietnamese = new()
    {
        Late = "Chưa đọc được số liệu mới hơn {0}; đang tự thử lại.",
        AndMore = "và {0} nữa",
        UnknownPeriod = "Không hiểu kỳ số liệu “{0}”; đang xem {1}.",
        From = "Từ ngày",
        To = "Đến ngày",
        Order = "Sắp xếp",
        WorstFirst = "Quá hạn lâu nhất trước",
        PartOnPaper = "Trang in có {0} trong {1} hồ sơ; danh sách đầy đủ ở tệp XLSX, CSV.",
        ByUnitAndTime = "Theo đơn vị và thời gian",
        Age = "Tuổi hồ sơ",
        AgeBetween = "{0}–{1} ngày",
        AgeOver = "trên {0} ngày",
        Stage = "Bước xử lý",
        LookingBack = "Xem lại lúc",
        KnownNow = "Đúng các hồ sơ của con số lúc {0}, theo dữ liệu biết đến nay.",
        Mine = "Các đơn vị của tôi",
        MineOnly = "Đúng các hồ sơ của những đơn vị bạn được xem.",
        NoProcedure = "Chưa rõ thủ tục",
        Without = "bỏ",
        OpenQueue = "Mở danh sách {0} hồ sơ này",
        BehindHealth = "Xem sự cố và hệ thống đằng sau con số này",
        NotRecorded = "Chưa ghi nhận được, hãy thử lại.",
        Csv = "CSV (ngăn cột “;”, số 0,5)",
        CsvForm = "Tệp CSV này ngăn cột bằng dấu chấm phẩy và viết phần thập phân sau dấu phẩy (0,5).",
        CsvForPrograms = "CSV (cho phần mềm: ngăn cột “,”, số 0.5)",
    };

    internal static readonly DrillTexts English = new()
    {
        Late = "No figures newer than {0} could be read; trying again.",
        AndMore = "and {0} more",
        UnknownPeriod = "The period “{0}” is not understood; showing {1}.",
        From = "From",
        To = "To",
        Order = "Order",
        WorstFirst = "Longest overdue first",
        PartOnPaper = "On paper are {0} of {1} dossiers; the whole list is in the XLSX and CSV files.",
        ByUnitAndTime = "By unit and time",
        Age = "Age",
        AgeBetween = "{0}–{1} days",
        AgeOver = "over {0} days",
        Stage = "Step",
        LookingBack = "Looking back at",
        KnownNow = "Exactly the dossiers of the figure at {0}, by what is known now.",
        Mine = "My units",
        MineOnly = "Exactly the dossiers of the units that you may see.",
        NoProcedure = "Procedure not known",
        Without = "remove",
        OpenQueue = "Open the list of this {0} dossier|Open the list of these {0} dossiers",
        BehindHealth = "Incidents and systems behind this figure",
        NotRecorded = "It could not be recorded; try again.",
        Csv = "CSV (columns “,”, numbers 0.5)",
        CsvForm = "This CSV parts its columns by commas and writes decimals after a point (0.5).",
        CsvForPrograms = "CSV (for programs: columns “,”, numbers 0.5)",
    };
}
