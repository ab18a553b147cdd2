namespace Ioc.Resources;

/// <summary>Texts of systems, incidents and maintenance.</summary>
public sealed class SystemsTexts(Language language)
{
    public string Title { get; } = language.Of("Các hệ thống", "Systems");

    public string MatrixLead { get; } = language.Of(
        "Trạng thái từng hệ thống tại từng đơn vị, trực tiếp. Di chuột để xem đơn vị; bấm để mở.",
        "State of each system at each unit, live. Hover to see the unit; click to open.");

    public string Matrix { get; } = language.Of("Ma trận đơn vị × hệ thống", "Units × systems");
    public string MatrixSummary { get; } = language.Of("{0} hệ thống tại {1} đơn vị: {2} ngừng hoặc im lặng", "{0} systems at {1} units: {2} down or silent");
    public string Troubles { get; } = language.Of("Đang có vấn đề", "In trouble now");
    public string NoTroubles { get; } = language.Of("Không hệ thống nào gặp sự cố.", "No system is in trouble.");
    public string NoneKnown { get; } = language.Of("Chưa biết trạng thái của hệ thống nào.", "No system's state is known yet.");
    public string Order { get; } = language.Of("Thứ tự đơn vị", "Order of units");
    public string OrderCode { get; } = language.Of("Theo danh mục", "As listed");
    public string OrderTrouble { get; } = language.Of("Có vấn đề trước", "Troubled first");
    public string Units { get; } = language.Of("đơn vị", "units");
    public string Page { get; } = language.Of("Trang", "Page");
    public string NotMonitored { get; } = language.Of("không giám sát", "not monitored");
    public string Count { get; } = language.Of("{0}/{1} hoạt động", "{0}/{1} up");
    public string Back { get; } = language.Of("Về các hệ thống", "Back to the systems");
    public string Critical { get; } = language.Of("Trọng yếu", "Critical");
    public string HoursAlways { get; } = language.Of("Hoạt động 24/7", "Around the clock");
    public string HoursOffice { get; } = language.Of("Giờ hành chính", "Office hours");
    public string AvailabilityMonth { get; } = language.Of("Sẵn sàng tháng này", "Availability this month");

    public string AvailabilityHow { get; } = language.Of(
        "1 − thời gian ngừng / thời gian được giám sát, từ đầu tháng dương lịch; không tính thời gian bảo trì và lúc không quan sát được.",
        "1 − downtime / monitored time, from the start of the calendar month; without maintenance and unobserved time.");

    public string AvailabilityWorking { get; } = language.Of("Sẵn sàng trong giờ làm việc", "Availability in working hours");

    public string AvailabilityWorkingHow { get; } = language.Of(
        "Như trên nhưng chỉ tính giờ làm việc theo lịch của tỉnh (7:30–11:30, 13:30–17:00, trừ ngày nghỉ).",
        "As above, counting only the working hours of the province's calendar.");

    public string Downtime { get; } = language.Of("Thời gian ngừng", "Downtime");
    public string MinutesShort { get; } = language.Of("phút", "min");

    public string MatrixKeys { get; } = language.Of(
        "Phím mũi tên trái, phải để xem từng đơn vị; lên, xuống để sang hệ thống khác; Enter để mở trang đơn vị.",
        "Left and right arrows go through the units, up and down to another system; Enter opens the unit's page.");

    public string LatencyDay { get; } = language.Of("Độ trễ 24 giờ qua (ms)", "Latency of the last 24 hours (ms)");
    public string LatencyMedian { get; } = language.Of("Trung vị các đơn vị", "Median of the units");
    public string LatencyHighest { get; } = language.Of("Cao nhất", "Highest");

    public string LatencyAway { get; } = language.Of(
        "Kho chuỗi thời gian chưa trả lời; biểu đồ sẽ hiện khi có lại.",
        "The time-series store does not answer; the chart comes back when it does.");

    public string Unobserved { get; } = language.Of("Không quan sát được", "Unobserved");

    public string UnobservedHow { get; } = language.Of(
        "Thời gian chính trung tâm này không nghe được (khởi động lại, mất kết nối): không tính là hoạt động hay ngừng.",
        "Time in which we ourselves could not listen: neither up nor down.");

    public string Latency { get; } = language.Of("Độ trễ", "Latency");
    public string LatencyNow { get; } = language.Of("Độ trễ hiện tại (trung vị / cao nhất)", "Latency now (median / highest)");
    public string ByMonth { get; } = language.Of("Độ sẵn sàng theo tháng", "Availability by month");
    public string ByUnit { get; } = language.Of("Theo đơn vị", "By unit");
    public string Unit { get; } = language.Of("Đơn vị", "Unit");
    public string State { get; } = language.Of("Trạng thái", "State");
    public string Month { get; } = language.Of("Tháng", "Month");
    public string WorkingHours { get; } = language.Of("Giờ làm việc", "Working hours");
    public string AllHours { get; } = language.Of("Cả ngày", "All hours");
    public string Incidents { get; } = language.Of("Sự cố", "Incidents");
    public string IncidentsTitle { get; } = language.Of("Sự cố hệ thống", "System incidents");
    public string OpenOnly { get; } = language.Of("Đang mở", "Open");
    public string Last30 { get; } = language.Of("30 ngày qua", "Last 30 days");
    public string NoIncidents { get; } = language.Of("Không có sự cố.", "No incident.");
    public string Parts { get; } = language.Of("Gồm {0} sự cố nhỏ đã gộp", "Holds {0} merged incidents");
    public string PartsTitle { get; } = language.Of("Sự cố đã gộp vào", "Merged incidents");
    public string MergedInto { get; } = language.Of("Đã gộp vào sự cố", "Merged into");
    public string Affected { get; } = language.Of("Đơn vị và hệ thống bị ảnh hưởng", "Units and systems affected");
    public string Since { get; } = language.Of("Từ", "Since");
    public string Until { get; } = language.Of("Đến", "Until");
    public string StillOpen { get; } = language.Of("đang tiếp diễn", "still open");
    public string Cause { get; } = language.Of("Nguyên nhân ghi nhận", "Recorded cause");
    public string CauseDown { get; } = language.Of("báo ngừng hai lần liên tiếp", "reported down twice in a row");
    public string CauseSilent { get; } = language.Of("im lặng quá 3 chu kỳ", "silent for more than 3 intervals");
    public string Kind { get; } = language.Of("Loại", "Kind");
    public string Opened { get; } = language.Of("Mở lúc", "Opened");
    public string Closed { get; } = language.Of("Hết lúc", "Over at");
    public string Duration { get; } = language.Of("Kéo dài", "Duration");
    public string StateOpen { get; } = language.Of("Đang mở", "Open");
    public string StateOver { get; } = language.Of("Đã hết", "Over");
    public string Acknowledge { get; } = language.Of("Xác nhận đã biết", "Acknowledge");
    public string Acknowledged { get; } = language.Of("Đã xác nhận bởi {0} lúc {1}", "Acknowledged by {0} at {1}");
    public string NotAcknowledged { get; } = language.Of("Chưa ai xác nhận", "Not acknowledged");
    public string Assign { get; } = language.Of("Giao xử lý", "Assign");
    public string AssignTo { get; } = language.Of("Người xử lý", "Assigned to");
    public string Note { get; } = language.Of("Ghi chú", "Note");
    public string AddNote { get; } = language.Of("Thêm ghi chú", "Add a note");
    public string Resolve { get; } = language.Of("Đã xử lý xong", "Resolved");
    public string ResolveText { get; } = language.Of("Nguyên nhân và cách khắc phục", "Cause and remedy");
    public string Reopen { get; } = language.Of("Mở lại xử lý", "Reopen");
    public string Timeline { get; } = language.Of("Diễn biến", "Timeline");
    public string StepOpened { get; } = language.Of("Mở sự cố", "Opened");
    public string StepAcknowledged { get; } = language.Of("{0} xác nhận", "Acknowledged by {0}");
    public string StepAssigned { get; } = language.Of("{0} giao cho {1}", "{0} assigned it to {1}");
    public string StepNote { get; } = language.Of("{0} ghi: {1}", "{0} noted: {1}");
    public string StepResolved { get; } = language.Of("{0} báo đã xử lý: {1}", "{0} called it resolved: {1}");
    public string StepReopened { get; } = language.Of("{0} mở lại: {1}", "{0} reopened it: {1}");
    public string StepTaken { get; } = language.Of("Gộp {0}", "Took in {0}");
    public string StepTakenMany { get; } = language.Of("Gộp {0} hệ thống tại đơn vị", "Took in {0} outages");
    public string StepOver { get; } = language.Of("Các báo cáo cho thấy đã hết", "Reports say that it is over");
    public string StepUnobserved { get; } = language.Of("Trung tâm không quan sát được từ {0} đến {1}", "We could not observe from {0} to {1}");

    /// <summary>{0}: from; {1}: to; {2}: why.</summary>
    public string StepMaintenance { get; } = language.Of(
        "Bảo trì từ {0} đến {1}, không tính vào thời gian sự cố: {2}",
        "Maintenance from {0} to {1}, not counted into the duration: {2}");

    public string Growth { get; } = language.Of("Tồn đọng tăng trong lúc sự cố", "Backlog growth meanwhile");

    public string GrowthHow { get; } = language.Of(
        "Hồ sơ đang giải quyết của các đơn vị bị ảnh hưởng lúc kết thúc (hoặc hiện tại) trừ lúc mở.",
        "Dossiers in progress of the units affected at the end (or now) less those at the opening.");

    public string Maintenance { get; } = language.Of("Bảo trì", "Maintenance");

    public string MaintenanceLead { get; } = language.Of(
        "Trong cửa sổ bảo trì, hệ thống không bị tính là ngừng và không tính vào thời gian giám sát.",
        "Within a window a system is neither down nor monitored.");

    public string Plan { get; } = language.Of("Lên lịch bảo trì", "Plan maintenance");
    public string AllSystems { get; } = language.Of("Tất cả hệ thống", "All systems");
    public string AllUnits { get; } = language.Of("Tất cả đơn vị", "All units");
    public string From { get; } = language.Of("Từ", "From");
    public string To { get; } = language.Of("Đến", "To");
    public string Reason { get; } = language.Of("Lý do", "Reason");
    public string Repeat { get; } = language.Of("Lặp lại", "Repeat");
    public string RepeatNone { get; } = language.Of("Không lặp", "Once");
    public string RepeatDaily { get; } = language.Of("Hằng ngày", "Daily");
    public string RepeatWeekly { get; } = language.Of("Hằng tuần", "Weekly");
    public string RepeatMonthly { get; } = language.Of("Hằng tháng", "Monthly");
    public string RepeatUntil { get; } = language.Of("Lặp đến ngày", "Until the day");
    public string EndNow { get; } = language.Of("Kết thúc", "End");
    public string EndSeries { get; } = language.Of("Kết thúc cả loạt", "End the series");
    public string PlannedBy { get; } = language.Of("Người lên lịch", "Planned by");
    public string Ended { get; } = language.Of("Kết thúc bởi {0}", "Ended by {0}");
    public string Running { get; } = language.Of("đang diễn ra", "running");
    public string Coming { get; } = language.Of("sắp tới", "coming");
    public string Past { get; } = language.Of("đã qua", "past");
    public string NoMaintenance { get; } = language.Of("Chưa có lịch bảo trì.", "No maintenance is planned.");

    public string PlanInvalid { get; } = language.Of(
        "Cửa sổ phải bắt đầu từ bây giờ trở đi, kết thúc sau khi bắt đầu (tối đa 31 ngày), có lý do; tối đa 200 lần lặp.",
        "A window begins now or later, ends after it begins (at most 31 days), and has a reason; at most 200 repetitions.");

    public string System { get; } = language.Of("Hệ thống", "System");
}
