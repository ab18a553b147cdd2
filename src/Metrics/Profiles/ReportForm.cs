namespace Ioc.Metrics.Profiles;

/// <summary>What stands on a province's reports beside figures, in the form of Decree 30/2020/NĐ-CP. Every field may be left out of profile.json.</summary>
public sealed record ReportForm
{
    /// <summary>Superior authority above the agency; default: ỦY BAN NHÂN DÂN TỈNH and the province.</summary>
    public string? Superior { get; init; }

    /// <summary>Agency that issues the report; default: the profile's centre.</summary>
    public string? Agency { get; init; }

    /// <summary>What follows the number, e.g. BC-TTPVHCC; default: BC.</summary>
    public string? NumberSuffix { get; init; }

    /// <summary>Place in the date line; default: the province.</summary>
    public string? Place { get; init; }

    /// <summary>Line above the signer's title, e.g. KT. GIÁM ĐỐC.</summary>
    public string? SignerAuthority { get; init; }

    /// <summary>Title of who signs; default: GIÁM ĐỐC.</summary>
    public string? SignerTitle { get; init; }

    public string? SignerName { get; init; }

    /// <summary>To whom the report is addressed (Kính gửi), one line each.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];

    /// <summary>Nơi nhận, one line each.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];
}
