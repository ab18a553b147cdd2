using System.Text.Json;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>profile.json: who the province is, working hours, lag weights.</summary>
internal static class SettingsFile
{
    public const string File = "profile.json";

    public static ProfileSettings Read(ProfileFiles files)
    {
        if (JsonFile.Read(files, File) is not { } part)
        {
            return new ProfileSettings();
        }

        if (part.Kind != JsonValueKind.Object)
        {
            files.Error(File, part.Line, "is not an object");
            return new ProfileSettings();
        }

        JsonObject root = new JsonObject(files, File, part, "")
            .Knows("id", "version", "province", "dossierPrefix", "centre", "workingHours", "midnightPromise", "lag", "indexIndicators", "report");
        JsonObject? province = root.Child(root.Find("province"), "province")?.Knows("code", "nameVi", "nameEn");
        double version = root.Number("version");
        if (version is < 1 or > 1_000_000 || version != Math.Floor(version))
        {
            root.Error(root.Find("version")?.Line ?? root.Line, "version is not a whole number from 1 on");
        }

        return new ProfileSettings
        {
            Id = root.Text("id"),
            Version = (int)Math.Clamp(version, 0, 1_000_000),
            ProvinceCode = province?.Text("code") ?? "",
            ProvinceNameVi = province?.Text("nameVi") ?? "",
            ProvinceNameEn = province?.Text("nameEn") ?? "",
            DossierPrefix = root.Text("dossierPrefix"),
            CentreCode = root.Text("centre"),
            Hours = HoursSetting.Read(root),
            MidnightPromiseIsClosing = Midnight(root),
            Lag = LagSetting.Read(root),
            IndexIndicators = root.Texts("indexIndicators", required: false),
            Report = root.Find("report") is { } report ? Form(root.Child(report, "report")) : new ReportForm(),
        };
    }

    /// <summary>midnightPromise: `closing` or `as-sent` (the default).</summary>
    private static bool Midnight(JsonObject root)
    {
        string? said = root.Optional("midnightPromise");
        if (said is not (null or "closing" or "as-sent"))
        {
            root.Error(root.Find("midnightPromise")?.Line ?? root.Line, "midnightPromise is neither closing nor as-sent");
        }

        return said == "closing";
    }

    private static ReportForm Form(JsonObject? report)
    {
        report?.Knows("superior", "agency", "numberSuffix", "place", "signerAuthority", "signerTitle", "signerName", "addressees", "recipients");
        return report is null ? new ReportForm() : new ReportForm
        {
            Superior = report.Optional("superior"),
            Agency = report.Optional("agency"),
            NumberSuffix = report.Optional("numberSuffix"),
            Place = report.Optional("place"),
            SignerAuthority = report.Optional("signerAuthority"),
            SignerTitle = report.Optional("signerTitle"),
            SignerName = report.Optional("signerName"),
            Addressees = report.Texts("addressees", required: false),
            Recipients = report.Texts("recipients", required: false),
        };
    }
}
