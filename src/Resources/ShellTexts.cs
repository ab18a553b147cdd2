using System.Globalization;
using Ioc.Metrics.Time;

namespace Ioc.Resources;

/// <summary>Texts around every page.</summary>
public sealed class ShellTexts(Language language)
{
    public string Product { get; } = language.Of("Trung tâm điều hành thông minh", "Intelligent Operations Centre");
    public string Overview { get; } = language.Of("Tổng quan", "Overview");
    public string Wall { get; } = language.Of("Màn hình lớn", "Wall");
    public string Displays { get; } = language.Of("Quản lý màn hình", "Displays");
    public string SignOut { get; } = language.Of("Đăng xuất", "Sign out");
    public string OtherLanguage { get; } = language.Of("English", "Tiếng Việt");
    public string Simulated { get; } = language.Of("SỐ LIỆU MÔ PHỎNG", "SIMULATED DATA");
    public string SkipToContent { get; } = language.Of("Đến nội dung chính", "Skip to content");
    public string Menu { get; } = language.Of("Các trang", "Pages");
    public string Theme { get; } = language.Of("Nền sáng hoặc tối", "Light or dark");
    public string ErrorTitle { get; } = language.Of("Đã xảy ra lỗi", "Something went wrong");

    public string ErrorText { get; } = language.Of(
        "Trang này chưa mở được. Lỗi đã được ghi lại; hãy thử lại sau ít phút.",
        "This page could not be opened. The error was logged; try again in a few minutes.");

    public string NotFoundTitle { get; } = language.Of("Không tìm thấy trang", "Page not found");
    public string NotFoundText { get; } = language.Of("Địa chỉ này không có hoặc bạn không có quyền xem.", "This address does not exist, or you may not see it.");
    public string TooManyTitle { get; } = language.Of("Thử quá nhiều lần", "Too many tries");

    public string TooManyText { get; } = language.Of(
        "Từ máy hoặc mạng này đã thử quá nhiều lần trong một phút. Hãy đợi một phút rồi thử lại.",
        "There were too many tries from this machine or network within a minute. Wait a minute and try again.");

    public string ForbiddenTitle { get; } = language.Of("Không có quyền", "Not allowed");
    public string ForbiddenText { get; } = language.Of("Tài khoản của bạn không được xem trang này.", "Your account may not see this page.");
    public string Home { get; } = language.Of("Về trang tổng quan", "To the overview");

    public string Reconnecting { get; } = language.Of(
        "Mất kết nối tới máy chủ. Số liệu trên trang có thể đã cũ; đang kết nối lại…",
        "Connection to the server lost. Figures on this page may be old; reconnecting…");

    public string AwayTitle { get; } = language.Of("Chưa mở được trang này", "This page cannot be opened now");

    /// <summary>With the time since when.</summary>
    public string DatabaseAwaySinceFormat { get; } = language.Of("Cơ sở dữ liệu không phản hồi từ {0}.", "The database has not answered since {0}.");

    public string DatabaseAway { get; } = language.Of("Cơ sở dữ liệu đang không phản hồi.", "The database does not answer now.");

    /// <summary>On a page that stays open meanwhile.</summary>
    public string GoesOn { get; } = language.Of(
        "Số liệu đang hiển thị được giữ nguyên và tự cập nhật khi có lại; không cần tải lại trang, không cần đăng nhập lại.",
        "What is shown stays and goes on by itself; there is no need to load the page again or to sign in again.");

    /// <summary>On a page that could not be opened.</summary>
    public string OpensAgain { get; } = language.Of(
        "Trang này tự mở lại khi có lại; bạn không cần đăng nhập lại.",
        "This page opens by itself when it is back; there is no need to sign in again.");

    /// <summary>After a form that was sent.</summary>
    public string NotRecorded { get; } = language.Of(
        "Thao tác vừa rồi chưa được ghi: hãy quay lại và gửi lại sau ít phút.",
        "What you just did was not recorded: go back and send it again in a few minutes.");

    /// <summary>In a form, of what was typed into it and not sent.</summary>
    public string DraftFound { get; } = language.Of(
        "Nội dung bạn đã nhập ở đây mà chưa gửi còn được lưu trong trình duyệt này.",
        "What you typed here and did not send is still kept in this browser.");

    public string DraftRestore { get; } = language.Of("Điền lại", "Fill it in");
    public string DraftDiscard { get; } = language.Of("Bỏ", "Discard");

    /// <summary>By the day and time of the province.</summary>
    public string DatabaseAwaySince(Formats formats, Instant since) => string.Format(CultureInfo.InvariantCulture, DatabaseAwaySinceFormat, formats.DayAndTime(since));
}
