namespace Ioc.Dashboard.Resources;

/// <summary>Texts of sign-in, password and displays.</summary>
public sealed record AccessTexts
{
    public required string SignIn { get; init; }

    public required string UserName { get; init; }

    public required string Password { get; init; }

    public required string SignInHint { get; init; }

    public required string Wrong { get; init; }

    public required string Locked { get; init; }

    public required string LinkExpired { get; init; }

    public required string SetPassword { get; init; }

    public required string SetPasswordText { get; init; }

    public required string NewPassword { get; init; }

    public required string RepeatPassword { get; init; }

    public required string PasswordRule { get; init; }

    public required string PasswordsDiffer { get; init; }

    public required string PasswordTooWeak { get; init; }

    public required string CurrentPassword { get; init; }

    public required string CurrentWrong { get; init; }

    public required string Save { get; init; }

    public required string Later { get; init; }

    public required string Displays { get; init; }

    public required string DisplaysText { get; init; }

    public required string Code { get; init; }

    public required string DisplayName { get; init; }

    public required string Approve { get; init; }

    public required string CodeWrong { get; init; }

    public required string Approved { get; init; }

    public required string NoDisplays { get; init; }

    public required string Paired { get; init; }

    public required string LastSeen { get; init; }

    public required string Revoke { get; init; }

    public required string Waiting { get; init; }

    internal static readonly AccessTexts Vietnamese = new()
    {
        SignIn = "Đăng nhập",
        UserName = "Tên đăng nhập",
        Password = "Mật khẩu",
        SignInHint = "Quên mật khẩu? Chạy lệnh ./ioc sign-in-link trên máy chủ để lấy liên kết đăng nhập một lần.",
        Wrong = "Tên đăng nhập hoặc mật khẩu không đúng.",
        Locked = "Đăng nhập sai quá nhiều lần. Hãy thử lại sau ít phút.",
        LinkExpired = "Liên kết đăng nhập đã hết hạn hoặc đã được dùng.",
        SetPassword = "Đặt mật khẩu",
        SetPasswordText = "Bạn đang đăng nhập bằng liên kết một lần. Hãy đặt mật khẩu để lần sau đăng nhập.",
        NewPassword = "Mật khẩu mới",
        RepeatPassword = "Nhập lại mật khẩu",
        PasswordRule = "Ít nhất 10 ký tự.",
        PasswordsDiffer = "Hai mật khẩu không giống nhau.",
        PasswordTooWeak = "Mật khẩu cần ít nhất 10 ký tự.",
        CurrentPassword = "Mật khẩu hiện tại",
        CurrentWrong = "Mật khẩu hiện tại không đúng.",
        Save = "Lưu",
        Later = "Để sau",
        Displays = "Quản lý màn hình",
        DisplaysText = "Màn hình lớn chưa ghép sẽ hiện một mã. Nhập mã đó để cho phép màn hình xem số liệu của tỉnh.",
        Code = "Mã trên màn hình",
        DisplayName = "Tên màn hình",
        Approve = "Phê duyệt",
        CodeWrong = "Mã không đúng hoặc đã hết hạn.",
        Approved = "Đã phê duyệt. Màn hình sẽ hiện số liệu sau vài giây.",
        NoDisplays = "Chưa có màn hình nào được ghép.",
        Paired = "Ghép lúc",
        LastSeen = "Xem gần nhất",
        Revoke = "Thu hồi",
        Waiting = "Đang chờ phê duyệt",
    };

    internal static readonly AccessTexts English = new()
    {
        SignIn = "Sign in",
        UserName = "User name",
        Password = "Password",
        SignInHint = "Forgot the password? Run ./ioc sign-in-link on the server for a one-time link.",
        Wrong = "User name or password is wrong.",
        Locked = "Too many failed attempts. Try again in a few minutes.",
        LinkExpired = "The sign-in link has expired or was used already.",
        SetPassword = "Set a password",
        SetPasswordText = "You signed in by a one-time link. Set a password for the next time.",
        NewPassword = "New password",
        RepeatPassword = "Repeat the password",
        PasswordRule = "At least 10 characters.",
        PasswordsDiffer = "The two passwords differ.",
        PasswordTooWeak = "The password needs at least 10 characters.",
        CurrentPassword = "Current password",
        CurrentWrong = "The current password is wrong.",
        Save = "Save",
        Later = "Later",
        Displays = "Displays",
        DisplaysText = "A wall screen that is not paired shows a code. Enter it here to let that screen watch the province.",
        Code = "Code on the screen",
        DisplayName = "Name of the screen",
        Approve = "Approve",
        CodeWrong = "The code is wrong or has expired.",
        Approved = "Approved. The screen shows the figures in a few seconds.",
        NoDisplays = "No screen is paired yet.",
        Paired = "Paired",
        LastSeen = "Last seen",
        Revoke = "Revoke",
        Waiting = "Waiting for approval",
    };
}
