using Ioc.Metrics.Calendar;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>What profile.json says.</summary>
internal sealed record ProfileSettings
{
    public string Id { get; init; } = "";

    public int Version { get; init; }

    public string ProvinceCode { get; init; } = "";

    public string ProvinceNameVi { get; init; } = "";

    public string ProvinceNameEn { get; init; } = "";

    public string DossierPrefix { get; init; } = "";

    public string CentreCode { get; init; } = "";

    public IReadOnlyList<WorkingHours> Hours { get; init; } = [];

    public bool MidnightPromiseIsClosing { get; init; }

    public IReadOnlyList<LagComponent> Lag { get; init; } = [];

    public IReadOnlyList<string> IndexIndicators { get; init; } = [];

    public ReportForm Report { get; init; } = new();
}
