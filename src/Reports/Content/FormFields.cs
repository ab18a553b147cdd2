using Ioc.Metrics.Profiles;

namespace Ioc.Reports.Content;

/// <summary>The fields of the form with what stands in place of those the profile leaves out.</summary>
public sealed record FormFields
{
    public required string Superior { get; init; }

    public required string Agency { get; init; }

    public required string NumberSuffix { get; init; }

    public required string Place { get; init; }

    public string? SignerAuthority { get; init; }

    public required string SignerTitle { get; init; }

    public string? SignerName { get; init; }

    public required IReadOnlyList<string> Addressees { get; init; }

    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>The agency within a sentence.</summary>
    public required string Speaker { get; init; }

    public static FormFields Of(Profile profile)
    {
        string centre = profile.FindUnit(profile.CentreCode)?.NameVi ?? "Cơ quan báo cáo";
        ReportForm form = profile.Report;
        return new FormFields
        {
            Superior = form.Superior ?? "Ủy ban nhân dân tỉnh " + profile.ProvinceNameVi,
            Agency = form.Agency ?? centre,
            NumberSuffix = form.NumberSuffix ?? "BC",
            Place = form.Place ?? profile.ProvinceNameVi,
            SignerAuthority = form.SignerAuthority,
            SignerTitle = form.SignerTitle ?? "Giám đốc",
            SignerName = form.SignerName,
            Addressees = form.Addressees.Count > 0 ? form.Addressees : ["Văn phòng Trung ương Đảng", $"Ủy ban nhân dân tỉnh {profile.ProvinceNameVi} (qua Sở Khoa học và Công nghệ)"],
            Recipients = form.Recipients.Count > 0 ? form.Recipients : ["Như trên;", "Lưu: VT."],
            Speaker = centre,
        };
    }
}
