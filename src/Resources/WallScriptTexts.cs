namespace Ioc.Resources;

/// <summary>Texts the wall's script fills in ({0} is replaced there).</summary>
public sealed class WallScriptTexts(Language language)
{
    public string Fresh { get; } = language.Of("Trực tiếp", "Live");
    public string Late { get; } = language.Of("Số liệu chậm", "Data late");
    public string None { get; } = language.Of("Chưa có số liệu", "No data yet");
    public string Down { get; } = language.Of("Mất nguồn số liệu", "Source down");
    public string Partial { get; } = language.Of("Báo cáo chưa đủ", "Partly reported");
    public string SourceLive { get; } = language.Of("Nguồn trực tiếp", "Source live");
    public string SourceLate { get; } = language.Of("Nguồn chậm {0}", "Source {0} late");
    public string SourceDown { get; } = language.Of("Mất nguồn số liệu", "Source down");
    public string Coverage { get; } = language.Of("{0} đơn vị báo cáo", "{0} units reporting");
    public string AsOf { get; } = language.Of("Số liệu lúc {0}", "Data as of {0}");
    public string ServerGone { get; } = language.Of("Mất kết nối máy chủ · số liệu dừng lúc {0}", "Server connection lost · data stopped at {0}");

    /// <summary>The server is ready, and neither WebSockets nor plain HTTP reach its hub.</summary>
    public string Refused { get; } = language.Of(
        "Máy chủ hoạt động nhưng kết nối số liệu bị chặn (proxy hoặc tường lửa) · số liệu dừng lúc {0}",
        "The server is up, but the data connection is blocked (proxy or firewall) · data stopped at {0}");

    public string Gap { get; } = language.Of("còn thiếu {0} điểm %", "{0} pp short");
    public string GoalMet { get; } = language.Of("đã đạt mục tiêu", "goal met");
    public string Up { get; } = language.Of("hoạt động", "up");
    public string Degraded { get; } = language.Of("chập chờn", "degraded");
    public string DownSystem { get; } = language.Of("ngừng", "down");
    public string Silent { get; } = language.Of("im lặng", "silent");
    public string Maintenance { get; } = language.Of("bảo trì", "maintenance");
    public string Unobserved { get; } = language.Of("không quan sát được", "unobserved");
    public string NoReports { get; } = language.Of("chưa có báo cáo", "no report yet");
    public string CommuneOffline { get; } = language.Of("Mất kết nối toàn xã", "Commune offline");
    public string SystemWide { get; } = language.Of("Sự cố toàn tỉnh", "Province-wide outage");
    public string AndMore { get; } = language.Of("và {0} sự cố khác", "and {0} more");
    public string UnderMinute { get; } = language.Of("dưới 1 phút", "under 1 min");
    public string Minutes { get; } = language.Of("{0} phút", "{0} min");
    public string Hours { get; } = language.Of("{0} giờ", "{0} h");
    public string Days { get; } = language.Of("{0} ngày", "{0} d");
    public string TooFew { get; } = language.Of("quá ít hồ sơ", "too few dossiers");

    public IReadOnlyList<string> Weekdays { get; } = language.Of(
        ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"],
        ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]);
}
