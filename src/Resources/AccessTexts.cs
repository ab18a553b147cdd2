namespace Ioc.Resources;

/// <summary>Texts of sign-in, password and displays.</summary>
public sealed class AccessTexts(Language language)
{
    public string SignIn { get; } = language.Of("Đăng nhập", "Sign in");
    public string UserName { get; } = language.Of("Tên đăng nhập", "User name");
    public string Password { get; } = language.Of("Mật khẩu", "Password");

    public string SignInHint { get; } = language.Of(
        "Quên mật khẩu? Chạy lệnh ./ioc sign-in-link trên máy chủ để lấy liên kết đăng nhập một lần.",
        "Forgot the password? Run ./ioc sign-in-link on the server for a one-time link.");

    public string Wrong { get; } = language.Of("Tên đăng nhập hoặc mật khẩu không đúng.", "User name or password is wrong.");
    public string Locked { get; } = language.Of("Đăng nhập sai quá nhiều lần. Hãy thử lại sau ít phút.", "Too many failed attempts. Try again in a few minutes.");
    public string LinkExpired { get; } = language.Of("Liên kết đăng nhập đã hết hạn hoặc đã được dùng.", "The sign-in link has expired or was used already.");
    public string SetPassword { get; } = language.Of("Đặt mật khẩu", "Set a password");

    public string SetPasswordText { get; } = language.Of(
        "Bạn đang đăng nhập bằng liên kết một lần. Hãy đặt mật khẩu để lần sau đăng nhập.",
        "You signed in by a one-time link. Set a password for the next time.");

    public string NewPassword { get; } = language.Of("Mật khẩu mới", "New password");
    public string RepeatPassword { get; } = language.Of("Nhập lại mật khẩu", "Repeat the password");
    public string PasswordRule { get; } = language.Of("Ít nhất 10 ký tự.", "At least 10 characters.");
    public string PasswordsDiffer { get; } = language.Of("Hai mật khẩu không giống nhau.", "The two passwords differ.");
    public string PasswordTooWeak { get; } = language.Of("Mật khẩu cần ít nhất 10 ký tự.", "The password needs at least 10 characters.");
    public string CurrentPassword { get; } = language.Of("Mật khẩu hiện tại", "Current password");
    public string CurrentWrong { get; } = language.Of("Mật khẩu hiện tại không đúng.", "The current password is wrong.");
    public string Save { get; } = language.Of("Lưu", "Save");
    public string Later { get; } = language.Of("Để sau", "Later");
    public string Displays { get; } = language.Of("Quản lý màn hình", "Displays");

    public string DisplaysText { get; } = language.Of(
        "Màn hình lớn chưa ghép sẽ hiện một mã. Nhập mã đó để cho phép màn hình xem số liệu của tỉnh.",
        "A wall screen that is not paired shows a code. Enter it here to let that screen watch the province.");

    public string Code { get; } = language.Of("Mã trên màn hình", "Code on the screen");
    public string DisplayName { get; } = language.Of("Tên màn hình", "Name of the screen");
    public string Approve { get; } = language.Of("Phê duyệt", "Approve");
    public string CodeWrong { get; } = language.Of("Mã không đúng hoặc đã hết hạn.", "The code is wrong or has expired.");
    public string Approved { get; } = language.Of("Đã phê duyệt. Màn hình sẽ hiện số liệu sau vài giây.", "Approved. The screen shows the figures in a few seconds.");
    public string NoDisplays { get; } = language.Of("Chưa có màn hình nào được ghép.", "No screen is paired yet.");
    public string Paired { get; } = language.Of("Ghép lúc", "Paired");
    public string LastSeen { get; } = language.Of("Xem gần nhất", "Last seen");
    public string Revoke { get; } = language.Of("Thu hồi", "Revoke");
    public string Waiting { get; } = language.Of("Đang chờ phê duyệt", "Waiting for approval");
}
