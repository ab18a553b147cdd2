namespace Ioc.Reports.Content;

/// <summary>What a document carries beside the figures: where it stands in the archive and the words people wrote. All of it may be absent.</summary>
public sealed record ReportEdition
{
    /// <summary>Version in the archive; null: made outside of it.</summary>
    public int? Version { get; init; }

    /// <summary>draft, frozen, approved, sent; null: made outside of the archive.</summary>
    public string? State { get; init; }

    /// <summary>Day of issue, yyyy-MM-dd; null: left to be written by hand.</summary>
    public string? IssuedOn { get; init; }

    public string? Number { get; init; }

    /// <summary>Words by slot (<see cref="TextSlots"/>): they stand in place of the generated ones.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>Version as shown: 2, or the words for none.</summary>
    public string VersionText => Version is { } version ? version.ToString(System.Globalization.CultureInfo.InvariantCulture) : "ngoài kho lưu";

    /// <summary>State in Vietnamese.</summary>
    public string StateText => State switch
    {
        "draft" => "dự thảo (số liệu tạm tính)",
        "frozen" => "số liệu đã chốt",
        "approved" => "đã phê duyệt",
        "sent" => "đã gửi",
        _ => "chưa lưu kho",
    };
}

/// <summary>Places of a report that people may write.</summary>
public static class TextSlots
{
    public const string General = "general";
    public const string Shortcomings = "shortcomings";
    public const string Proposals = "proposals";

    public static IReadOnlyList<string> All { get; } = [General, Shortcomings, Proposals];
}
