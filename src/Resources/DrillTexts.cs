namespace Ioc.Resources;

/// <summary>Texts of the way from a figure to what makes it: what narrows a list, how it is ordered, what was left out, and what could not be read.</summary>
public sealed class DrillTexts(Language language)
{
    /// <summary>{0}: time of the figures that are still shown.</summary>
    public string Late { get; } = language.Of("Chưa đọc được số liệu mới hơn {0}; đang tự thử lại.", "No figures newer than {0} could be read; trying again.");

    /// <summary>{0}: how many a list left out.</summary>
    public string AndMore { get; } = language.Of("và {0} nữa", "and {0} more");

    /// <summary>{0}: what was asked for; {1}: the days that are shown.</summary>
    public string UnknownPeriod { get; } = language.Of("Không hiểu kỳ số liệu “{0}”; đang xem {1}.", "The period “{0}” is not understood; showing {1}.");

    public string From { get; } = language.Of("Từ ngày", "From");
    public string To { get; } = language.Of("Đến ngày", "To");
    public string Order { get; } = language.Of("Sắp xếp", "Order");

    /// <summary>On paper: {0} of {1} dossiers.</summary>
    public string PartOnPaper { get; } = language.Of(
        "Trang in có {0} trong {1} hồ sơ; danh sách đầy đủ ở tệp XLSX, CSV.",
        "On paper are {0} of {1} dossiers; the whole list is in the XLSX and CSV files.");

    public string WorstFirst { get; } = language.Of("Quá hạn lâu nhất trước", "Longest overdue first");
    public string ByUnitAndTime { get; } = language.Of("Theo đơn vị và thời gian", "By unit and time");
    public string Age { get; } = language.Of("Tuổi hồ sơ", "Age");
    public string AgeBetween { get; } = language.Of("{0}–{1} ngày", "{0}–{1} days");
    public string AgeOver { get; } = language.Of("trên {0} ngày", "over {0} days");
    public string Stage { get; } = language.Of("Bước xử lý", "Step");
    public string LookingBack { get; } = language.Of("Xem lại lúc", "Looking back at");

    /// <summary>{0}: the instant.</summary>
    public string KnownNow { get; } = language.Of(
        "Đúng các hồ sơ của con số lúc {0}, theo dữ liệu biết đến nay.",
        "Exactly the dossiers of the figure at {0}, by what is known now.");

    public string Mine { get; } = language.Of("Các đơn vị của tôi", "My units");
    public string MineOnly { get; } = language.Of("Đúng các hồ sơ của những đơn vị bạn được xem.", "Exactly the dossiers of the units that you may see.");
    public string NoProcedure { get; } = language.Of("Chưa rõ thủ tục", "Procedure not known");
    public string Without { get; } = language.Of("bỏ", "remove");

    /// <summary>{0}: how many dossiers.</summary>
    public string OpenQueue { get; } = language.Of("Mở danh sách {0} hồ sơ này", "Open the list of this {0} dossier|Open the list of these {0} dossiers");

    public string BehindHealth { get; } = language.Of("Xem sự cố và hệ thống đằng sau con số này", "Incidents and systems behind this figure");
    public string NotRecorded { get; } = language.Of("Chưa ghi nhận được, hãy thử lại.", "It could not be recorded; try again.");

    /// <summary>A link to a CSV in the form of the language.</summary>
    public string Csv { get; } = language.Of("CSV (ngăn cột “;”, số 0,5)", "CSV (columns “,”, numbers 0.5)");

    /// <summary>In such a CSV.</summary>
    public string CsvForm { get; } = language.Of(
        "Tệp CSV này ngăn cột bằng dấu chấm phẩy và viết phần thập phân sau dấu phẩy (0,5).",
        "This CSV parts its columns by commas and writes decimals after a point (0.5).");

    /// <summary>A link to the CSV of a report, whose form is the same in every language.</summary>
    public string CsvForPrograms { get; } = language.Of("CSV (cho phần mềm: ngăn cột “,”, số 0.5)", "CSV (for programs: columns “,”, numbers 0.5)");
}
