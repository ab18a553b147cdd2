using Ioc.Metrics.Calendar;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>holidays.csv: closed days and working Saturdays. Every row applies, whatever its status.</summary>
internal static class HolidaysFile
{
    private static readonly string[] Columns = ["date", "name", "kind", "status"];

    public static List<HolidayRow> Read(ProfileFiles files)
    {
        var holidays = new List<HolidayRow>();
        var dates = new UniqueCodes();
        foreach (CsvRow row in CsvTable.Read(files, "holidays.csv", Columns, ["applies_to", "source"], mayBeEmpty: true))
        {
            string date = row.Text("date");
            string kind = row.OneOf("kind", "holiday", "working_saturday", "swapped_day_off", "compensatory_day_off");
            string status = row.OneOf("status", "official", "statutory", "check", "estimated");
            string name = row.Text("name");
            dates.Check(row, date, "date");
            if (row.OptionalDay("date") is not { } day)
            {
                continue;
            }

            bool open = kind == "working_saturday";
            if (open && day.Date.DayOfWeek != DayOfWeek.Saturday)
            {
                row.Error($"{date} is a working_saturday but no Saturday");
            }

            if (day < LocalDay.Of(2000, 1, 1) || day > LocalDay.Of(2100, 12, 31))
            {
                row.Error($"{date} is not within 2000 to 2100");
            }

            holidays.Add(new HolidayRow(day, name, !open, kind, status, row.Optional("source") ?? ""));
        }

        return holidays;
    }
}
