using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ioc.Metrics.Calendar;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>SHA-256 over what dossier figures depend on, in a fixed order: names, statuses and the order of rows do not count.</summary>
internal static class ProfileFingerprint
{
    public static string Of(IEnumerable<WorkingHours> hours, IEnumerable<HolidayRow> holidays, IEnumerable<Procedure> procedures, bool midnightPromiseIsClosing)
    {
        var text = new StringBuilder();
        foreach (WorkingHours h in hours.OrderBy(h => h.From?.Number ?? 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"hours {h.From} {h.MorningStart} {h.MorningEnd} {h.AfternoonStart} {h.AfternoonEnd}\n");
        }

        foreach (HolidayRow h in holidays.OrderBy(h => h.Day))
        {
            text.Append(CultureInfo.InvariantCulture, $"day {h.Day} {(h.Closed ? "closed" : "open")}\n");
        }

        foreach (Procedure p in procedures.OrderBy(p => p.Code, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"procedure {p.Code} {p.WorkingDays}\n");
        }

        // Only when set: what was computed before there was the setting stays as it is.
        text.Append(midnightPromiseIsClosing ? "midnight promise is closing\n" : "");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
