namespace Ioc.Dashboard.Resources;

/// <summary>Texts of the report pages.</summary>
public sealed record ReportTexts
{
    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string Period { get; init; }

    public required string PeriodHelp { get; init; }

    public required string PeriodWrong { get; init; }

    public required string Make { get; init; }

    public required string Making { get; init; }

    public required string Cancel { get; init; }

    public required string Archive { get; init; }

    public required string None { get; init; }

    public required string Version { get; init; }

    public required string State { get; init; }

    public required string AsOf { get; init; }

    public required string Prepared { get; init; }

    public required string Checksum { get; init; }

    public required string Files { get; init; }

    public required string Schedule { get; init; }

    public required string ScheduleText { get; init; }

    public required string Draft { get; init; }

    public required string Frozen { get; init; }

    public required string Approved { get; init; }

    public required string Sent { get; init; }

    public required string Freeze { get; init; }

    public required string Approve { get; init; }

    public required string Send { get; init; }

    public required string SendTo { get; init; }

    public required string Words { get; init; }

    public required string WordsHelp { get; init; }

    public required string General { get; init; }

    public required string Shortcomings { get; init; }

    public required string Proposals { get; init; }

    public required string Saved { get; init; }

    public required string Preview { get; init; }

    public required string Differences { get; init; }

    public required string Compare { get; init; }

    public required string NoDifferences { get; init; }

    public required string More { get; init; }

    public required string Steps { get; init; }

    public required string Dossiers { get; init; }

    public required string Back { get; init; }

    public required string NotFound { get; init; }

    public required string Changed { get; init; }

    internal static readonly ReportTexts Vietnamese = new()
    {
        Title = "Báo cáo",
        Lead = "Số liệu được chốt theo phiên bản; mỗi văn bản là một cách xem của cùng một bộ số liệu.",
        Period = "Kỳ báo cáo",
        PeriodHelp = "2025-10, 2025-Q4, 2025, 2025-10-31 hoặc 2025-10-01..2025-10-31",
        PeriodWrong = "Kỳ này không hợp lệ.",
        Make = "Lập báo cáo",
        Making = "Đang lập báo cáo",
        Cancel = "Hủy",
        Archive = "Kho lưu",
        None = "Chưa có báo cáo nào.",
        Version = "Phiên bản",
        State = "Trạng thái",
        AsOf = "Số liệu đến",
        Prepared = "Người lập",
        Checksum = "SHA-256",
        Files = "Tải về",
        Schedule = "Lịch lập báo cáo",
        ScheduleText = "Dự thảo tháng trước: 00:30 ngày 1. Chốt số liệu: 01:00 ngày {0}. Giờ Việt Nam; nếu máy chủ dừng vào lúc đó, việc được làm một lần khi chạy lại.",
        Draft = "Dự thảo",
        Frozen = "Đã chốt số liệu",
        Approved = "Đã phê duyệt",
        Sent = "Đã gửi",
        Freeze = "Chốt số liệu",
        Approve = "Phê duyệt",
        Send = "Ghi nhận đã gửi",
        SendTo = "Nơi nhận",
        Words = "Nội dung do người lập viết",
        WordsHelp = "Để trống thì dùng câu tự sinh từ số liệu. Tự lưu khi ngừng gõ.",
        General = "I. Tình hình chung",
        Shortcomings = "VI.1. Tồn tại, hạn chế",
        Proposals = "VI.2. Kiến nghị, đề xuất",
        Saved = "Đã lưu",
        Preview = "Xem trước",
        Differences = "Khác với phiên bản trước",
        Compare = "So với",
        NoDifferences = "Không có số liệu nào khác.",
        More = "và {0} số liệu khác",
        Steps = "Quá trình",
        Dossiers = "Hồ sơ tạo nên số liệu",
        Back = "Về báo cáo",
        NotFound = "Không có báo cáo này.",
        Changed = "Số liệu hiện nay khác với bản đã chốt: hãy lập phiên bản mới.",
    };

    internal static readonly ReportTexts English = new()
    {
        Title = "Reports",
        Lead = "Figures are frozen by version; every document is a view of the same figures.",
        Period = "Period",
        PeriodHelp = "2025-10, 2025-Q4, 2025, 2025-10-31 or 2025-10-01..2025-10-31",
        PeriodWrong = "This is no period.",
        Make = "Make a report",
        Making = "Making the report",
        Cancel = "Cancel",
        Archive = "Archive",
        None = "There are no reports yet.",
        Version = "Version",
        State = "State",
        AsOf = "Figures as of",
        Prepared = "Prepared by",
        Checksum = "SHA-256",
        Files = "Download",
        Schedule = "Schedule",
        ScheduleText = "Draft of last month: 00:30 on the 1st. Freeze: 01:00 on day {0}. Vietnam time; when the server was down then, it is done once after it starts again.",
        Draft = "Draft",
        Frozen = "Frozen",
        Approved = "Approved",
        Sent = "Sent",
        Freeze = "Freeze figures",
        Approve = "Approve",
        Send = "Record as sent",
        SendTo = "Sent to",
        Words = "Words of the preparer",
        WordsHelp = "Left empty, the sentences generated from the figures stand. Saved when you stop typing.",
        General = "I. General situation",
        Shortcomings = "VI.1. Shortcomings",
        Proposals = "VI.2. Proposals",
        Saved = "Saved",
        Preview = "Preview",
        Differences = "Different from the version before",
        Compare = "Compare with",
        NoDifferences = "No figure differs.",
        More = "and {0} more",
        Steps = "History",
        Dossiers = "Dossiers behind the figure",
        Back = "Back to the report",
        NotFound = "There is no such report.",
        Changed = "The live figures differ from the frozen ones: make a new version.",
    };

    /// <summary>A state of the archive in words.</summary>
    public string StateName(string state) => state switch
    {
        "draft" => Draft,
        "frozen" => Frozen,
        "approved" => Approved,
        "sent" => Sent,
        _ => state,
    };
}
