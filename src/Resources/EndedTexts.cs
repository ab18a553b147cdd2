namespace Ioc.Resources;

/// <summary>Texts of units that have ended while dossiers were open there.</summary>
public sealed class EndedTexts(Language language)
{
    /// <summary>{0}: its last day, {1}: the unit that took it over.</summary>
    public string For { get; } = language.Of("đã kết thúc ngày {0}, đơn vị kế thừa: {1}", "ended on {0}, successor: {1}");

    /// <summary>{0}: its last day.</summary>
    public string Alone { get; } = language.Of("đã kết thúc ngày {0}, chưa ghi đơn vị kế thừa", "ended on {0}, no successor recorded");

    public string Title { get; } = language.Of("Đơn vị đã kết thúc còn hồ sơ đang giải quyết", "Units that ended with dossiers still open");

    public string Text { get; } = language.Of(
        "Hồ sơ tiếp nhận trước ngày kết thúc vẫn tính ở đơn vị cũ cho đến khi đóng; hồ sơ mới không được nhận. Những hồ sơ này cần đóng hoặc bàn giao cho đơn vị kế thừa.",
        "Dossiers accepted before the end count at the old unit until they close; new ones are not taken. These are to be closed or handed over to the successor.");

    public string LastDay { get; } = language.Of("Ngày cuối", "Last day");
    public string Successor { get; } = language.Of("Đơn vị kế thừa", "Successor");
    public string NoSuccessor { get; } = language.Of("Danh mục chưa ghi", "Not in the profile");
    public string OpenDossiers { get; } = language.Of("Đang giải quyết", "In progress");

    public string OpenHow { get; } = language.Of(
        "Hồ sơ đang giải quyết lúc này ở đơn vị mà theo danh mục đã qua ngày cuối.",
        "Dossiers open now at a unit whose last day, by the profile, is over.");

    public string Overdue { get; } = language.Of("Quá hạn", "Overdue");

    /// <summary>One open dossier, or {0} of them.</summary>
    public string StillOpen { get; } = language.Of("Còn {0} hồ sơ đang giải quyết, cần đóng hoặc bàn giao.", "{0} still open, to be closed or handed over.");

    public string HandOver { get; } = language.Of("Bàn giao hồ sơ", "Hand dossiers over");

    public string HandOverText { get; } = language.Of(
        "Mọi hồ sơ đang giải quyết của đơn vị đã kết thúc chuyển sang đơn vị kế thừa, giữ nguyên ngày tiếp nhận, hạn trả và các bước đã có. Số liệu trước lúc bàn giao vẫn của đơn vị cũ; từ lúc bàn giao hồ sơ tính ở đơn vị kế thừa, và nguồn gửi các bước sau theo mã của đơn vị kế thừa. Việc này không hoàn lại được và được ghi vào nhật ký.",
        "All open dossiers of a unit that has ended go to its successor, with their acceptance, due time and steps. Figures of before stay the old unit's; from then on the dossiers count at the successor, and sources send further steps under its code. This cannot be undone and is in the audit.");

    /// <summary>{0}: who takes over.</summary>
    public string Confirm { get; } = language.Of("Tôi xác nhận bàn giao cho {0}", "I confirm handing over to {0}");

    public string HandOverAll { get; } = language.Of("Bàn giao tất cả", "Hand all over");

    public string NobodyTakesOver { get; } = language.Of(
        "Danh mục chưa ghi đơn vị kế thừa đang hoạt động (cột successor của units.csv).",
        "The profile names no successor that exists (column successor of units.csv).");

    public string NothingLeft { get; } = language.Of("Không còn đơn vị đã kết thúc nào có hồ sơ đang giải quyết.", "No unit that has ended has open dossiers.");

    public string NotCaughtUp { get; } = language.Of(
        "Chưa bàn giao: số liệu đang đến chậm, hoặc hệ thống đang được nâng cấp. Hãy chờ đến khi số liệu kịp thời rồi làm lại.",
        "Nothing was handed over: data arrives late, or the system is being upgraded. Wait until it is live, then try again.");

    public string AskAgain { get; } = language.Of(
        "Chưa bàn giao: chưa đánh dấu xác nhận, hoặc đơn vị đã bàn giao hay đổi đơn vị kế thừa. Hãy xem lại và xác nhận lần nữa.",
        "Nothing was handed over: it was not confirmed, or the unit was handed over or its successor changed meanwhile. Look again and confirm once more.");

    public string UnderWay { get; } = language.Of(
        "Chưa bàn giao: một người khác đang bàn giao đơn vị này. Hãy xem lại sau ít phút.",
        "Nothing was handed over: somebody else is handing this unit over. Look again in a few minutes.");

    public string Unfinished { get; } = language.Of(
        "Lần bàn giao trước chưa xong; hãy làm lại để hoàn tất.",
        "The last hand-over did not come to its end; do it again to finish it.");

    /// <summary>One, or {0} of them.</summary>
    public string HandedOver { get; } = language.Of("Đã bàn giao {0} hồ sơ.", "One dossier handed over.|{0} dossiers handed over.");

    /// <summary>One, or {0} of them.</summary>
    public string SameNumber { get; } = language.Of(
        "{0} hồ sơ trùng số với hồ sơ khác của đơn vị kế thừa nên ở lại; hãy đóng ở nguồn.",
        "One stays: its number is another dossier's at the successor; close it at its source.|{0} stay: their numbers are other dossiers' at the successor; close them at their source.");

    /// <summary>One, or {0} that are left.</summary>
    public string EndedEarly { get; } = language.Of(
        "Còn {0} hồ sơ chưa bàn giao vì hệ thống chưa ghi nhận kịp; hãy làm lại.",
        "One is left, since not all was taken in time; do it again.|{0} are left, since not all was taken in time; do it again.");

    public string HandedOverTo { get; } = language.Of("Đã bàn giao cho", "Handed over to");
    public string TakenOverFrom { get; } = language.Of("Tiếp nhận bàn giao từ", "Taken over from");
}
