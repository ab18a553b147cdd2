namespace Ioc.Resources;

/// <summary>Texts of the report pages.</summary>
public sealed class ReportTexts(Language language)
{
    public string Title { get; } = language.Of("Báo cáo", "Reports");

    /// <summary>{0}: the period.</summary>
    public string Of { get; } = language.Of("Báo cáo {0}", "Report of {0}");

    public string Lead { get; } = language.Of(
        "Số liệu được chốt theo phiên bản; mỗi văn bản là một cách xem của cùng một bộ số liệu.",
        "Figures are frozen by version; every document is a view of the same figures.");

    public string Period { get; } = language.Of("Kỳ báo cáo", "Period");

    public string PeriodHelp { get; } = language.Of(
        "2025-10, 2025-Q4, 2025, 2025-10-31 hoặc 2025-10-01..2025-10-31",
        "2025-10, 2025-Q4, 2025, 2025-10-31 or 2025-10-01..2025-10-31");

    public string PeriodWrong { get; } = language.Of("Kỳ này không hợp lệ.", "This is no period.");
    public string Make { get; } = language.Of("Lập báo cáo", "Make a report");
    public string Making { get; } = language.Of("Đang lập báo cáo", "Making the report");
    public string Cancel { get; } = language.Of("Hủy", "Cancel");
    public string Archive { get; } = language.Of("Kho lưu", "Archive");
    public string None { get; } = language.Of("Chưa có báo cáo nào.", "There are no reports yet.");
    public string Version { get; } = language.Of("Phiên bản", "Version");
    public string State { get; } = language.Of("Trạng thái", "State");
    public string AsOf { get; } = language.Of("Số liệu đến", "Figures as of");
    public string Prepared { get; } = language.Of("Người lập", "Prepared by");
    public string Checksum { get; } = "SHA-256";
    public string Files { get; } = language.Of("Tải về", "Download");
    public string Schedule { get; } = language.Of("Lịch lập báo cáo", "Schedule");

    public string ScheduleText { get; } = language.Of(
        "Dự thảo tháng trước: 00:30 ngày 1. Chốt số liệu: 01:00 ngày {0}. Giờ Việt Nam; nếu máy chủ dừng vào lúc đó, việc được làm một lần khi chạy lại.",
        "Draft of last month: 00:30 on the 1st. Freeze: 01:00 on day {0}. Vietnam time; when the server was down then, it is done once after it starts again.");

    public string Draft { get; } = language.Of("Dự thảo", "Draft");
    public string Frozen { get; } = language.Of("Đã chốt số liệu", "Frozen");
    public string Approved { get; } = language.Of("Đã phê duyệt", "Approved");
    public string Sent { get; } = language.Of("Đã gửi", "Sent");
    public string Freeze { get; } = language.Of("Chốt số liệu", "Freeze figures");
    public string Approve { get; } = language.Of("Phê duyệt", "Approve");
    public string Send { get; } = language.Of("Ghi nhận đã gửi", "Record as sent");
    public string SendTo { get; } = language.Of("Nơi nhận", "Sent to");
    public string Words { get; } = language.Of("Nội dung do người lập viết", "Words of the preparer");

    public string WordsHelp { get; } = language.Of(
        "Để trống thì dùng câu tự sinh từ số liệu. Tự lưu khi ngừng gõ.",
        "Left empty, the sentences generated from the figures stand. Saved when you stop typing.");

    public string General { get; } = language.Of("I. Tình hình chung", "I. General situation");
    public string Shortcomings { get; } = language.Of("VI.1. Tồn tại, hạn chế", "VI.1. Shortcomings");
    public string Proposals { get; } = language.Of("VI.2. Kiến nghị, đề xuất", "VI.2. Proposals");
    public string Saved { get; } = language.Of("Đã lưu", "Saved");
    public string Preview { get; } = language.Of("Xem trước", "Preview");
    public string Differences { get; } = language.Of("Khác với phiên bản trước", "Different from the version before");
    public string Compare { get; } = language.Of("So với", "Compare with");
    public string NoDifferences { get; } = language.Of("Không có số liệu nào khác.", "No figure differs.");
    public string More { get; } = language.Of("và {0} số liệu khác", "and {0} more");
    public string Steps { get; } = language.Of("Quá trình", "History");
    public string Dossiers { get; } = language.Of("Hồ sơ tạo nên số liệu", "Dossiers behind the figure");
    public string Back { get; } = language.Of("Về báo cáo", "Back to the report");
    public string NotFound { get; } = language.Of("Không có báo cáo này.", "There is no such report.");

    public string LiveSame { get; } = language.Of(
        "Kỳ này đã chốt (phiên bản {0}); số liệu hiện nay không khác bản đã chốt.",
        "This period is frozen (version {0}); the live figures are the same.");

    public string LiveDiffers { get; } = language.Of("{0} số liệu hiện nay khác với bản đã chốt (phiên bản {1}).", "{0} live figures differ from the frozen ones (version {1}).");

    public string LiveIsSame { get; } = language.Of(
        "Số liệu hiện nay của tỉnh và các đơn vị không khác bản đã chốt này.",
        "The live figures of the province and its units are those frozen here.");

    public string LiveIsOther { get; } = language.Of(
        "{0} số liệu hiện nay của tỉnh và các đơn vị khác với bản đã chốt này.",
        "{0} live figures of the province and its units differ from those frozen here.");

    public string Open { get; } = language.Of("Mở báo cáo", "Open the report");
    public string TakeGenerated { get; } = language.Of("Lấy câu tự sinh để sửa", "Edit the generated sentences");

    public string SendHelp { get; } = language.Of(
        "Địa chỉ thư điện tử trong ô này được gửi văn bản kèm theo ngay; nơi nhận khác chỉ được ghi nhận.",
        "E-mail addresses written here get the documents at once; other receivers are recorded.");

    public string SendHelpNoMail { get; } = language.Of(
        "Nơi nhận được ghi nhận; máy chủ thư chưa được cấu hình nên không gửi thư.",
        "Receivers are recorded; no mail server is set, so no mail is sent.");

    public string Receipts { get; } = language.Of("Gửi đi và biên nhận", "Sent out, and receipts");
    public string NoReceipts { get; } = language.Of("Chưa gửi đi đâu.", "Nothing was sent out yet.");
    public string ReceiptNote { get; } = language.Of("Biên nhận (số đến, ngày, người nhận)", "Receipt (number, day, who took it)");
    public string ReceiptAdd { get; } = language.Of("Ghi biên nhận", "Add the receipt");
    public string Taken { get; } = language.Of("Đã nhận", "Taken");
    public string NotTaken { get; } = language.Of("Chưa nhận", "Not taken yet");

    public string DossiersHelp { get; } = language.Of(
        "Danh sách được lưu cùng báo cáo; sự kiện đến sau không làm thay đổi.",
        "The list is archived with the report; later events do not change it.");

    public string Dossier { get; } = language.Of("Số hồ sơ", "Dossier");
    public string Unit { get; } = language.Of("Đơn vị", "Unit");
    public string Procedure { get; } = language.Of("Thủ tục", "Procedure");
    public string LevelCommune { get; } = language.Of("Cấp xã", "Communes");
    public string LevelProvince { get; } = language.Of("Cấp tỉnh", "Provincial units");
    public string Previous { get; } = language.Of("Trang trước", "Previous page");
    public string TextsWritten { get; } = language.Of("Sửa nội dung", "Words written");
    public string DraftDue { get; } = language.Of("Lập dự thảo", "Draft at");
    public string FreezeDue { get; } = language.Of("Chốt số liệu", "Freeze at");
    public string NotYet { get; } = language.Of("Chưa đến hạn", "Not due yet");
    public string Awaited { get; } = language.Of("Chưa có trong kho", "Not in the archive");
    public string Outwards { get; } = language.Of("Gửi ra ngoài", "Outwards");

    public string OutwardsHelp { get; } = language.Of(
        "Cấu hình bằng biến môi trường Ioc__Reports__…; khóa và mật khẩu không hiển thị.",
        "Set by the environment (Ioc__Reports__…); keys and passwords are not shown.");

    public string FeedEvery { get; } = language.Of("{0}, mỗi {1} phút", "{0}, every {1} minutes");
    public string FeedOff { get; } = language.Of("Không đẩy; cấp trên tự lấy tại /api/v1/feed", "Not pushed; the level above fetches /api/v1/feed");
    public string Off { get; } = language.Of("Không dùng", "Off");
    public string ReceiptLog { get; } = language.Of("Nhật ký gửi nhận", "Receipt log");
    public string At { get; } = language.Of("Thời điểm", "At");
    public string What { get; } = language.Of("Nội dung", "What");
    public string Attempts { get; } = language.Of("Lần gửi", "Attempts");
    public string Answer { get; } = language.Of("Phản hồi", "Answer");
    public string KindFeed { get; } = language.Of("Số liệu gửi cấp trên", "Feed to the level above");
    public string KindWebhook { get; } = language.Of("Thông báo tự động", "Webhook");
    public string KindMail { get; } = language.Of("Thư điện tử", "E-mail");
    public string Waiting { get; } = language.Of("Đang chờ gửi lại", "Waiting");
    public string Done { get; } = language.Of("Đã gửi xong", "Done");
    public string Failed { get; } = language.Of("Không gửi được", "Given up");
    public string Superseded { get; } = language.Of("Đã thay bằng bản mới hơn", "Replaced by a newer one");

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
