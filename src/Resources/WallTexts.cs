namespace Ioc.Resources;

/// <summary>Texts of the wall that the server writes; those the script needs are in <see cref="Script"/>.</summary>
public sealed class WallTexts(Language language)
{
    public string Title { get; } = language.Of("Trung tâm điều hành thông minh", "Intelligent Operations Centre");

    public IReadOnlyList<string> Scenes { get; } = language.Of(["Toàn cảnh", "Bản đồ", "Cần đôn đốc", "Hệ thống"], ["At a glance", "Map", "Lagging communes", "Systems"]);

    public string Goal { get; } = language.Of("Mục tiêu", "Goal");
    public string MonthSoFar { get; } = language.Of("từ đầu tháng", "month so far");
    public string LastHour { get; } = language.Of("60 phút qua", "last 60 minutes");
    public string CommunesOffline { get; } = language.Of("Xã mất kết nối", "Communes offline");
    public string NewestIncidents { get; } = language.Of("Mới nhất", "Newest");
    public string LagLegend { get; } = language.Of("Điểm tụt hậu", "Lag score");
    public string TooFew { get; } = language.Of("Quá ít hồ sơ để đánh giá", "Too few dossiers to judge");
    public string Offline { get; } = language.Of("Xã mất kết nối", "Commune offline");
    public string WorstTen { get; } = language.Of("Mười xã tụt hậu nhất", "Ten communes that lag most");
    public string NoneRanked { get; } = language.Of("Chưa xã nào đủ hồ sơ để xếp hạng.", "No commune has enough dossiers to be ranked yet.");
    public string LagScore { get; } = language.Of("Điểm tụt hậu", "Lag score");
    public string LagScoreNote { get; } = language.Of("0 là tốt nhất, 100 là kém nhất · từ đầu tháng", "0 is best, 100 is worst · month so far");
    public string SystemsByState { get; } = language.Of("Trạng thái các hệ thống", "Systems by state");
    public string OpenIncidents { get; } = language.Of("Sự cố đang mở", "Open incidents");
    public string NoIncidents { get; } = language.Of("Không có sự cố nào", "No open incident");
    public string Pause { get; } = language.Of("Dừng hoặc chạy tiếp (phím cách)", "Pause or go on (space)");
    public string PairTitle { get; } = language.Of("Ghép màn hình", "Pair this screen");
    public string PairText { get; } = language.Of("Nhờ quản trị viên mở trang “Quản lý màn hình” và nhập mã này:", "Ask an administrator to open “Displays” and enter this code:");
    public string PairWaiting { get; } = language.Of("Đang chờ phê duyệt…", "Waiting for approval…");

    /// <summary>Names the least version that runs the page; OldBrowserTests keep its scripts and styles to it.</summary>
    public string CannotStart { get; } = language.Of(
        "Trang này chưa chạy được trên trình duyệt của màn hình: cần Chrome, Edge hoặc TV dùng Chromium 64 trở lên. Trang tự thử lại sau mỗi phút.",
        "This page does not run in this screen's browser: it needs Chrome, Edge or a TV set with Chromium 64 or newer. It tries again every minute.");

    public WallScriptTexts Script { get; } = new(language);
}
