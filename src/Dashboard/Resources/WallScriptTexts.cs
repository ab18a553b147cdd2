namespace Ioc.Dashboard.Resources;

/// <summary>Texts the wall's script fills in ({0} is replaced there).</summary>
public sealed record WallScriptTexts
{
    public required string Fresh { get; init; }

    public required string Late { get; init; }

    public required string None { get; init; }

    public required string Down { get; init; }

    public required string Partial { get; init; }

    public required string SourceLive { get; init; }

    public required string SourceLate { get; init; }

    public required string SourceDown { get; init; }

    public required string Coverage { get; init; }

    public required string AsOf { get; init; }

    public required string ServerGone { get; init; }

    /// <summary>The server is ready, and neither WebSockets nor plain HTTP reach its hub.</summary>
    public required string Refused { get; init; }

    public required string Gap { get; init; }

    public required string GoalMet { get; init; }

    public required string Up { get; init; }

    public required string Degraded { get; init; }

    public required string DownSystem { get; init; }

    public required string Silent { get; init; }

    public required string Maintenance { get; init; }

    public required string Unobserved { get; init; }

    public required string NoReports { get; init; }

    public required string CommuneOffline { get; init; }

    public required string SystemWide { get; init; }

    public required string AndMore { get; init; }

    public required string UnderMinute { get; init; }

    public required string Minutes { get; init; }

    public required string Hours { get; init; }

    public required string Days { get; init; }

    public required string TooFew { get; init; }

    public required IReadOnlyList<string> Weekdays { get; init; }

    internal static readonly WallScriptTexts Vietnamese = new()
    {
        Fresh = "Trực tiếp",
        Late = "Số liệu chậm",
        None = "Chưa có số liệu",
        Down = "Mất nguồn số liệu",
        Partial = "Báo cáo chưa đủ",
        SourceLive = "Nguồn trực tiếp",
        SourceLate = "Nguồn chậm {0}",
        SourceDown = "Mất nguồn số liệu",
        Coverage = "{0} đơn vị báo cáo",
        AsOf = "Số liệu lúc {0}",
        ServerGone = "Mất kết nối máy chủ · số liệu dừng lúc {0}",
        Refused = "Máy chủ hoạt động nhưng kết nối số liệu bị chặn (proxy hoặc tường lửa) · số liệu dừng lúc {0}",
        Gap = "còn thiếu {0} điểm %",
        GoalMet = "đã đạt mục tiêu",
        Up = "hoạt động",
        Degraded = "chập chờn",
        DownSystem = "ngừng",
        Silent = "im lặng",
        Maintenance = "bảo trì",
        Unobserved = "không quan sát được",
        NoReports = "chưa có báo cáo",
        CommuneOffline = "Mất kết nối toàn xã",
        SystemWide = "Sự cố toàn tỉnh",
        AndMore = "và {0} sự cố khác",
        UnderMinute = "dưới 1 phút",
        Minutes = "{0} phút",
        Hours = "{0} giờ",
        Days = "{0} ngày",
        TooFew = "quá ít hồ sơ",
        Weekdays = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"],
    };

    internal static readonly WallScriptTexts English = new()
    {
        Fresh = "Live",
        Late = "Data late",
        None = "No data yet",
        Down = "Source down",
        Partial = "Partly reported",
        SourceLive = "Source live",
        SourceLate = "Source {0} late",
        SourceDown = "Source down",
        Coverage = "{0} units reporting",
        AsOf = "Data as of {0}",
        ServerGone = "Server connection lost · data stopped at {0}",
        Refused = "The server is up, but the data connection is blocked (proxy or firewall) · data stopped at {0}",
        Gap = "{0} pp short",
        GoalMet = "goal met",
        Up = "up",
        Degraded = "degraded",
        DownSystem = "down",
        Silent = "silent",
        Maintenance = "maintenance",
        Unobserved = "unobserved",
        NoReports = "no report yet",
        CommuneOffline = "Commune offline",
        SystemWide = "Province-wide outage",
        AndMore = "and {0} more",
        UnderMinute = "under 1 min",
        Minutes = "{0} min",
        Hours = "{0} h",
        Days = "{0} d",
        TooFew = "too few dossiers",
        Weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    };
}
