namespace Ioc.Dashboard.Resources;

/// <summary>Texts of a unit's page.</summary>
public sealed record UnitTexts
{
    public required string Trend { get; init; }

    public required string TrendFigure { get; init; }

    public required string Days30 { get; init; }

    public required string Days90 { get; init; }

    public required string Median { get; init; }

    public required string MedianHow { get; init; }

    public required string TrendHint { get; init; }

    public required string Backlog { get; init; }

    public required string ByAge { get; init; }

    public required string ByStage { get; init; }

    public required string ByField { get; init; }

    public required string ByProcedure { get; init; }

    public required string AgeHow { get; init; }

    public required string StageHow { get; init; }

    public required string Days { get; init; }

    public required string Over { get; init; }

    public required string Overdue { get; init; }

    public required string Of { get; init; }

    public required string All { get; init; }

    public required string Fewer { get; init; }

    public required string Others { get; init; }

    public required string NoField { get; init; }

    public required string Queue { get; init; }

    public required string QueueOverdue { get; init; }

    public required string QueueDueSoon { get; init; }

    public required string Dossier { get; init; }

    public required string Procedure { get; init; }

    public required string Stage { get; init; }

    public required string Due { get; init; }

    public required string Basis { get; init; }

    public required string DaysOver { get; init; }

    public required string DaysLeft { get; init; }

    public required string BasisSource { get; init; }

    public required string BasisProcedure { get; init; }

    public required string BasisSameDay { get; init; }

    public required string BasisDefault { get; init; }

    public required string NothingOverdue { get; init; }

    public required string NothingDueSoon { get; init; }

    public required string StageRegistered { get; init; }

    public required string StageAccepted { get; init; }

    public required string StageProcessing { get; init; }

    public required string StageSupplement { get; init; }

    public required string StagePayment { get; init; }

    public required string StageCompleted { get; init; }

    public required string StageOther { get; init; }

    public required string Systems { get; init; }

    public required string StripHow { get; init; }

    public required string StripDay { get; init; }

    public required string StripNothing { get; init; }

    public required string Incidents { get; init; }

    public required string IncidentsHow { get; init; }

    public required string NoIncidents { get; init; }

    public required string Incident { get; init; }

    public required string Opened { get; init; }

    public required string Duration { get; init; }

    public required string Growth { get; init; }

    public required string Open { get; init; }

    public required string KindSingle { get; init; }

    public required string KindCommune { get; init; }

    public required string KindSystem { get; init; }

    public required string Directives { get; init; }

    public required string NoDirectives { get; init; }

    public required string NewDirective { get; init; }

    public required string DirectiveText { get; init; }

    public required string Assignee { get; init; }

    public required string DueDay { get; init; }

    public required string Figure { get; init; }

    public required string Issue { get; init; }

    public required string IssuedBy { get; init; }

    public required string Effect { get; init; }

    public required string MarkDone { get; init; }

    public required string Outcome { get; init; }

    public required string Done { get; init; }

    public required string Late { get; init; }

    public required string Running { get; init; }

    public required string Notes { get; init; }

    public required string NoNotes { get; init; }

    public required string NoteText { get; init; }

    public required string Explains { get; init; }

    public required string NoFigure { get; init; }

    public required string WriteNote { get; init; }

    public required string ChangeNote { get; init; }

    public required string RemoveNote { get; init; }

    public required string Save { get; init; }

    public required string Cancel { get; init; }

    public required string History { get; init; }

    public required string RemovedNote { get; init; }

    public required string Changed { get; init; }

    public required string NotAllowed { get; init; }

    public required string Incomplete { get; init; }

    public required string DetailsFailed { get; init; }

    public required string BackToList { get; init; }

    internal static readonly UnitTexts Vietnamese = new()
    {
        Trend = "Diễn biến",
        TrendFigure = "Chỉ tiêu",
        Days30 = "30 ngày",
        Days90 = "90 ngày",
        Median = "Trung vị toàn tỉnh",
        MedianHow = "Giá trị đứng giữa khi xếp các xã, phường theo chỉ tiêu này trong từng ngày.",
        TrendHint = "Kéo để phóng to, nhấp đúp để trở lại.",
        Backlog = "Hồ sơ đang giải quyết",
        ByAge = "Theo tuổi hồ sơ",
        ByStage = "Theo bước xử lý",
        ByField = "Theo lĩnh vực",
        ByProcedure = "Theo thủ tục",
        AgeHow = "Số ngày lịch từ lúc tiếp nhận đến thời điểm xem.",
        StageHow = "Trạng thái mới nhất mà hệ thống nguồn đã báo.",
        Days = "ngày",
        Over = "trên",
        Overdue = "quá hạn",
        Of = "trong đó",
        All = "Tất cả",
        Fewer = "Thu gọn",
        Others = "Thủ tục khác",
        NoField = "Chưa rõ lĩnh vực",
        Queue = "Hồ sơ cần xử lý",
        QueueOverdue = "Quá hạn",
        QueueDueSoon = "Sắp đến hạn",
        Dossier = "Số hồ sơ",
        Procedure = "Thủ tục",
        Stage = "Bước",
        Due = "Hạn trả",
        Basis = "Căn cứ hạn trả",
        DaysOver = "Ngày làm việc quá hạn",
        DaysLeft = "Ngày làm việc còn lại",
        BasisSource = "Hẹn trả của hệ thống nguồn",
        BasisProcedure = "Theo thủ tục: {0} ngày làm việc",
        BasisSameDay = "Theo thủ tục: trong ngày",
        BasisDefault = "Mặc định 5 ngày làm việc",
        NothingOverdue = "Không có hồ sơ quá hạn.",
        NothingDueSoon = "Không có hồ sơ sắp đến hạn.",
        StageRegistered = "Mới đăng ký",
        StageAccepted = "Đã tiếp nhận",
        StageProcessing = "Đang xử lý",
        StageSupplement = "Chờ bổ sung",
        StagePayment = "Chờ nộp phí",
        StageCompleted = "Có kết quả",
        StageOther = "Khác",
        Systems = "Các hệ thống, 30 ngày",
        StripHow = "Mỗi ô là một ngày: độ sẵn sàng = 1 − thời gian ngừng / thời gian được giám sát, không tính bảo trì và lúc không quan sát được.",
        StripDay = "{0}: sẵn sàng {1}",
        StripNothing = "{0}: không có giám sát",
        Incidents = "Sự cố 30 ngày qua",
        IncidentsHow = "Tồn đọng tăng: hồ sơ đang giải quyết của đơn vị lúc kết thúc (hoặc hiện tại) trừ lúc mở sự cố.",
        NoIncidents = "Không có sự cố nào trong 30 ngày qua.",
        Incident = "Sự cố",
        Opened = "Mở lúc",
        Duration = "Thời gian",
        Growth = "Tồn đọng tăng",
        Open = "đang mở",
        KindSingle = "Một hệ thống",
        KindCommune = "Mất kết nối cả đơn vị",
        KindSystem = "Toàn hệ thống",
        Directives = "Chỉ đạo",
        NoDirectives = "Chưa có chỉ đạo nào.",
        NewDirective = "Giao việc",
        DirectiveText = "Nội dung",
        Assignee = "Người thực hiện",
        DueDay = "Hạn hoàn thành",
        Figure = "Chỉ tiêu",
        Issue = "Giao",
        IssuedBy = "Người giao",
        Effect = "Hiệu quả từ khi giao",
        MarkDone = "Đánh dấu hoàn thành",
        Outcome = "Kết quả thực hiện",
        Done = "Hoàn thành",
        Late = "Quá hạn chỉ đạo",
        Running = "Đang thực hiện",
        Notes = "Ghi chú và giải trình",
        NoNotes = "Chưa có ghi chú.",
        NoteText = "Nội dung ghi chú",
        Explains = "Giải trình chỉ tiêu",
        NoFigure = "Ghi chú chung",
        WriteNote = "Ghi",
        ChangeNote = "Sửa",
        RemoveNote = "Gỡ",
        Save = "Lưu",
        Cancel = "Hủy",
        History = "Các bản trước",
        RemovedNote = "Ghi chú đã gỡ bởi {0}",
        Changed = "đã sửa {0}",
        NotAllowed = "Tài khoản của bạn không được thực hiện việc này.",
        Incomplete = "Hãy điền đủ nội dung, người thực hiện và hạn.",
        DetailsFailed = "Chưa tải được phần chi tiết.",
        BackToList = "Về danh sách đơn vị",
    };

    internal static readonly UnitTexts English = new()
    {
        Trend = "Trend",
        TrendFigure = "Figure",
        Days30 = "30 days",
        Days90 = "90 days",
        Median = "Province's median",
        MedianHow = "The middle value of the communes by this figure on each day.",
        TrendHint = "Drag to zoom, double-click to reset.",
        Backlog = "Dossiers in progress",
        ByAge = "By age",
        ByStage = "By stage",
        ByField = "By field",
        ByProcedure = "By procedure",
        AgeHow = "Calendar days from acceptance to the instant shown.",
        StageHow = "The latest status that the source reported.",
        Days = "days",
        Over = "over",
        Overdue = "overdue",
        Of = "of which",
        All = "All",
        Fewer = "Fewer",
        Others = "Other procedures",
        NoField = "Field not known",
        Queue = "Dossiers to act on",
        QueueOverdue = "Overdue",
        QueueDueSoon = "Due soon",
        Dossier = "Dossier",
        Procedure = "Procedure",
        Stage = "Stage",
        Due = "Due",
        Basis = "Basis of the due time",
        DaysOver = "Working days over",
        DaysLeft = "Working days left",
        BasisSource = "Promise of the source",
        BasisProcedure = "Procedure: {0} working days",
        BasisSameDay = "Procedure: same day",
        BasisDefault = "Default of 5 working days",
        NothingOverdue = "No dossier is overdue.",
        NothingDueSoon = "No dossier is due soon.",
        StageRegistered = "Registered",
        StageAccepted = "Accepted",
        StageProcessing = "In process",
        StageSupplement = "Waiting for papers",
        StagePayment = "Waiting for payment",
        StageCompleted = "Completed",
        StageOther = "Other",
        Systems = "Systems, 30 days",
        StripHow = "Each cell is a day: availability = 1 − downtime / monitored time, without maintenance and unobserved time.",
        StripDay = "{0}: available {1}",
        StripNothing = "{0}: not monitored",
        Incidents = "Incidents of 30 days",
        IncidentsHow = "Backlog growth: the unit's dossiers in progress at the end (or now) less those when the incident opened.",
        NoIncidents = "No incident in the last 30 days.",
        Incident = "Incident",
        Opened = "Opened",
        Duration = "Duration",
        Growth = "Backlog growth",
        Open = "open",
        KindSingle = "One system",
        KindCommune = "Unit offline",
        KindSystem = "System-wide",
        Directives = "Directives",
        NoDirectives = "No directive yet.",
        NewDirective = "Give a directive",
        DirectiveText = "What is to be done",
        Assignee = "Who does it",
        DueDay = "By when",
        Figure = "Figure",
        Issue = "Give",
        IssuedBy = "Given by",
        Effect = "Effect since",
        MarkDone = "Mark as done",
        Outcome = "What came of it",
        Done = "Done",
        Late = "Late",
        Running = "Under way",
        Notes = "Notes and explanations",
        NoNotes = "No notes yet.",
        NoteText = "Note",
        Explains = "Explains the figure",
        NoFigure = "General note",
        WriteNote = "Write",
        ChangeNote = "Change",
        RemoveNote = "Remove",
        Save = "Save",
        Cancel = "Cancel",
        History = "Earlier versions",
        RemovedNote = "Note removed by {0}",
        Changed = "changed {0}",
        NotAllowed = "Your account may not do this.",
        Incomplete = "Say what, who and by when.",
        DetailsFailed = "The details could not be loaded.",
        BackToList = "Back to the units",
    };
}
