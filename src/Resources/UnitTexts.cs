namespace Ioc.Resources;

/// <summary>Texts of a unit's page.</summary>
public sealed class UnitTexts(Language language)
{
    public string Trend { get; } = language.Of("Diễn biến", "Trend");
    public string TrendFigure { get; } = language.Of("Chỉ tiêu", "Figure");
    public string Days30 { get; } = language.Of("30 ngày", "30 days");
    public string Days90 { get; } = language.Of("90 ngày", "90 days");
    public string Median { get; } = language.Of("Trung vị toàn tỉnh", "Province's median");

    public string MedianHow { get; } = language.Of(
        "Giá trị đứng giữa khi xếp các xã, phường theo chỉ tiêu này trong từng ngày.",
        "The middle value of the communes by this figure on each day.");

    public string TrendHint { get; } = language.Of("Kéo để phóng to, nhấp đúp để trở lại.", "Drag to zoom, double-click to reset.");
    public string Backlog { get; } = language.Of("Hồ sơ đang giải quyết", "Dossiers in progress");
    public string ByAge { get; } = language.Of("Theo tuổi hồ sơ", "By age");
    public string ByStage { get; } = language.Of("Theo bước xử lý", "By stage");
    public string ByField { get; } = language.Of("Theo lĩnh vực", "By field");
    public string ByProcedure { get; } = language.Of("Theo thủ tục", "By procedure");
    public string AgeHow { get; } = language.Of("Số ngày lịch từ lúc tiếp nhận đến thời điểm xem.", "Calendar days from acceptance to the instant shown.");
    public string StageHow { get; } = language.Of("Trạng thái mới nhất mà hệ thống nguồn đã báo.", "The latest status that the source reported.");
    public string Days { get; } = language.Of("ngày", "days");
    public string Over { get; } = language.Of("trên", "over");
    public string Overdue { get; } = language.Of("quá hạn", "overdue");
    public string Of { get; } = language.Of("trong đó", "of which");
    public string All { get; } = language.Of("Tất cả", "All");
    public string Fewer { get; } = language.Of("Thu gọn", "Fewer");
    public string Others { get; } = language.Of("Thủ tục khác", "Other procedures");
    public string NoField { get; } = language.Of("Chưa rõ lĩnh vực", "Field not known");
    public string Queue { get; } = language.Of("Hồ sơ cần xử lý", "Dossiers to act on");
    public string QueueOverdue { get; } = language.Of("Quá hạn", "Overdue");
    public string QueueDueSoon { get; } = language.Of("Sắp đến hạn", "Due soon");
    public string Dossier { get; } = language.Of("Số hồ sơ", "Dossier");
    public string Procedure { get; } = language.Of("Thủ tục", "Procedure");
    public string Stage { get; } = language.Of("Bước", "Stage");
    public string Due { get; } = language.Of("Hạn trả", "Due");
    public string Basis { get; } = language.Of("Căn cứ hạn trả", "Basis of the due time");
    public string DaysOver { get; } = language.Of("Ngày làm việc quá hạn", "Working days over");
    public string DaysLeft { get; } = language.Of("Ngày làm việc còn lại", "Working days left");
    public string BasisSource { get; } = language.Of("Hẹn trả của hệ thống nguồn", "Promise of the source");
    public string BasisProcedure { get; } = language.Of("Theo thủ tục: {0} ngày làm việc", "Procedure: {0} working days");
    public string BasisSameDay { get; } = language.Of("Theo thủ tục: trong ngày", "Procedure: same day");
    public string BasisDefault { get; } = language.Of("Mặc định 5 ngày làm việc", "Default of 5 working days");
    public string NothingOverdue { get; } = language.Of("Không có hồ sơ quá hạn.", "No dossier is overdue.");
    public string NothingDueSoon { get; } = language.Of("Không có hồ sơ sắp đến hạn.", "No dossier is due soon.");
    public string StageRegistered { get; } = language.Of("Mới đăng ký", "Registered");
    public string StageAccepted { get; } = language.Of("Đã tiếp nhận", "Accepted");
    public string StageProcessing { get; } = language.Of("Đang xử lý", "In process");
    public string StageSupplement { get; } = language.Of("Chờ bổ sung", "Waiting for papers");
    public string StagePayment { get; } = language.Of("Chờ nộp phí", "Waiting for payment");
    public string StageCompleted { get; } = language.Of("Có kết quả", "Completed");
    public string StageOther { get; } = language.Of("Khác", "Other");
    public string Systems { get; } = language.Of("Các hệ thống, 30 ngày", "Systems, 30 days");

    public string StripHow { get; } = language.Of(
        "Mỗi ô là một ngày: độ sẵn sàng = 1 − thời gian ngừng / thời gian được giám sát, không tính bảo trì và lúc không quan sát được.",
        "Each cell is a day: availability = 1 − downtime / monitored time, without maintenance and unobserved time.");

    public string StripDay { get; } = language.Of("{0}: sẵn sàng {1}", "{0}: available {1}");
    public string StripNothing { get; } = language.Of("{0}: không có giám sát", "{0}: not monitored");
    public string Incidents { get; } = language.Of("Sự cố 30 ngày qua", "Incidents of 30 days");

    public string IncidentsHow { get; } = language.Of(
        "Tồn đọng tăng: hồ sơ đang giải quyết của đơn vị lúc kết thúc (hoặc hiện tại) trừ lúc mở sự cố.",
        "Backlog growth: the unit's dossiers in progress at the end (or now) less those when the incident opened.");

    public string NoIncidents { get; } = language.Of("Không có sự cố nào trong 30 ngày qua.", "No incident in the last 30 days.");
    public string Incident { get; } = language.Of("Sự cố", "Incident");
    public string Opened { get; } = language.Of("Mở lúc", "Opened");
    public string Duration { get; } = language.Of("Thời gian", "Duration");
    public string Growth { get; } = language.Of("Tồn đọng tăng", "Backlog growth");
    public string Open { get; } = language.Of("đang mở", "open");
    public string KindSingle { get; } = language.Of("Một hệ thống", "One system");
    public string KindCommune { get; } = language.Of("Mất kết nối cả đơn vị", "Unit offline");
    public string KindSystem { get; } = language.Of("Toàn hệ thống", "System-wide");
    public string Directives { get; } = language.Of("Chỉ đạo", "Directives");
    public string NoDirectives { get; } = language.Of("Chưa có chỉ đạo nào.", "No directive yet.");
    public string NewDirective { get; } = language.Of("Giao việc", "Give a directive");
    public string DirectiveText { get; } = language.Of("Nội dung", "What is to be done");
    public string Assignee { get; } = language.Of("Người thực hiện", "Who does it");
    public string DueDay { get; } = language.Of("Hạn hoàn thành", "By when");
    public string Figure { get; } = language.Of("Chỉ tiêu", "Figure");
    public string Issue { get; } = language.Of("Giao", "Give");
    public string IssuedBy { get; } = language.Of("Người giao", "Given by");
    public string Effect { get; } = language.Of("Hiệu quả từ khi giao", "Effect since");
    public string MarkDone { get; } = language.Of("Đánh dấu hoàn thành", "Mark as done");
    public string Outcome { get; } = language.Of("Kết quả thực hiện", "What came of it");
    public string Done { get; } = language.Of("Hoàn thành", "Done");
    public string Late { get; } = language.Of("Quá hạn chỉ đạo", "Late");
    public string Running { get; } = language.Of("Đang thực hiện", "Under way");
    public string Notes { get; } = language.Of("Ghi chú và giải trình", "Notes and explanations");
    public string NoNotes { get; } = language.Of("Chưa có ghi chú.", "No notes yet.");
    public string NoteText { get; } = language.Of("Nội dung ghi chú", "Note");
    public string Explains { get; } = language.Of("Giải trình chỉ tiêu", "Explains the figure");
    public string NoFigure { get; } = language.Of("Ghi chú chung", "General note");
    public string WriteNote { get; } = language.Of("Ghi", "Write");
    public string ChangeNote { get; } = language.Of("Sửa", "Change");
    public string RemoveNote { get; } = language.Of("Gỡ", "Remove");
    public string Save { get; } = language.Of("Lưu", "Save");
    public string Cancel { get; } = language.Of("Hủy", "Cancel");
    public string History { get; } = language.Of("Các bản trước", "Earlier versions");
    public string RemovedNote { get; } = language.Of("Ghi chú đã gỡ bởi {0}", "Note removed by {0}");
    public string Changed { get; } = language.Of("đã sửa {0}", "changed {0}");
    public string NotAllowed { get; } = language.Of("Tài khoản của bạn không được thực hiện việc này.", "Your account may not do this.");
    public string Incomplete { get; } = language.Of("Hãy điền đủ nội dung, người thực hiện và hạn.", "Say what, who and by when.");
    public string DetailsFailed { get; } = language.Of("Chưa tải được phần chi tiết.", "The details could not be loaded.");
    public string BackToList { get; } = language.Of("Về danh sách đơn vị", "Back to the units");
}
