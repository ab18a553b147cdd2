namespace Ioc.Dashboard.Resources;

/// <summary>Texts of the wall that the server writes; those the script needs are in <see cref="Script"/>.</summary>
public sealed record WallTexts
{
    public required string Title { get; init; }

    public required IReadOnlyList<string> Scenes { get; init; }

    public required string Goal { get; init; }

    public required string MonthSoFar { get; init; }

    public required string LastHour { get; init; }

    public required string CommunesOffline { get; init; }

    public required string NewestIncidents { get; init; }

    public required string LagLegend { get; init; }

    public required string TooFew { get; init; }

    public required string Offline { get; init; }

    public required string WorstTen { get; init; }

    public required string NoneRanked { get; init; }

    public required string LagScore { get; init; }

    public required string LagScoreNote { get; init; }

    public required string SystemsByState { get; init; }

    public required string OpenIncidents { get; init; }

    public required string NoIncidents { get; init; }

    public required string Pause { get; init; }

    public required string PairTitle { get; init; }

    public required string PairText { get; init; }

    public required string PairWaiting { get; init; }

    /// <summary>Names the least version that runs the page; OldBrowserTests keep its scripts and styles to it.</summary>
    public required string CannotStart { get; init; }

    public required WallScriptTexts Script { get; init; }

    internal static readonly WallTexts Vietnamese = new()
    {
        Title = "Trung tâm điều hành thông minh",
        Scenes = ["Toàn cảnh", "Bản đồ", "Cần đôn đốc", "Hệ thống"],
        Goal = "Mục tiêu",
        MonthSoFar = "từ đầu tháng",
        LastHour = "60 phút qua",
        CommunesOffline = "Xã mất kết nối",
        NewestIncidents = "Mới nhất",
        LagLegend = "Điểm tụt hậu",
        TooFew = "Quá ít hồ sơ để đánh giá",
        Offline = "Xã mất kết nối",
        WorstTen = "Mười xã tụt hậu nhất",
        NoneRanked = "Chưa xã nào đủ hồ sơ để xếp hạng.",
        LagScore = "Điểm tụt hậu",
        LagScoreNote = "0 là tốt nhất, 100 là kém nhất · từ đầu tháng",
        SystemsByState = "Trạng thái các hệ thống",
        OpenIncidents = "Sự cố đang mở",
        NoIncidents = "Không có sự cố nào",
        Pause = "Dừng hoặc chạy tiếp (phím cách)",
        PairTitle = "Ghép màn hình",
        PairText = "Nhờ quản trị viên mở trang “Quản lý màn hình” và nhập mã này:",
        PairWaiting = "Đang chờ phê duyệt…",
        CannotStart = "Trang này chưa chạy được trên trình duyệt của màn hình: cần Chrome, Edge hoặc TV dùng Chromium 64 trở lên. Trang tự thử lại sau mỗi phút.",
        Script = WallScriptTexts.Vietnamese,
    };

    internal static readonly WallTexts English = new()
    {
        Title = "Intelligent Operations Centre",
        Scenes = ["At a glance", "Map", "Lagging communes", "Systems"],
        Goal = "Goal",
        MonthSoFar = "month so far",
        LastHour = "last 60 minutes",
        CommunesOffline = "Communes offline",
        NewestIncidents = "Newest",
        LagLegend = "Lag score",
        TooFew = "Too few dossiers to judge",
        Offline = "Commune offline",
        WorstTen = "Ten communes that lag most",
        NoneRanked = "No commune has enough dossiers to be ranked yet.",
        LagScore = "Lag score",
        LagScoreNote = "0 is best, 100 is worst · month so far",
        SystemsByState = "Systems by state",
        OpenIncidents = "Open incidents",
        NoIncidents = "No open incident",
        Pause = "Pause or go on (space)",
        PairTitle = "Pair this screen",
        PairText = "Ask an administrator to open “Displays” and enter this code:",
        PairWaiting = "Waiting for approval…",
        CannotStart = "This page does not run in this screen's browser: it needs Chrome, Edge or a TV set with Chromium 64 or newer. It tries again every minute.",
        Script = WallScriptTexts.English,
    };
}
