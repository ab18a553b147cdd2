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
    };
}
