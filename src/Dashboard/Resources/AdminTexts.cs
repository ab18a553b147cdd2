namespace Ioc.Dashboard.Resources;

/// <summary>Texts of the pages of administration: users, API keys, audit.</summary>
public sealed record AdminTexts
{
    public required string Title { get; init; }

    public required string Users { get; init; }

    public required string UsersText { get; init; }

    public required string NewUser { get; init; }

    public required string UserName { get; init; }

    public required string FullName { get; init; }

    public required string Roles { get; init; }

    public required string UnitsLabel { get; init; }

    public required string UnitsHint { get; init; }

    public required string SystemsLabel { get; init; }

    public required string SystemsHint { get; init; }

    public required string SystemUnknown { get; init; }

    public required string Create { get; init; }

    public required string Change { get; init; }

    public required string Edit { get; init; }

    public required string Disable { get; init; }

    public required string Enable { get; init; }

    public required string Reset { get; init; }

    public required string Unlock { get; init; }

    public required string Disabled { get; init; }

    public required string LockedUntil { get; init; }

    public required string NoPassword { get; init; }

    public required string LastSignIn { get; init; }

    public required string Never { get; init; }

    public required string WholeProvince { get; init; }

    public required string OneTimeLink { get; init; }

    public required string NameWrong { get; init; }

    public required string NameTaken { get; init; }

    public required string RoleMissing { get; init; }

    public required string UnitUnknown { get; init; }

    public required string UnitAmbiguous { get; init; }

    public required string OwnAccess { get; init; }

    public required string Done { get; init; }

    public required string Keys { get; init; }

    public required string KeysText { get; init; }

    public required string NewKey { get; init; }

    public required string KeyName { get; init; }

    public required string KeyRole { get; init; }

    public required string Sources { get; init; }

    public required string SourcesHint { get; init; }

    public required string AnySource { get; init; }

    public required string KeyOnce { get; init; }

    public required string KeyNameMissing { get; init; }

    public required string LastUse { get; init; }

    public required string CreatedAt { get; init; }

    public required string Revoke { get; init; }

    public required string Revoked { get; init; }

    public required string OfEnvironment { get; init; }

    public required string NoKeys { get; init; }

    public required string Audit { get; init; }

    public required string AuditText { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public required string Detail { get; init; }

    public required string When { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string AnyAction { get; init; }

    public required string Show { get; init; }

    public required string Older { get; init; }

    public required string Newest { get; init; }

    public required string NoRows { get; init; }

    public required string Download { get; init; }

    public required string DayWrong { get; init; }

    /// <summary>Name of a role.</summary>
    public required IReadOnlyDictionary<string, string> RoleNames { get; init; }

    internal static readonly AdminTexts Vietnamese = new()
    {
        Title = "Quản trị",
        Users = "Người dùng",
        UsersText = "Mỗi người có một hay nhiều vai trò và thấy toàn tỉnh hoặc chỉ một số đơn vị. Người mới đặt mật khẩu qua liên kết một lần.",
        NewUser = "Thêm người dùng",
        UserName = "Tên đăng nhập",
        FullName = "Họ tên hoặc chức vụ",
        Roles = "Vai trò",
        UnitsLabel = "Đơn vị được xem",
        UnitsHint = "Mã hoặc tên đơn vị, cách nhau bằng dấu phẩy. Để trống: toàn tỉnh.",
        SystemsLabel = "Hệ thống phụ trách",
        SystemsHint = "Chỉ xử lý sự cố, cảnh báo và bảo trì của các hệ thống này. Mã hoặc tên hệ thống, cách nhau bằng dấu chấm phẩy. Để trống: mọi hệ thống.",
        SystemUnknown = "Không có hệ thống: {0}",
        Create = "Tạo",
        Change = "Lưu thay đổi",
        Edit = "Sửa",
        Disable = "Khóa tài khoản",
        Enable = "Mở lại",
        Reset = "Đặt lại mật khẩu",
        Unlock = "Mở khóa đăng nhập",
        Disabled = "Đã khóa",
        LockedUntil = "Tạm khóa đến {0}",
        NoPassword = "Chưa đặt mật khẩu",
        LastSignIn = "Đăng nhập gần nhất",
        Never = "Chưa lần nào",
        WholeProvince = "Toàn tỉnh",
        OneTimeLink = "Liên kết một lần cho {0}, có hiệu lực 24 giờ. Hãy gửi qua kênh an toàn; liên kết không hiện lại.",
        NameWrong = "Tên đăng nhập cần 3 đến 40 ký tự: chữ thường không dấu, số, dấu chấm, gạch ngang, gạch dưới.",
        NameTaken = "Tên đăng nhập này đã có.",
        RoleMissing = "Hãy chọn ít nhất một vai trò.",
        UnitUnknown = "Không có đơn vị: {0}",
        UnitAmbiguous = "Tên có nhiều đơn vị, hãy dùng mã: {0}",
        OwnAccess = "Không thể khóa hoặc bỏ vai trò quản trị của chính mình hay của quản trị viên gốc.",
        Done = "Đã lưu.",
        Keys = "Khóa API",
        KeysText = "Khóa cho hệ thống gửi sự kiện, đọc số liệu hoặc lập báo cáo. Khóa chỉ hiện một lần khi tạo.",
        NewKey = "Tạo khóa",
        KeyName = "Tên khóa",
        KeyRole = "Quyền",
        Sources = "Nguồn sự kiện",
        SourcesHint = "Giá trị source, cách nhau bằng dấu phẩy. Để trống: mọi nguồn.",
        AnySource = "Mọi nguồn",
        KeyOnce = "Khóa mới của {0}. Hãy sao chép ngay; khóa không hiện lại.",
        KeyNameMissing = "Hãy đặt tên cho khóa.",
        LastUse = "Dùng gần nhất",
        CreatedAt = "Tạo lúc",
        Revoke = "Thu hồi",
        Revoked = "Đã thu hồi lúc {0}",
        OfEnvironment = "Đặt bởi cấu hình máy chủ",
        NoKeys = "Chưa có khóa nào.",
        Audit = "Nhật ký",
        AuditText = "Ai đã thay đổi, xem dữ liệu bị từ chối hoặc tải xuống những gì. Nhật ký chỉ thêm, không sửa, không xóa.",
        Actor = "Người thực hiện",
        Action = "Việc",
        Subject = "Đối tượng",
        Detail = "Chi tiết",
        When = "Thời điểm",
        From = "Từ ngày",
        To = "Đến ngày",
        AnyAction = "Mọi việc",
        Show = "Xem",
        Older = "Cũ hơn",
        Newest = "Mới nhất",
        NoRows = "Không có dòng nào.",
        Download = "Tải tất cả",
        DayWrong = "Ngày viết dạng 2025-11-03.",
        RoleNames = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["wall"] = "Màn hình",
            ["committee"] = "Ban Chỉ đạo (xem toàn tỉnh)",
            ["official"] = "Cán bộ, lãnh đạo đơn vị",
            ["department"] = "Sở, ngành",
            ["incident-team"] = "Tổ ứng cứu sự cố",
            ["reporter"] = "Lập báo cáo",
            ["approver"] = "Duyệt báo cáo",
            ["auditor"] = "Kiểm toán",
            ["data-steward"] = "Phụ trách dữ liệu (xem sự kiện bị từ chối)",
            ["administrator"] = "Quản trị",
            ["ingest"] = "Gửi sự kiện",
            ["read"] = "Đọc số liệu",
            ["report"] = "Đọc số liệu và lập báo cáo",
        },
    };

    internal static readonly AdminTexts English = new()
    {
        Title = "Administration",
        Users = "Users",
        UsersText = "Everyone has one role or several and sees the whole province or only some units. A new user sets a password through a one-time link.",
        NewUser = "Add a user",
        UserName = "User name",
        FullName = "Name or post",
        Roles = "Roles",
        UnitsLabel = "Units that may be seen",
        UnitsHint = "Codes or names of units, parted by commas. Empty: the whole province.",
        SystemsLabel = "Systems in charge of",
        SystemsHint = "Acts on incidents, alerts and maintenance of these systems alone. Ids or names of systems, parted by semicolons. Empty: every system.",
        SystemUnknown = "There is no system: {0}",
        Create = "Create",
        Change = "Save",
        Edit = "Edit",
        Disable = "Disable",
        Enable = "Enable",
        Reset = "Reset password",
        Unlock = "Unlock",
        Disabled = "Disabled",
        LockedUntil = "Locked out until {0}",
        NoPassword = "No password yet",
        LastSignIn = "Last sign-in",
        Never = "Never",
        WholeProvince = "Whole province",
        OneTimeLink = "One-time link for {0}, good for 24 hours. Send it by a safe way; it is not shown again.",
        NameWrong = "A user name needs 3 to 40 characters: small letters, digits, point, hyphen, underscore.",
        NameTaken = "This user name is taken.",
        RoleMissing = "Choose at least one role.",
        UnitUnknown = "There is no unit: {0}",
        UnitAmbiguous = "Several units have this name, use the code: {0}",
        OwnAccess = "You cannot disable or take the administrator role from yourself or the built-in administrator.",
        Done = "Saved.",
        Keys = "API keys",
        KeysText = "Keys for systems that send events, read figures or make reports. A key is shown once, when it is made.",
        NewKey = "Make a key",
        KeyName = "Name of the key",
        KeyRole = "Role",
        Sources = "Event sources",
        SourcesHint = "Values of source, parted by commas. Empty: any.",
        AnySource = "Any source",
        KeyOnce = "The new key of {0}. Copy it now; it is not shown again.",
        KeyNameMissing = "Give the key a name.",
        LastUse = "Last use",
        CreatedAt = "Created",
        Revoke = "Revoke",
        Revoked = "Revoked {0}",
        OfEnvironment = "Set by the server's environment",
        NoKeys = "There are no keys.",
        Audit = "Audit log",
        AuditText = "Who changed what, saw rejected data, or downloaded. Rows are only ever added.",
        Actor = "Actor",
        Action = "Action",
        Subject = "Subject",
        Detail = "Detail",
        When = "When",
        From = "From",
        To = "To",
        AnyAction = "Any action",
        Show = "Show",
        Older = "Older",
        Newest = "Newest",
        NoRows = "There are no rows.",
        Download = "Download all",
        DayWrong = "Write days as 2025-11-03.",
        RoleNames = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["wall"] = "Display",
            ["committee"] = "Committee (reads the province)",
            ["official"] = "Official, leader of a unit",
            ["department"] = "Department",
            ["incident-team"] = "Incident team",
            ["reporter"] = "Prepares reports",
            ["approver"] = "Approves reports",
            ["auditor"] = "Auditor",
            ["data-steward"] = "Data steward (sees rejected events)",
            ["administrator"] = "Administrator",
            ["ingest"] = "Sends events",
            ["read"] = "Reads figures",
            ["report"] = "Reads figures and makes reports",
        },
    };
}
