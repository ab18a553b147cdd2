namespace Ioc.Dashboard.Resources;

/// <summary>Texts of systems, incidents and maintenance.</summary>
public sealed partial record SystemsTexts
{
    public required string Title { get; init; }

    public required string MatrixLead { get; init; }

    public required string Matrix { get; init; }

    public required string MatrixSummary { get; init; }

    public required string Troubles { get; init; }

    public required string NoTroubles { get; init; }

    public required string NoneKnown { get; init; }

    public required string Order { get; init; }

    public required string OrderCode { get; init; }

    public required string OrderTrouble { get; init; }

    public required string Units { get; init; }

    public required string Page { get; init; }

    public required string NotMonitored { get; init; }

    public required string Count { get; init; }

    public required string Back { get; init; }

    public required string Critical { get; init; }

    public required string HoursAlways { get; init; }

    public required string HoursOffice { get; init; }

    public required string AvailabilityMonth { get; init; }

    public required string AvailabilityHow { get; init; }

    public required string AvailabilityWorking { get; init; }

    public required string AvailabilityWorkingHow { get; init; }

    public required string Downtime { get; init; }

    public required string MinutesShort { get; init; }

    public required string MatrixKeys { get; init; }

    public required string LatencyDay { get; init; }

    public required string LatencyMedian { get; init; }

    public required string LatencyHighest { get; init; }

    public required string LatencyAway { get; init; }

    public required string Unobserved { get; init; }

    public required string UnobservedHow { get; init; }

    public required string Latency { get; init; }

    public required string LatencyNow { get; init; }

    public required string ByMonth { get; init; }

    public required string ByUnit { get; init; }

    public required string Unit { get; init; }

    public required string State { get; init; }

    public required string Month { get; init; }

    public required string WorkingHours { get; init; }

    public required string AllHours { get; init; }

    public required string Incidents { get; init; }

    public required string IncidentsTitle { get; init; }

    public required string OpenOnly { get; init; }

    public required string Last30 { get; init; }

    public required string NoIncidents { get; init; }

    public required string Parts { get; init; }

    public required string PartsTitle { get; init; }

    public required string MergedInto { get; init; }

    public required string Affected { get; init; }

    public required string Since { get; init; }

    public required string Until { get; init; }

    public required string StillOpen { get; init; }

    public required string Cause { get; init; }

    public required string CauseDown { get; init; }

    public required string CauseSilent { get; init; }

    public required string Kind { get; init; }

    public required string Opened { get; init; }

    public required string Closed { get; init; }

    public required string Duration { get; init; }

    public required string StateOpen { get; init; }

    public required string StateOver { get; init; }

    public required string Acknowledge { get; init; }

    public required string Acknowledged { get; init; }

    public required string NotAcknowledged { get; init; }

    public required string Assign { get; init; }

    public required string AssignTo { get; init; }

    public required string Note { get; init; }

    public required string AddNote { get; init; }

    public required string Resolve { get; init; }

    public required string ResolveText { get; init; }

    public required string Reopen { get; init; }

    public required string Timeline { get; init; }

    public required string StepOpened { get; init; }

    public required string StepAcknowledged { get; init; }

    public required string StepAssigned { get; init; }

    public required string StepNote { get; init; }

    public required string StepResolved { get; init; }

    public required string StepReopened { get; init; }

    public required string StepTaken { get; init; }

    public required string StepTakenMany { get; init; }

    public required string StepOver { get; init; }

    public required string StepUnobserved { get; init; }

    /// <summary>{0}: from; {1}: to; {2}: why.</summary>
    public required string StepMaintenance { get; init; }

    public required string Growth { get; init; }

    public required string GrowthHow { get; init; }

    public required string Maintenance { get; init; }

    public required string MaintenanceLead { get; init; }

    public required string Plan { get; init; }

    public required string AllSystems { get; init; }

    public required string AllUnits { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string Reason { get; init; }

    public required string Repeat { get; init; }

    public required string RepeatNone { get; init; }

    public required string RepeatDaily { get; init; }

    public required string RepeatWeekly { get; init; }

    public required string RepeatMonthly { get; init; }

    public required string RepeatUntil { get; init; }

    public required string EndNow { get; init; }

    public required string EndSeries { get; init; }

    public required string PlannedBy { get; init; }

    public required string Ended { get; init; }

    public required string Running { get; init; }

    public required string Coming { get; init; }

    public required string Past { get; init; }

    public required string NoMaintenance { get; init; }

    public required string PlanInvalid { get; init; }

    public required string System { get; init; }

    internal static readonly SystemsTexts Vietnamese = new()
    {
        Title = "Các hệ thống",
        MatrixLead = "Trạng thái từng hệ thống tại từng đơn vị, trực tiếp. Di chuột để xem đơn vị; bấm để mở.",
        Matrix = "Ma trận đơn vị × hệ thống",
        MatrixSummary = "{0} hệ thống tại {1} đơn vị: {2} ngừng hoặc im lặng",
        Troubles = "Đang có vấn đề",
        NoTroubles = "Không hệ thống nào gặp sự cố.",
        NoneKnown = "Chưa biết trạng thái của hệ thống nào.",
        Order = "Thứ tự đơn vị",
        OrderCode = "Theo danh mục",
        OrderTrouble = "Có vấn đề trước",
        Units = "đơn vị",
        Page = "Trang",
        NotMonitored = "không giám sát",
        Count = "{0}/{1} hoạt động",
        Back = "Về các hệ thống",
        Critical = "Trọng yếu",
        HoursAlways = "Hoạt động 24/7",
        HoursOffice = "Giờ hành chính",
        AvailabilityMonth = "Sẵn sàng tháng này",
        AvailabilityHow = "1 − thời gian ngừng / thời gian được giám sát, từ đầu tháng dương lịch; không tính thời gian bảo trì và lúc không quan sát được.",
        AvailabilityWorking = "Sẵn sàng trong giờ làm việc",
        AvailabilityWorkingHow = "Như trên nhưng chỉ tính giờ làm việc theo lịch của tỉnh (7:30–11:30, 13:30–17:00, trừ ngày nghỉ).",
        Downtime = "Thời gian ngừng",
        MinutesShort = "phút",
        LatencyDay = "Độ trễ 24 giờ qua (ms)",
        LatencyMedian = "Trung vị các đơn vị",
        LatencyHighest = "Cao nhất",
        LatencyAway = "Kho chuỗi thời gian chưa trả lời; biểu đồ sẽ hiện khi có lại.",
        MatrixKeys = "Phím mũi tên trái, phải để xem từng đơn vị; lên, xuống để sang hệ thống khác; Enter để mở trang đơn vị.",
        Unobserved = "Không quan sát được",
        UnobservedHow = "Thời gian chính trung tâm này không nghe được (khởi động lại, mất kết nối): không tính là hoạt động hay ngừng.",
        Latency = "Độ trễ",
        LatencyNow = "Độ trễ hiện tại (trung vị / cao nhất)",
        ByMonth = "Độ sẵn sàng theo tháng",
        ByUnit = "Theo đơn vị",
        Unit = "Đơn vị",
        State = "Trạng thái",
        Month = "Tháng",
        WorkingHours = "Giờ làm việc",
        AllHours = "Cả ngày",
        Incidents = "Sự cố",
        IncidentsTitle = "Sự cố hệ thống",
        OpenOnly = "Đang mở",
        Last30 = "30 ngày qua",
        NoIncidents = "Không có sự cố.",
        Parts = "Gồm {0} sự cố nhỏ đã gộp",
        PartsTitle = "Sự cố đã gộp vào",
        MergedInto = "Đã gộp vào sự cố",
        Affected = "Đơn vị và hệ thống bị ảnh hưởng",
        Since = "Từ",
        Until = "Đến",
        StillOpen = "đang tiếp diễn",
        Cause = "Nguyên nhân ghi nhận",
        CauseDown = "báo ngừng hai lần liên tiếp",
        CauseSilent = "im lặng quá 3 chu kỳ",
        Kind = "Loại",
        Opened = "Mở lúc",
        Closed = "Hết lúc",
        Duration = "Kéo dài",
        StateOpen = "Đang mở",
        StateOver = "Đã hết",
        Acknowledge = "Xác nhận đã biết",
        Acknowledged = "Đã xác nhận bởi {0} lúc {1}",
        NotAcknowledged = "Chưa ai xác nhận",
        Assign = "Giao xử lý",
        AssignTo = "Người xử lý",
        Note = "Ghi chú",
        AddNote = "Thêm ghi chú",
        Resolve = "Đã xử lý xong",
        ResolveText = "Nguyên nhân và cách khắc phục",
        Reopen = "Mở lại xử lý",
        Timeline = "Diễn biến",
        StepOpened = "Mở sự cố",
        StepAcknowledged = "{0} xác nhận",
        StepAssigned = "{0} giao cho {1}",
        StepNote = "{0} ghi: {1}",
        StepResolved = "{0} báo đã xử lý: {1}",
        StepReopened = "{0} mở lại: {1}",
        StepTaken = "Gộp {0}",
        StepTakenMany = "Gộp {0} hệ thống tại đơn vị",
        StepOver = "Các báo cáo cho thấy đã hết",
        StepUnobserved = "Trung tâm không quan sát được từ {0} đến {1}",
        StepMaintenance = "Bảo trì từ {0} đến {1}, không tính vào thời gian sự cố: {2}",
        Growth = "Tồn đọng tăng trong lúc sự cố",
        GrowthHow = "Hồ sơ đang giải quyết của các đơn vị bị ảnh hưởng lúc kết thúc (hoặc hiện tại) trừ lúc mở.",
        Maintenance = "Bảo trì",
        MaintenanceLead = "Trong cửa sổ bảo trì, hệ thống không bị tính là ngừng và không tính vào thời gian giám sát.",
        Plan = "Lên lịch bảo trì",
        AllSystems = "Tất cả hệ thống",
        AllUnits = "Tất cả đơn vị",
        From = "Từ",
        To = "Đến",
        Reason = "Lý do",
        Repeat = "Lặp lại",
        RepeatNone = "Không lặp",
        RepeatDaily = "Hằng ngày",
        RepeatWeekly = "Hằng tuần",
        RepeatMonthly = "Hằng tháng",
        RepeatUntil = "Lặp đến ngày",
        EndNow = "Kết thúc",
        EndSeries = "Kết thúc cả loạt",
        PlannedBy = "Người lên lịch",
        Ended = "Kết thúc bởi {0}",
        Running = "đang diễn ra",
        Coming = "sắp tới",
        Past = "đã qua",
        NoMaintenance = "Chưa có lịch bảo trì.",
        PlanInvalid = "Cửa sổ phải bắt đầu từ bây giờ trở đi, kết thúc sau khi bắt đầu (tối đa 31 ngày), có lý do; tối đa 200 lần lặp.",
        System = "Hệ thống",
    };
}
