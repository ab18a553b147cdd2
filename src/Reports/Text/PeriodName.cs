using Ioc.Metrics.Time;
using Ioc.Reports.Figures;

namespace Ioc.Reports.Text;

/// <summary>A period in words: tháng 10 năm 2025, quý IV năm 2025.</summary>
public static class PeriodName
{
    private static readonly string[] _quarters = ["I", "II", "III", "IV"];

    public static string Of(ReportPeriod period)
    {
        _ = LocalDay.TryParse(period.From, out LocalDay first);
        DateOnly day = first.Date;
        return period.Kind switch
        {
            "day" => $"ngày {day.Day:00} tháng {day.Month:00} năm {day.Year}",
            "month" => $"tháng {day.Month:00} năm {day.Year}",
            "quarter" => $"quý {_quarters[(day.Month - 1) / 3]} năm {day.Year}",
            "year" => $"năm {day.Year}",
            _ => $"từ ngày {Vn.Day(period.From)} đến ngày {Vn.Day(period.To)}",
        };
    }

    /// <summary>Beginning a sentence: Trong tháng …, Từ ngày ….</summary>
    public static string Opening(ReportPeriod period) => period.Kind == "range" ? "T" + Of(period)[1..] : (period.Kind == "day" ? "Trong " : "Trong ") + Of(period);

    /// <summary>As file names and titles carry it: 2025-10, 2025-Q4, 2025, 2025-10-31, 2025-10-01..2025-10-31.</summary>
    public static string Code(ReportPeriod period)
    {
        _ = LocalDay.TryParse(period.From, out LocalDay first);
        DateOnly day = first.Date;
        return period.Kind switch
        {
            "day" => period.From,
            "month" => period.From[..7],
            "quarter" => $"{day.Year}-Q{((day.Month - 1) / 3) + 1}",
            "year" => period.From[..4],
            _ => $"{period.From}..{period.To}",
        };
    }
}
