using System.Globalization;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Resources;

/// <summary>Texts around every page.</summary>
public sealed record ShellTexts
{
    public required string Product { get; init; }

    public required string Overview { get; init; }

    public required string Wall { get; init; }

    public required string Displays { get; init; }

    public required string SignOut { get; init; }

    public required string OtherLanguage { get; init; }

    public required string Simulated { get; init; }

    public required string SkipToContent { get; init; }

    public required string Menu { get; init; }

    public required string Theme { get; init; }

    public required string ErrorTitle { get; init; }

    public required string ErrorText { get; init; }

    public required string NotFoundTitle { get; init; }

    public required string NotFoundText { get; init; }

    public required string TooManyTitle { get; init; }

    public required string TooManyText { get; init; }

    public required string ForbiddenTitle { get; init; }

    public required string ForbiddenText { get; init; }

    public required string Home { get; init; }

    public required string Reconnecting { get; init; }

    public required string AwayTitle { get; init; }

    /// <summary>With the time since when.</summary>
    public required string DatabaseAwaySinceFormat { get; init; }

    public required string DatabaseAway { get; init; }

    /// <summary>On a page that stays open meanwhile.</summary>
    public required string GoesOn { get; init; }

    /// <summary>On a page that could not be opened.</summary>
    public required string OpensAgain { get; init; }

    /// <summary>After a form that was sent.</summary>
    public required string NotRecorded { get; init; }

    /// <summary>In a form, of what was typed into it and not sent.</summary>
    public required string DraftFound { get; init; }

    public required string DraftRestore { get; init; }

    public required string DraftDiscard { get; init; }

    /// <summary>By the day and time of the province.</summary>
    public string DatabaseAwaySince(Formats formats, Instant since) => string.Format(CultureInfo.InvariantCulture, DatabaseAwaySinceFormat, formats.DayAndTime(since));

    internal static readonly ShellTexts Vietnamese = new()
    {
        Product = "Trung tâm điều hành thông minh",
        Overview = "Tổng quan",
        Wall = "Màn hình lớn",
        Displays = "Quản lý màn hình",
        SignOut = "Đăng xuất",
        OtherLanguage = "English",
        Simulated = "SỐ LIỆU MÔ PHỎNG",
        SkipToContent = "Đến nội dung chính",
        Menu = "Các trang",
        Theme = "Nền sáng hoặc tối",
        ErrorTitle = "Đã xảy ra lỗi",
        ErrorText = "Trang này chưa mở được. Lỗi đã được ghi lại; hãy thử lại sau ít phút.",
        NotFoundTitle = "Không tìm thấy trang",
        NotFoundText = "Địa chỉ này không có hoặc bạn không có quyền xem.",
        TooManyTitle = "Thử quá nhiều lần",
        TooManyText = "Từ máy hoặc mạng này đã thử quá nhiều lần trong một phút. Hãy đợi một phút rồi thử lại.",
        ForbiddenTitle = "Không có quyền",
        ForbiddenText = "Tài khoản của bạn không được xem trang này.",
        Home = "Về trang tổng quan",
        Reconnecting = "Mất kết nối tới máy chủ. Số liệu trên trang có thể đã cũ; đang kết nối lại…",
        AwayTitle = "Chưa mở được trang này",
        DatabaseAwaySinceFormat = "Cơ sở dữ liệu không phản hồi từ {0}.",
        DatabaseAway = "Cơ sở dữ liệu đang không phản hồi.",
        GoesOn = "Số liệu đang hiển thị được giữ nguyên và tự cập nhật khi có lại; không cần tải lại trang, không cần đăng nhập lại.",
        OpensAgain = "Trang này tự mở lại khi có lại; bạn không cần đăng nhập lại.",
        NotRecorded = "Thao tác vừa rồi chưa được ghi: hãy quay lại và gửi lại sau ít phút.",
        DraftFound = "Nội dung bạn đã nhập ở đây mà chưa gửi còn được lưu trong trình duyệt này.",
        DraftRestore = "Điền lại",
        DraftDiscard = "Bỏ",
    };

    internal static readonly ShellTexts English = new()
    {
        Product = "Intelligent Operations Centre",
        Overview = "Overview",
        Wall = "Wall",
        Displays = "Displays",
        SignOut = "Sign out",
        OtherLanguage = "Tiếng Việt",
        Simulated = "SIMULATED DATA",
        SkipToContent = "Skip to content",
        Menu = "Pages",
        Theme = "Light or dark",
        ErrorTitle = "Something went wrong",
        ErrorText = "This page could not be opened. The error was logged; try again in a few minutes.",
        NotFoundTitle = "Page not found",
        NotFoundText = "This address does not exist, or you may not see it.",
        TooManyTitle = "Too many tries",
        TooManyText = "There were too many tries from this machine or network within a minute. Wait a minute and try again.",
        ForbiddenTitle = "Not allowed",
        ForbiddenText = "Your account may not see this page.",
        Home = "To the overview",
        Reconnecting = "Connection to the server lost. Figures on this page may be old; reconnecting…",
        AwayTitle = "This page cannot be opened now",
        DatabaseAwaySinceFormat = "The database has not answered since {0}.",
        DatabaseAway = "The database does not answer now.",
        GoesOn = "What is shown stays and goes on by itself; there is no need to load the page again or to sign in again.",
        OpensAgain = "This page opens by itself when it is back; there is no need to sign in again.",
        NotRecorded = "What you just did was not recorded: go back and send it again in a few minutes.",
        DraftFound = "What you typed here and did not send is still kept in this browser.",
        DraftRestore = "Fill it in",
        DraftDiscard = "Discard",
    };
}
