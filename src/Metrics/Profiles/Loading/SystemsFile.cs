namespace Ioc.Metrics.Profiles.Loading;

/// <summary>systems.csv: the systems whose health is reported (KPIS.md, Systems).</summary>
internal static class SystemsFile
{
    private static readonly string[] Columns = ["id", "name_vi", "name_en", "level", "hours", "critical", "interval_seconds"];

    public static List<GovernmentSystem> Read(ProfileFiles files)
    {
        var systems = new List<GovernmentSystem>();
        var ids = new UniqueCodes();
        foreach (CsvRow row in CsvTable.Read(files, "systems.csv", Columns, ["retired_after"]))
        {
            var system = new GovernmentSystem
            {
                Index = systems.Count,
                Id = row.Text("id"),
                NameVi = row.Text("name_vi"),
                NameEn = row.Text("name_en"),
                CommuneLevel = row.OneOf("level", "commune", "province") == "commune",
                OfficeHours = row.OneOf("hours", "always", "office") == "office",
                Critical = row.OneOf("critical", "false", "true") == "true",
                IntervalSeconds = row.OptionalInt("interval_seconds", 1, 86_400) ?? 60,
                RetiredAfter = row.OptionalDay("retired_after"),
            };
            ids.Check(row, system.Id, "id");
            systems.Add(system);
        }

        return systems;
    }
}
