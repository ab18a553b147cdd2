using System.Globalization;
using Ioc.Metrics.Time;

namespace Ioc.Reports.Text;

/// <summary>Numbers, shares and days as Vietnamese administrative documents write them. Shares are cut, not rounded up: a goal is not shown as met before it is.</summary>
public static class Vn
{
    /// <summary>What stands in place of a value that does not exist.</summary>
    public const string Nothing = "—";

    private static readonly NumberFormatInfo _numbers = NumberFormatInfo.ReadOnly(
        new NumberFormatInfo { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NegativeSign = "-" });

    public static string Count(long? value) => value?.ToString("N0", _numbers) ?? Nothing;

    public static string Number(double? value, int decimals) =>
        value is { } known ? known.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), _numbers) : Nothing;

    /// <summary>A share 0..1 as percent with two decimals.</summary>
    public static string Percent(double? share) => share is { } known ? Number(CutPercent(known), 2) + "%" : Nothing;

    /// <summary>Percent with two decimals, cut.</summary>
    public static double CutPercent(double share) => Math.Floor((share * 10_000) + 1e-6) / 100;

    /// <summary>31/10/2025.</summary>
    public static string Day(LocalDay day) => day.Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>As the other, from yyyy-MM-dd; anything else stays as it is.</summary>
    public static string Day(string? day) => day is null ? Nothing : LocalDay.TryParse(day, out LocalDay known) ? Day(known) : day;

    /// <summary>08 giờ 15 phút ngày 03/11/2025, from RFC 3339.</summary>
    public static string Moment(string rfc3339) => Instant.Parse(rfc3339).ToLocal().ToString("HH' giờ 'mm' phút ngày 'dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>03/11/2025 08:15, from RFC 3339.</summary>
    public static string ShortMoment(string? rfc3339) =>
        rfc3339 is null ? Nothing : Instant.Parse(rfc3339).ToLocal().ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Minutes as days, hours and minutes: 2 ngày 3 giờ, 45 phút.</summary>
    public static string Duration(double minutes)
    {
        long all = (long)Math.Round(minutes, MidpointRounding.AwayFromZero);
        (long days, long hours, long rest) = (all / 1440, all / 60 % 24, all % 60);
        string text = days > 0 ? $"{Count(days)} ngày" + (hours > 0 ? $" {hours} giờ" : "")
            : hours > 0 ? $"{hours} giờ" + (rest > 0 ? $" {rest} phút" : "")
            : all > 0 ? $"{rest} phút" : "dưới 1 phút";
        return text;
    }

    /// <summary>tăng 12,30% or giảm 4,00%, không đổi; empty when there is nothing to compare with.</summary>
    public static string Change(long now, long then) =>
        then == 0 ? "" : now == then ? "không đổi" : $"{(now > then ? "tăng" : "giảm")} {Percent(Math.Abs(now - then) / (double)then)}";
}
