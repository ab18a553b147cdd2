namespace Ioc.Dashboard.Resources;

/// <summary>Texts of what the audit holds.</summary>
public sealed record AuditTexts
{
    /// <summary>What was done, by its code in the audit.</summary>
    public required IReadOnlyDictionary<string, string> Actions { get; init; }

    /// <summary>How somebody signed in.</summary>
    public required IReadOnlyDictionary<string, string> Ways { get; init; }

    /// <summary>{0} what, {1} its number.</summary>
    public required string Numbered { get; init; }

    public required string Incident { get; init; }

    public required string Note { get; init; }

    public required string Alert { get; init; }

    public required string Maintenance { get; init; }

    /// <summary>{0} from, {1} to, {2} how many windows.</summary>
    public required string Windows { get; init; }

    public required string Series { get; init; }

    /// <summary>{0}: the successor, {1}: how many went there, {2}: how many stay since their number is taken there, {3}: how many are left.</summary>
    public required string HandedOver { get; init; }

    internal static readonly AuditTexts Vietnamese = new()
    {
        Numbered = "{0} số {1}",
        Incident = "Sự cố",
        Note = "Ghi chú",
        Alert = "Cảnh báo",
        Maintenance = "Bảo trì",
        Windows = "{0} – {1}, {2} lần",
        Series = "cả các lần sau",
        HandedOver = "{0}: đã bàn giao {1}, trùng số {2}, còn lại {3}",
        Ways = new Dictionary<string, string>(StringComparer.Ordinal) { ["password"] = "bằng mật khẩu", ["link"] = "bằng liên kết một lần" },
        Actions = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["signed-in"] = "Đăng nhập",
            ["signed-out"] = "Đăng xuất",
            ["sign-in-failed"] = "Đăng nhập sai",
            ["locked-out"] = "Bị tạm khóa đăng nhập",
            ["password-changed"] = "Đổi mật khẩu",
            ["user-created"] = "Tạo người dùng",
            ["user-changed"] = "Sửa người dùng",
            ["user-disabled"] = "Khóa tài khoản",
            ["user-enabled"] = "Mở lại tài khoản",
            ["user-reset"] = "Đặt lại mật khẩu",
            ["user-unlocked"] = "Mở khóa đăng nhập",
            ["api-key-created"] = "Tạo khóa API",
            ["api-key-revoked"] = "Thu hồi khóa API",
            ["display-approved"] = "Ghép màn hình",
            ["display-revoked"] = "Thu hồi màn hình",
            ["report-download"] = "Tải báo cáo",
            ["dossiers-exported"] = "Tải danh sách hồ sơ",
            ["exported"] = "Tải số liệu",
            ["audit-exported"] = "Tải nhật ký",
            ["dead-letter-viewed"] = "Xem sự kiện bị từ chối",
            ["dead-letter-resent"] = "Gửi lại sự kiện bị từ chối",
            ["dossiers-handed-over"] = "Bàn giao hồ sơ cho đơn vị kế thừa",
            ["note-written"] = "Viết ghi chú",
            ["figure-explained"] = "Giải trình chỉ tiêu",
            ["note-changed"] = "Sửa ghi chú",
            ["note-removed"] = "Gỡ ghi chú",
            ["directive-issued"] = "Giao chỉ đạo",
            ["directive-done"] = "Hoàn thành chỉ đạo",
            ["alert-rule-changed"] = "Sửa quy tắc cảnh báo",
            ["alert-rule-deleted"] = "Xóa quy tắc cảnh báo",
            ["alert-acknowledged"] = "Nhận cảnh báo",
            ["alert-silenced"] = "Tạm dừng cảnh báo",
            ["incident-acknowledged"] = "Nhận sự cố",
            ["incident-assigned"] = "Giao xử lý sự cố",
            ["incident-note"] = "Ghi chú sự cố",
            ["incident-resolved"] = "Báo sự cố đã xử lý",
            ["incident-reopened"] = "Mở lại sự cố",
            ["maintenance-planned"] = "Lên lịch bảo trì",
            ["maintenance-ended"] = "Kết thúc bảo trì",
        },
    };

    internal static readonly AuditTexts English = new()
    {
        Numbered = "{0} {1}",
        Incident = "Incident",
        Note = "Note",
        Alert = "Alert",
        Maintenance = "Maintenance",
        Windows = "{0} – {1}, {2} windows",
        Series = "with the later ones",
        HandedOver = "{0}: {1} handed over, {2} with a number taken there, {3} left",
        Ways = new Dictionary<string, string>(StringComparer.Ordinal) { ["password"] = "by password", ["link"] = "by one-time link" },
        Actions = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["signed-in"] = "Signed in",
            ["signed-out"] = "Signed out",
            ["sign-in-failed"] = "Sign-in failed",
            ["locked-out"] = "Locked out",
            ["password-changed"] = "Password changed",
            ["user-created"] = "User created",
            ["user-changed"] = "User changed",
            ["user-disabled"] = "User disabled",
            ["user-enabled"] = "User enabled",
            ["user-reset"] = "Password reset",
            ["user-unlocked"] = "User unlocked",
            ["api-key-created"] = "API key created",
            ["api-key-revoked"] = "API key revoked",
            ["display-approved"] = "Display approved",
            ["display-revoked"] = "Display revoked",
            ["report-download"] = "Report downloaded",
            ["dossiers-exported"] = "Dossiers downloaded",
            ["exported"] = "Figures downloaded",
            ["audit-exported"] = "Audit downloaded",
            ["dead-letter-viewed"] = "Rejected event viewed",
            ["dead-letter-resent"] = "Rejected event sent again",
            ["dossiers-handed-over"] = "Dossiers handed over to the successor",
            ["note-written"] = "Note written",
            ["figure-explained"] = "Figure explained",
            ["note-changed"] = "Note changed",
            ["note-removed"] = "Note removed",
            ["directive-issued"] = "Directive given",
            ["directive-done"] = "Directive done",
            ["alert-rule-changed"] = "Alert rule changed",
            ["alert-rule-deleted"] = "Alert rule deleted",
            ["alert-acknowledged"] = "Alert acknowledged",
            ["alert-silenced"] = "Alert silenced",
            ["incident-acknowledged"] = "Incident acknowledged",
            ["incident-assigned"] = "Incident assigned",
            ["incident-note"] = "Incident noted",
            ["incident-resolved"] = "Incident called resolved",
            ["incident-reopened"] = "Incident reopened",
            ["maintenance-planned"] = "Maintenance planned",
            ["maintenance-ended"] = "Maintenance ended",
        },
    };
}
