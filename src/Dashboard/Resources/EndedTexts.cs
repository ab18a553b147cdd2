namespace Ioc.Dashboard.Resources;

/// <summary>Texts of units that have ended while dossiers were open there.</summary>
public sealed record EndedTexts
{
    /// <summary>{0}: its last day, {1}: the unit that took it over.</summary>
    public required string For { get; init; }

    /// <summary>{0}: its last day.</summary>
    public required string Alone { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required string LastDay { get; init; }

    public required string Successor { get; init; }

    public required string NoSuccessor { get; init; }

    public required string OpenDossiers { get; init; }

    public required string OpenHow { get; init; }

    public required string Overdue { get; init; }

    /// <summary>One open dossier, or {0} of them.</summary>
    public required string StillOpen { get; init; }

    public required string HandOver { get; init; }

    public required string HandOverText { get; init; }

    /// <summary>{0}: who takes over.</summary>
    public required string Confirm { get; init; }

    public required string HandOverAll { get; init; }

    public required string NobodyTakesOver { get; init; }

    public required string NothingLeft { get; init; }

    public required string NotCaughtUp { get; init; }

    public required string AskAgain { get; init; }

    public required string UnderWay { get; init; }

    public required string Unfinished { get; init; }

    /// <summary>One, or {0} of them.</summary>
    public required string HandedOver { get; init; }

    /// <summary>One, or {0} of them.</summary>
    public required string SameNumber { get; init; }

    /// <summary>One, or {0} that are left.</summary>
    public required string EndedEarly { get; init; }

    public required string HandedOverTo { get; init; }

    public required string TakenOverFrom { get; init; }

    internal static readonly EndedTexts Vietnamese = new()
    {
        For = "đã kết thúc ngày {0}, đơn vị kế thừa: {1}",
        Alone = "đã kết thúc ngày {0}, chưa ghi đơn vị kế thừa",
        Title = "Đơn vị đã kết thúc còn hồ sơ đang giải quyết",
        Text = "Hồ sơ tiếp nhận trước ngày kết thúc vẫn tính ở đơn vị cũ cho đến khi đóng; hồ sơ mới không được nhận. Những hồ sơ này cần đóng hoặc bàn giao cho đơn vị kế thừa.",
        LastDay = "Ngày cuối",
        Successor = "Đơn vị kế thừa",
        NoSuccessor = "Danh mục chưa ghi",
        OpenDossiers = "Đang giải quyết",
        OpenHow = "Hồ sơ đang giải quyết lúc này ở đơn vị mà theo danh mục đã qua ngày cuối.",
        Overdue = "Quá hạn",
        StillOpen = "Còn {0} hồ sơ đang giải quyết, cần đóng hoặc bàn giao.",
        HandOver = "Bàn giao hồ sơ",
        HandOverText = "Mọi hồ sơ đang giải quyết của đơn vị đã kết thúc chuyển sang đơn vị kế thừa, giữ nguyên ngày tiếp nhận, hạn trả và các bước đã có. Số liệu trước lúc bàn giao vẫn của đơn vị cũ; từ lúc bàn giao hồ sơ tính ở đơn vị kế thừa, và nguồn gửi các bước sau theo mã của đơn vị kế thừa. Việc này không hoàn lại được và được ghi vào nhật ký.",
        Confirm = "Tôi xác nhận bàn giao cho {0}",
        HandOverAll = "Bàn giao tất cả",
        NobodyTakesOver = "Danh mục chưa ghi đơn vị kế thừa đang hoạt động (cột successor của units.csv).",
        NothingLeft = "Không còn đơn vị đã kết thúc nào có hồ sơ đang giải quyết.",
        NotCaughtUp = "Chưa bàn giao: số liệu đang đến chậm, hoặc hệ thống đang được nâng cấp. Hãy chờ đến khi số liệu kịp thời rồi làm lại.",
        AskAgain = "Chưa bàn giao: chưa đánh dấu xác nhận, hoặc đơn vị đã bàn giao hay đổi đơn vị kế thừa. Hãy xem lại và xác nhận lần nữa.",
        UnderWay = "Chưa bàn giao: một người khác đang bàn giao đơn vị này. Hãy xem lại sau ít phút.",
        Unfinished = "Lần bàn giao trước chưa xong; hãy làm lại để hoàn tất.",
        HandedOver = "Đã bàn giao {0} hồ sơ.",
        SameNumber = "{0} hồ sơ trùng số với hồ sơ khác của đơn vị kế thừa nên ở lại; hãy đóng ở nguồn.",
        EndedEarly = "Còn {0} hồ sơ chưa bàn giao vì hệ thống chưa ghi nhận kịp; hãy làm lại.",
        HandedOverTo = "Đã bàn giao cho",
        TakenOverFrom = "Tiếp nhận bàn giao từ",
    };

    internal static readonly EndedTexts English = new()
    {
        For = "ended on {0}, successor: {1}",
        Alone = "ended on {0}, no successor recorded",
        Title = "Units that ended with dossiers still open",
        Text = "Dossiers accepted before the end count at the old unit until they close; new ones are not taken. These are to be closed or handed over to the successor.",
        LastDay = "Last day",
        Successor = "Successor",
        NoSuccessor = "Not in the profile",
        OpenDossiers = "In progress",
        OpenHow = "Dossiers open now at a unit whose last day, by the profile, is over.",
        Overdue = "Overdue",
        StillOpen = "{0} still open, to be closed or handed over.",
        HandOver = "Hand dossiers over",
        HandOverText = "All open dossiers of a unit that has ended go to its successor, with their acceptance, due time and steps. Figures of before stay the old unit's; from then on the dossiers count at the successor, and sources send further steps under its code. This cannot be undone and is in the audit.",
        Confirm = "I confirm handing over to {0}",
        HandOverAll = "Hand all over",
        NobodyTakesOver = "The profile names no successor that exists (column successor of units.csv).",
        NothingLeft = "No unit that has ended has open dossiers.",
        NotCaughtUp = "Nothing was handed over: data arrives late, or the system is being upgraded. Wait until it is live, then try again.",
        AskAgain = "Nothing was handed over: it was not confirmed, or the unit was handed over or its successor changed meanwhile. Look again and confirm once more.",
        UnderWay = "Nothing was handed over: somebody else is handing this unit over. Look again in a few minutes.",
        Unfinished = "The last hand-over did not come to its end; do it again to finish it.",
        HandedOver = "One dossier handed over.|{0} dossiers handed over.",
        SameNumber = "One stays: its number is another dossier's at the successor; close it at its source.|{0} stay: their numbers are other dossiers' at the successor; close them at their source.",
        EndedEarly = "One is left, since not all was taken in time; do it again.|{0} are left, since not all was taken in time; do it again.",
        HandedOverTo = "Handed over to",
        TakenOverFrom = "Taken over from",
    };
}
