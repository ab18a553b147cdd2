using System.Globalization;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>maintenance.csv (optional): planned windows; commune or system blank: all of them, not both.</summary>
internal static class MaintenanceFile
{
    private const string File = "maintenance.csv";

    public static List<MaintenanceWindow> Read(ProfileFiles files, List<Unit> units, List<GovernmentSystem> systems)
    {
        var windows = new List<MaintenanceWindow>();
        if (!files.Exists(File))
        {
            return windows;
        }

        foreach (CsvRow row in CsvTable.Read(files, File, ["commune", "system", "from", "to", "reason"], [], mayBeEmpty: true))
        {
            string? commune = row.Optional("commune");
            string? system = row.Optional("system");
            string reason = row.Text("reason");
            if (commune is null && system is null)
            {
                row.Error("commune and system are both empty");
            }

            if (commune is not null && !units.Exists(u => u.Code == commune))
            {
                row.Error($"commune {commune} does not exist");
            }

            if (system is not null && !systems.Exists(s => s.Id == system))
            {
                row.Error($"system {system} does not exist");
            }

            if (Time(row, "from") is { } from && Time(row, "to") is { } to)
            {
                if (to <= from)
                {
                    row.Error("to is not after from");
                }

                windows.Add(new MaintenanceWindow(commune, system, from, to, reason));
            }
        }

        return windows;
    }

    private static Instant? Time(CsvRow row, string column)
    {
        string text = row.Text(column);
        string[] forms = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm'Z'"];
        if (DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at))
        {
            return Instant.From(at);
        }

        if (text.Length > 0)
        {
            row.Error($"{column} is '{text}', not a time like 2025-11-03T08:00:00+07:00");
        }

        return null;
    }
}
