using System.Globalization;
using Ioc.Metrics.Time;
using Ioc.Reports.Spreadsheets;

namespace Ioc.Resources;

/// <summary>Numbers, shares, dates and ages as a reader of the language expects them. Immutable, thread-safe.</summary>
public sealed class Formats
{
    /// <summary>What stands in place of a value that does not exist.</summary>
    public const string Nothing = "—";

    private static readonly Formats Vietnamese = new(Language.Vietnamese, ".", ",", "\u00a0%");
    private static readonly Formats English = new(Language.English, ",", ".", "%");

    private readonly NumberFormatInfo _numbers;
    private readonly string _percentSuffix;

    private Formats(Language language, string group, string point, string percentSuffix)
    {
        Language = language;
        _percentSuffix = percentSuffix;
        _numbers = NumberFormatInfo.ReadOnly(new NumberFormatInfo { NumberGroupSeparator = group, NumberDecimalSeparator = point, NegativeSign = "−" });
    }

    public Language Language { get; }

    /// <summary>How spreadsheets of the language read a CSV.</summary>
    public CsvForm Csv => Language == Language.English ? CsvForm.Comma : CsvForm.Semicolon;

    public static Formats Of(Language language) => language == Language.English ? English : Vietnamese;

    /// <summary>1.234 or 1,234.</summary>
    public string Count(long? value) => value?.ToString("N0", _numbers) ?? Nothing;

    /// <summary>Words around a count, {0}: in English those before the bar for exactly one, those after it for any other number. Vietnamese has one form.</summary>
    public string Counted(string words, long count)
    {
        string[] forms = words.Split('|');
        return string.Format(CultureInfo.InvariantCulture, count == 1 ? forms[0] : forms[^1], Count(count));
    }

    /// <summary>A number with at most <paramref name="decimals"/> decimals, always that many.</summary>
    public string Number(double? value, int decimals = 1) =>
        value is double v ? v.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), _numbers) : Nothing;

    /// <summary>A share 0..1 as percent: 82,4 % (a no-break space) or 82.4%. Cut, not rounded up, so that a goal is not shown as met before it is.</summary>
    public string Percent(double? share, int decimals = 1)
    {
        if (share is not double s)
        {
            return Nothing;
        }

        double unit = Math.Pow(10, decimals);
        return Number(Math.Floor((s * 100 * unit) + 1e-6) / unit, decimals) + _percentSuffix;
    }

    /// <summary>Difference of two shares in percentage points, with its sign: +1,2 điểm %.</summary>
    public string Points(double? difference) => difference is not double d ? Nothing
        : (d >= 0 ? "+" : string.Empty) + Number(d * 100) + (Language == Language.English ? " pp" : " điểm\u00a0%");

    /// <summary>03/11/2025 (both languages: the province's own way of writing).</summary>
    public string Day(LocalDay day) => day.Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>08:15:03, local time.</summary>
    public string Time(Instant at) => at.ToLocal().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>03/11/2025 08:15, local time.</summary>
    public string DayAndTime(Instant? at) => at is Instant i ? i.ToLocal().ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) : Nothing;

    /// <summary>A stretch of time in its two greatest units: 2 giờ 14 phút, 3 ngày 4 giờ.</summary>
    public string Age(TimeSpan age)
    {
        bool english = Language == Language.English;
        if (age < TimeSpan.FromMinutes(1))
        {
            return english ? "under 1 min" : "dưới 1 phút";
        }

        (int big, int small, string bigUnit, string smallUnit) = age.TotalDays >= 1
            ? (age.Days, age.Hours, english ? " d" : " ngày", english ? " h" : " giờ")
            : (age.Hours, age.Minutes, english ? " h" : " giờ", english ? " min" : " phút");
        string first = big == 0 ? string.Empty : Count(big) + bigUnit;
        string second = small == 0 ? string.Empty : Count(small) + smallUnit;
        return (first + " " + second).Trim();
    }
}
