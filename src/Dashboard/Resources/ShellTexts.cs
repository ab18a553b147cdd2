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

    public required string ForbiddenTitle { get; init; }

    public required string ForbiddenText { get; init; }

    public required string Home { get; init; }

    public required string Reconnecting { get; init; }

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
        ForbiddenTitle = "Không có quyền",
        ForbiddenText = "Tài khoản của bạn không được xem trang này.",
        Home = "Về trang tổng quan",
        Reconnecting = "Mất kết nối tới máy chủ. Số liệu trên trang có thể đã cũ; đang kết nối lại…",
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
        ForbiddenTitle = "Not allowed",
        ForbiddenText = "Your account may not see this page.",
        Home = "To the overview",
        Reconnecting = "Connection to the server lost. Figures on this page may be old; reconnecting…",
    };
}
