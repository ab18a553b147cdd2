using Ioc.Metrics.Kpis;

namespace Ioc.Operations.Alerts;

/// <summary>The rules a new centre begins with. They may be changed, switched off and added to.</summary>
public static class DefaultRules
{
    private static readonly TimeSpan Evening = TimeSpan.FromHours(21), Morning = TimeSpan.FromHours(6);

    public static readonly IReadOnlyList<AlertRule> All =
    [
        new() { Id = "source-late", Figure = "sourceLag", Scope = "province", Threshold = 300, Clear = 60, Duration = TimeSpan.FromMinutes(1), Critical = true, EscalateAfter = TimeSpan.FromMinutes(15) },
        new() { Id = "series-refused", Figure = "seriesRefused", Scope = "province", Threshold = 0, Clear = 0, EscalateAfter = TimeSpan.FromHours(4) },
        new() { Id = "few-reporting", Figure = "reportingShare", Scope = "province", Above = false, Threshold = .5, Clear = .7, Duration = TimeSpan.FromMinutes(30), QuietFrom = Evening, QuietTo = Morning },
        new() { Id = "system-wide", Figure = "systemWide", Scope = "province", Threshold = 0, Clear = 0, Duration = TimeSpan.FromMinutes(2), Critical = true, EscalateAfter = TimeSpan.FromMinutes(15) },
        new() { Id = "commune-offline", Figure = "offline", Scope = AlertRule.EachUnit, Threshold = 0, Clear = 0, Duration = TimeSpan.FromMinutes(5), Critical = true, EscalateAfter = TimeSpan.FromMinutes(15) },
        new() { Id = "silent-sender", Figure = "silentMinutes", Scope = AlertRule.EachUnit, Threshold = 240, Clear = 60, QuietFrom = Evening, QuietTo = Morning },
        new() { Id = "overdue-share", Figure = "overdueShare", Scope = AlertRule.EachUnit, Threshold = .3, Clear = .25, Duration = TimeSpan.FromMinutes(60), QuietFrom = Evening, QuietTo = Morning },
        new() { Id = "on-time", Figure = Catalogue.OnTimeRate.Id, Scope = "province", Above = false, Threshold = .9, Clear = .92, Duration = TimeSpan.FromMinutes(60), QuietFrom = Evening, QuietTo = Morning, EscalateAfter = TimeSpan.FromHours(24) },
        new() { Id = "availability", Figure = "availability", Scope = "province", Above = false, Threshold = .99, Clear = .992, Duration = TimeSpan.FromMinutes(30), QuietFrom = Evening, QuietTo = Morning },
    ];
}
