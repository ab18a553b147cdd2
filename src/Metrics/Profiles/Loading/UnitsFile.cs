namespace Ioc.Metrics.Profiles.Loading;

/// <summary>units.csv: communes and provincial units, with validity and successor.</summary>
internal static class UnitsFile
{
    private const string File = "units.csv";

    private static readonly string[] Columns =
        ["code", "name", "kind", "dossier_prefix", "lat", "lon", "area_km2", "population", "valid_from", "valid_to", "successor"];

    public static List<Unit> Read(ProfileFiles files, string centreCode)
    {
        var units = new List<(Unit Unit, CsvRow Row)>();
        var codes = new UniqueCodes();
        var prefixes = new UniqueCodes();
        foreach (CsvRow row in CsvTable.Read(files, File, Columns, ["name_en"]))
        {
            Unit unit = Read(row, units.Count);
            codes.Check(row, unit.Code, "code");
            prefixes.Check(row, IdentificationCode.Normal(unit.DossierPrefix ?? ""), "dossier_prefix");
            units.Add((unit, row));
        }

        Successors.Check(units);
        List<Unit> all = [.. units.Select(u => u.Unit)];
        if (all.Count > 0 && centreCode.Length > 0 && !all.Exists(u => u.Code == centreCode && u.Kind == UnitKind.Centre))
        {
            files.Error(SettingsFile.File, 0, $"centre {centreCode} is no unit of kind centre in {File}");
        }

        return all;
    }

    private static Unit Read(CsvRow row, int index)
    {
        UnitKind kind = row.OneOf("kind", "commune", "department", "centre", "vertical") switch
        {
            "department" => UnitKind.Department,
            "centre" => UnitKind.Centre,
            "vertical" => UnitKind.Vertical,
            _ => UnitKind.Commune,
        };
        var unit = new Unit
        {
            Index = index,
            Code = row.Text("code"),
            NameVi = row.Text("name"),
            NameEn = row.Optional("name_en"),
            Kind = kind,
            DossierPrefix = row.Optional("dossier_prefix"),
            Latitude = row.OptionalNumber("lat", -90, 90),
            Longitude = row.OptionalNumber("lon", -180, 180),
            AreaKm2 = row.OptionalNumber("area_km2", 0, 1e6),
            Population = row.OptionalInt("population", 0, 100_000_000),
            ValidFrom = row.OptionalDay("valid_from"),
            ValidTo = row.OptionalDay("valid_to"),
            Successor = row.Optional("successor"),
        };
        CheckCode(unit, row);
        if (unit.Latitude is null != unit.Longitude is null)
        {
            row.Error("lat and lon go together");
        }

        if (unit.ValidTo < unit.ValidFrom)
        {
            row.Error("valid_to is before valid_from");
        }

        return unit;
    }

    private static void CheckCode(Unit unit, CsvRow row)
    {
        if (row.Optional("kind") == "commune" && unit.Code.Length > 0 && (unit.Code.Length != 5 || !unit.Code.All(char.IsAsciiDigit)))
        {
            row.Error($"code {unit.Code} of a commune is not five digits");
        }
        else if (unit.Code == "province" || unit.Code.Length > 32 || !unit.Code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            row.Error($"code '{unit.Code}' may not be used: letters, digits, - _ . (at most 32), and not 'province'");
        }
    }
}
