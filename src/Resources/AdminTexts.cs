namespace Ioc.Resources;

/// <summary>Texts of the pages of administration: users, API keys, audit.</summary>
public sealed class AdminTexts(Language language)
{
    public string Title { get; } = language.Of("Quản trị", "Administration");
    public string Users { get; } = language.Of("Người dùng", "Users");

    public string UsersText { get; } = language.Of(
        "Mỗi người có một hay nhiều vai trò và thấy toàn tỉnh hoặc chỉ một số đơn vị. Người mới đặt mật khẩu qua liên kết một lần.",
        "Everyone has one role or several and sees the whole province or only some units. A new user sets a password through a one-time link.");

    public string NewUser { get; } = language.Of("Thêm người dùng", "Add a user");
    public string UserName { get; } = language.Of("Tên đăng nhập", "User name");
    public string FullName { get; } = language.Of("Họ tên hoặc chức vụ", "Name or post");
    public string Roles { get; } = language.Of("Vai trò", "Roles");
    public string UnitsLabel { get; } = language.Of("Đơn vị được xem", "Units that may be seen");

    public string UnitsHint { get; } = language.Of(
        "Mã hoặc tên đơn vị, cách nhau bằng dấu phẩy. Để trống: toàn tỉnh.",
        "Codes or names of units, parted by commas. Empty: the whole province.");

    public string SystemsLabel { get; } = language.Of("Hệ thống phụ trách", "Systems in charge of");

    public string SystemsHint { get; } = language.Of(
        "Chỉ xử lý sự cố, cảnh báo và bảo trì của các hệ thống này. Mã hoặc tên hệ thống, cách nhau bằng dấu chấm phẩy. Để trống: mọi hệ thống.",
        "Acts on incidents, alerts and maintenance of these systems alone. Ids or names of systems, parted by semicolons. Empty: every system.");

    public string SystemUnknown { get; } = language.Of("Không có hệ thống: {0}", "There is no system: {0}");
    public string Create { get; } = language.Of("Tạo", "Create");
    public string Change { get; } = language.Of("Lưu thay đổi", "Save");
    public string Edit { get; } = language.Of("Sửa", "Edit");
    public string Disable { get; } = language.Of("Khóa tài khoản", "Disable");
    public string Enable { get; } = language.Of("Mở lại", "Enable");
    public string Reset { get; } = language.Of("Đặt lại mật khẩu", "Reset password");
    public string Unlock { get; } = language.Of("Mở khóa đăng nhập", "Unlock");
    public string Disabled { get; } = language.Of("Đã khóa", "Disabled");
    public string LockedUntil { get; } = language.Of("Tạm khóa đến {0}", "Locked out until {0}");
    public string NoPassword { get; } = language.Of("Chưa đặt mật khẩu", "No password yet");
    public string LastSignIn { get; } = language.Of("Đăng nhập gần nhất", "Last sign-in");
    public string Never { get; } = language.Of("Chưa lần nào", "Never");
    public string WholeProvince { get; } = language.Of("Toàn tỉnh", "Whole province");

    public string OneTimeLink { get; } = language.Of(
        "Liên kết một lần cho {0}, có hiệu lực 24 giờ. Hãy gửi qua kênh an toàn; liên kết không hiện lại.",
        "One-time link for {0}, good for 24 hours. Send it by a safe way; it is not shown again.");

    public string NameWrong { get; } = language.Of(
        "Tên đăng nhập cần 3 đến 40 ký tự: chữ thường không dấu, số, dấu chấm, gạch ngang, gạch dưới.",
        "A user name needs 3 to 40 characters: small letters, digits, point, hyphen, underscore.");

    public string NameTaken { get; } = language.Of("Tên đăng nhập này đã có.", "This user name is taken.");
    public string RoleMissing { get; } = language.Of("Hãy chọn ít nhất một vai trò.", "Choose at least one role.");
    public string UnitUnknown { get; } = language.Of("Không có đơn vị: {0}", "There is no unit: {0}");
    public string UnitAmbiguous { get; } = language.Of("Tên có nhiều đơn vị, hãy dùng mã: {0}", "Several units have this name, use the code: {0}");

    public string OwnAccess { get; } = language.Of(
        "Không thể khóa hoặc bỏ vai trò quản trị của chính mình hay của quản trị viên gốc.",
        "You cannot disable or take the administrator role from yourself or the built-in administrator.");

    public string Done { get; } = language.Of("Đã lưu.", "Saved.");
    public string Keys { get; } = language.Of("Khóa API", "API keys");

    public string KeysText { get; } = language.Of(
        "Khóa cho hệ thống gửi sự kiện, đọc số liệu hoặc lập báo cáo. Khóa chỉ hiện một lần khi tạo.",
        "Keys for systems that send events, read figures or make reports. A key is shown once, when it is made.");

    public string NewKey { get; } = language.Of("Tạo khóa", "Make a key");
    public string KeyName { get; } = language.Of("Tên khóa", "Name of the key");
    public string KeyRole { get; } = language.Of("Quyền", "Role");
    public string Sources { get; } = language.Of("Nguồn sự kiện", "Event sources");
    public string SourcesHint { get; } = language.Of("Giá trị source, cách nhau bằng dấu phẩy. Để trống: mọi nguồn.", "Values of source, parted by commas. Empty: any.");
    public string AnySource { get; } = language.Of("Mọi nguồn", "Any source");
    public string KeyOnce { get; } = language.Of("Khóa mới của {0}. Hãy sao chép ngay; khóa không hiện lại.", "The new key of {0}. Copy it now; it is not shown again.");
    public string KeyNameMissing { get; } = language.Of("Hãy đặt tên cho khóa.", "Give the key a name.");
    public string LastUse { get; } = language.Of("Dùng gần nhất", "Last use");
    public string CreatedAt { get; } = language.Of("Tạo lúc", "Created");
    public string Revoke { get; } = language.Of("Thu hồi", "Revoke");
    public string Revoked { get; } = language.Of("Đã thu hồi lúc {0}", "Revoked {0}");
    public string OfEnvironment { get; } = language.Of("Đặt bởi cấu hình máy chủ", "Set by the server's environment");
    public string NoKeys { get; } = language.Of("Chưa có khóa nào.", "There are no keys.");
    public string Audit { get; } = language.Of("Nhật ký", "Audit log");

    public string AuditText { get; } = language.Of(
        "Ai đã thay đổi, xem dữ liệu bị từ chối hoặc tải xuống những gì. Nhật ký chỉ thêm, không sửa, không xóa.",
        "Who changed what, saw rejected data, or downloaded. Rows are only ever added.");

    public string Actor { get; } = language.Of("Người thực hiện", "Actor");
    public string Action { get; } = language.Of("Việc", "Action");
    public string Subject { get; } = language.Of("Đối tượng", "Subject");
    public string Detail { get; } = language.Of("Chi tiết", "Detail");
    public string When { get; } = language.Of("Thời điểm", "When");
    public string From { get; } = language.Of("Từ ngày", "From");
    public string To { get; } = language.Of("Đến ngày", "To");
    public string AnyAction { get; } = language.Of("Mọi việc", "Any action");
    public string Show { get; } = language.Of("Xem", "Show");
    public string Older { get; } = language.Of("Cũ hơn", "Older");
    public string Newest { get; } = language.Of("Mới nhất", "Newest");
    public string NoRows { get; } = language.Of("Không có dòng nào.", "There are no rows.");
    public string Download { get; } = language.Of("Tải tất cả", "Download all");
    public string DayWrong { get; } = language.Of("Ngày viết dạng 2025-11-03.", "Write days as 2025-11-03.");

    /// <summary>Name of a role.</summary>
    public IReadOnlyDictionary<string, string> RoleNames { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["wall"] = language.Of("Màn hình", "Display"),
        ["committee"] = language.Of("Ban Chỉ đạo (xem toàn tỉnh)", "Committee (reads the province)"),
        ["official"] = language.Of("Cán bộ, lãnh đạo đơn vị", "Official, leader of a unit"),
        ["department"] = language.Of("Sở, ngành", "Department"),
        ["incident-team"] = language.Of("Tổ ứng cứu sự cố", "Incident team"),
        ["reporter"] = language.Of("Lập báo cáo", "Prepares reports"),
        ["approver"] = language.Of("Duyệt báo cáo", "Approves reports"),
        ["auditor"] = language.Of("Kiểm toán", "Auditor"),
        ["data-steward"] = language.Of("Phụ trách dữ liệu (xem sự kiện bị từ chối)", "Data steward (sees rejected events)"),
        ["administrator"] = language.Of("Quản trị", "Administrator"),
        ["ingest"] = language.Of("Gửi sự kiện", "Sends events"),
        ["read"] = language.Of("Đọc số liệu", "Reads figures"),
        ["report"] = language.Of("Đọc số liệu và lập báo cáo", "Reads figures and makes reports"),
    };
}
