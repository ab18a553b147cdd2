using System.Globalization;
using Ioc.Metrics.Time;

namespace Ioc.Resources;

/// <summary>The period of a report in words, from its code: 2025-10, 2025-Q4, 2025, 2025-10-31, 2025-10-01..2025-10-31.</summary>
public static class PeriodWords
{
    /// <summary>"tháng 10/2025", "October 2025"; a code that is none of these as it is.</summary>
    public static string Of(Texts texts, string code)
    {
        bool english = texts.Language == Language.English;
        string[] parts = code.Split('-');
        if (code.Split("..") is [var from, var to] && LocalDay.TryParse(from, out LocalDay first) && LocalDay.TryParse(to, out LocalDay last))
        {
            return $"{texts.Formats.Day(first)} – {texts.Formats.Day(last)}";
        }

        return parts switch
        {
            [var year, ['Q', var quarter]] => english ? $"Q{quarter} {year}" : $"quý {quarter}/{year}",
            [_, _] when DateOnly.TryParseExact(code, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month) =>
                month.ToString(english ? "MMMM yyyy" : "'tháng' M/yyyy", CultureInfo.InvariantCulture),
            [_, _, _] when LocalDay.TryParse(code, out LocalDay day) => texts.Formats.Day(day),
            [var year] => english ? year : "năm " + year,
            _ => code,
        };
    }
}
