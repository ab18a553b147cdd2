namespace Ioc.Dashboard.Resources;

/// <summary>Texts of the report pages.</summary>
public sealed record ReportTexts
{
    public required string Title { get; init; }

    /// <summary>{0}: the period.</summary>
    public required string Of { get; init; }

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

    public required string LiveSame { get; init; }

    public required string LiveDiffers { get; init; }

    public required string LiveIsSame { get; init; }

    public required string LiveIsOther { get; init; }

    public required string Open { get; init; }

    public required string TakeGenerated { get; init; }

    public required string SendHelp { get; init; }

    public required string SendHelpNoMail { get; init; }

    public required string Receipts { get; init; }

    public required string NoReceipts { get; init; }

    public required string ReceiptNote { get; init; }

    public required string ReceiptAdd { get; init; }

    public required string Taken { get; init; }

    public required string NotTaken { get; init; }

    public required string DossiersHelp { get; init; }

    public required string Dossier { get; init; }

    public required string Unit { get; init; }

    public required string Procedure { get; init; }

    public required string LevelCommune { get; init; }

    public required string LevelProvince { get; init; }

    public required string Previous { get; init; }

    public required string TextsWritten { get; init; }

    public required string DraftDue { get; init; }

    public required string FreezeDue { get; init; }

    public required string NotYet { get; init; }

    public required string Awaited { get; init; }

    public required string Outwards { get; init; }

    public required string OutwardsHelp { get; init; }

    public required string FeedEvery { get; init; }

    public required string FeedOff { get; init; }

    public required string Off { get; init; }

    public required string ReceiptLog { get; init; }

    public required string At { get; init; }

    public required string What { get; init; }

    public required string Attempts { get; init; }

    public required string Answer { get; init; }

    public required string KindFeed { get; init; }

    public required string KindWebhook { get; init; }

    public required string KindMail { get; init; }

    public required string Waiting { get; init; }

    public required string Done { get; init; }

    public required string Failed { get; init; }

    public required string Superseded { get; init; }

    internal static readonly ReportTexts Vietnamese = new()
    {
        Title = "Báo cáo",
        Of = "Báo cáo {0}",
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
        LiveSame = "Kỳ này đã chốt (phiên bản {0}); số liệu hiện nay không khác bản đã chốt.",
        LiveDiffers = "{0} số liệu hiện nay khác với bản đã chốt (phiên bản {1}).",
        LiveIsSame = "Số liệu hiện nay của tỉnh và các đơn vị không khác bản đã chốt này.",
        LiveIsOther = "{0} số liệu hiện nay của tỉnh và các đơn vị khác với bản đã chốt này.",
        Open = "Mở báo cáo",
        TakeGenerated = "Lấy câu tự sinh để sửa",
        SendHelp = "Địa chỉ thư điện tử trong ô này được gửi văn bản kèm theo ngay; nơi nhận khác chỉ được ghi nhận.",
        SendHelpNoMail = "Nơi nhận được ghi nhận; máy chủ thư chưa được cấu hình nên không gửi thư.",
        Receipts = "Gửi đi và biên nhận",
        NoReceipts = "Chưa gửi đi đâu.",
        ReceiptNote = "Biên nhận (số đến, ngày, người nhận)",
        ReceiptAdd = "Ghi biên nhận",
        Taken = "Đã nhận",
        NotTaken = "Chưa nhận",
        DossiersHelp = "Danh sách được lưu cùng báo cáo; sự kiện đến sau không làm thay đổi.",
        Dossier = "Số hồ sơ",
        Unit = "Đơn vị",
        Procedure = "Thủ tục",
        LevelCommune = "Cấp xã",
        LevelProvince = "Cấp tỉnh",
        Previous = "Trang trước",
        TextsWritten = "Sửa nội dung",
        DraftDue = "Lập dự thảo",
        FreezeDue = "Chốt số liệu",
        NotYet = "Chưa đến hạn",
        Awaited = "Chưa có trong kho",
        Outwards = "Gửi ra ngoài",
        OutwardsHelp = "Cấu hình bằng biến môi trường Ioc__Reports__…; khóa và mật khẩu không hiển thị.",
        FeedEvery = "{0}, mỗi {1} phút",
        FeedOff = "Không đẩy; cấp trên tự lấy tại /api/v1/feed",
        Off = "Không dùng",
        ReceiptLog = "Nhật ký gửi nhận",
        At = "Thời điểm",
        What = "Nội dung",
        Attempts = "Lần gửi",
        Answer = "Phản hồi",
        KindFeed = "Số liệu gửi cấp trên",
        KindWebhook = "Thông báo tự động",
        KindMail = "Thư điện tử",
        Waiting = "Đang chờ gửi lại",
        Done = "Đã gửi xong",
        Failed = "Không gửi được",
        Superseded = "Đã thay bằng bản mới hơn",
    };

    internal static readonly ReportTexts English = new()
    {
        Title = "Reports",
        Of = "Report of {0}",
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
        LiveSame = "This period is frozen (version {0}); the live figures are the same.",
        LiveDiffers = "{0} live figures differ from the frozen ones (version {1}).",
        LiveIsSame = "The live figures of the province and its units are those frozen here.",
        LiveIsOther = "{0} live figures of the province and its units differ from those frozen here.",
        Open = "Open the report",
        TakeGenerated = "Edit the generated sentences",
        SendHelp = "E-mail addresses written here get the documents at once; other receivers are recorded.",
        SendHelpNoMail = "Receivers are recorded; no mail server is set, so no mail is sent.",
        Receipts = "Sent out, and receipts",
        NoReceipts = "Nothing was sent out yet.",
        ReceiptNote = "Receipt (number, day, who took it)",
        ReceiptAdd = "Add the receipt",
        Taken = "Taken",
        NotTaken = "Not taken yet",
        DossiersHelp = "The list is archived with the report; later events do not change it.",
        Dossier = "Dossier",
        Unit = "Unit",
        Procedure = "Procedure",
        LevelCommune = "Communes",
        LevelProvince = "Provincial units",
        Previous = "Previous page",
        TextsWritten = "Words written",
        DraftDue = "Draft at",
        FreezeDue = "Freeze at",
        NotYet = "Not due yet",
        Awaited = "Not in the archive",
        Outwards = "Outwards",
        OutwardsHelp = "Set by the environment (Ioc__Reports__…); keys and passwords are not shown.",
        FeedEvery = "{0}, every {1} minutes",
        FeedOff = "Not pushed; the level above fetches /api/v1/feed",
        Off = "Off",
        ReceiptLog = "Receipt log",
        At = "At",
        What = "What",
        Attempts = "Attempts",
        Answer = "Answer",
        KindFeed = "Feed to the level above",
        KindWebhook = "Webhook",
        KindMail = "E-mail",
        Waiting = "Waiting",
        Done = "Done",
        Failed = "Given up",
        Superseded = "Replaced by a newer one",
    };

    /// <summary>A state of the archive in words.</summary>
    public string StateName(string state) => state switch
    {
        "draft" => Draft,
        "frozen" => Frozen,
        "approved" => Approved,
        "sent" => Sent,
        "texts" => TextsWritten,
        _ => state,
    };

    /// <summary>A kind of delivery in words.</summary>
    public string KindName(string kind) => kind switch
    {
        "feed" => KindFeed,
        "webhook" => KindWebhook,
        "mail" => KindMail,
        _ => kind,
    };

    /// <summary>How far a delivery is.</summary>
    public string DeliveryName(string state) => state switch
    {
        "waiting" => Waiting,
        "done" => Done,
        "failed" => Failed,
        "superseded" => Superseded,
        _ => state,
    };
}
