namespace Ioc.Resources;

/// <summary>Texts of what the audit holds.</summary>
public sealed class AuditTexts(Language language)
{
    /// <summary>What was done, by its code in the audit.</summary>
    public IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["signed-in"] = language.Of("Đăng nhập", "Signed in"),
        ["signed-out"] = language.Of("Đăng xuất", "Signed out"),
        ["sign-in-failed"] = language.Of("Đăng nhập sai", "Sign-in failed"),
        ["locked-out"] = language.Of("Bị tạm khóa đăng nhập", "Locked out"),
        ["password-changed"] = language.Of("Đổi mật khẩu", "Password changed"),
        ["user-created"] = language.Of("Tạo người dùng", "User created"),
        ["user-changed"] = language.Of("Sửa người dùng", "User changed"),
        ["user-disabled"] = language.Of("Khóa tài khoản", "User disabled"),
        ["user-enabled"] = language.Of("Mở lại tài khoản", "User enabled"),
        ["user-reset"] = language.Of("Đặt lại mật khẩu", "Password reset"),
        ["user-unlocked"] = language.Of("Mở khóa đăng nhập", "User unlocked"),
        ["api-key-created"] = language.Of("Tạo khóa API", "API key created"),
        ["api-key-revoked"] = language.Of("Thu hồi khóa API", "API key revoked"),
        ["display-approved"] = language.Of("Ghép màn hình", "Display approved"),
        ["display-revoked"] = language.Of("Thu hồi màn hình", "Display revoked"),
        ["report-download"] = language.Of("Tải báo cáo", "Report downloaded"),
        ["dossiers-exported"] = language.Of("Tải danh sách hồ sơ", "Dossiers downloaded"),
        ["exported"] = language.Of("Tải số liệu", "Figures downloaded"),
        ["audit-exported"] = language.Of("Tải nhật ký", "Audit downloaded"),
        ["dead-letter-viewed"] = language.Of("Xem sự kiện bị từ chối", "Rejected event viewed"),
        ["dead-letter-resent"] = language.Of("Gửi lại sự kiện bị từ chối", "Rejected event sent again"),
        ["dossiers-handed-over"] = language.Of("Bàn giao hồ sơ cho đơn vị kế thừa", "Dossiers handed over to the successor"),
        ["note-written"] = language.Of("Viết ghi chú", "Note written"),
        ["figure-explained"] = language.Of("Giải trình chỉ tiêu", "Figure explained"),
        ["note-changed"] = language.Of("Sửa ghi chú", "Note changed"),
        ["note-removed"] = language.Of("Gỡ ghi chú", "Note removed"),
        ["directive-issued"] = language.Of("Giao chỉ đạo", "Directive given"),
        ["directive-done"] = language.Of("Hoàn thành chỉ đạo", "Directive done"),
        ["alert-rule-changed"] = language.Of("Sửa quy tắc cảnh báo", "Alert rule changed"),
        ["alert-rule-deleted"] = language.Of("Xóa quy tắc cảnh báo", "Alert rule deleted"),
        ["alert-acknowledged"] = language.Of("Nhận cảnh báo", "Alert acknowledged"),
        ["alert-silenced"] = language.Of("Tạm dừng cảnh báo", "Alert silenced"),
        ["incident-acknowledged"] = language.Of("Nhận sự cố", "Incident acknowledged"),
        ["incident-assigned"] = language.Of("Giao xử lý sự cố", "Incident assigned"),
        ["incident-note"] = language.Of("Ghi chú sự cố", "Incident noted"),
        ["incident-resolved"] = language.Of("Báo sự cố đã xử lý", "Incident called resolved"),
        ["incident-reopened"] = language.Of("Mở lại sự cố", "Incident reopened"),
        ["maintenance-planned"] = language.Of("Lên lịch bảo trì", "Maintenance planned"),
        ["maintenance-ended"] = language.Of("Kết thúc bảo trì", "Maintenance ended"),
    };

    /// <summary>How somebody signed in.</summary>
    public IReadOnlyDictionary<string, string> Ways { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["password"] = language.Of("bằng mật khẩu", "by password"),
        ["link"] = language.Of("bằng liên kết một lần", "by one-time link"),
    };

    /// <summary>{0} what, {1} its number.</summary>
    public string Numbered { get; } = language.Of("{0} số {1}", "{0} {1}");

    public string Incident { get; } = language.Of("Sự cố", "Incident");
    public string Note { get; } = language.Of("Ghi chú", "Note");
    public string Alert { get; } = language.Of("Cảnh báo", "Alert");
    public string Maintenance { get; } = language.Of("Bảo trì", "Maintenance");

    /// <summary>{0} from, {1} to, {2} how many windows.</summary>
    public string Windows { get; } = language.Of("{0} – {1}, {2} lần", "{0} – {1}, {2} windows");

    public string Series { get; } = language.Of("cả các lần sau", "with the later ones");

    /// <summary>{0}: the successor, {1}: how many went there, {2}: how many stay since their number is taken there, {3}: how many are left.</summary>
    public string HandedOver { get; } = language.Of("{0}: đã bàn giao {1}, trùng số {2}, còn lại {3}", "{0}: {1} handed over, {2} with a number taken there, {3} left");
}
