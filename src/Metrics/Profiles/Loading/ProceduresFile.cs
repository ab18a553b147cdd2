namespace Ioc.Metrics.Profiles.Loading;

/// <summary>procedures.csv: administrative procedures with their allowances in working days (blank: the default allowance).</summary>
internal static class ProceduresFile
{
    private static readonly string[] Columns = ["code", "name", "field", "working_days"];

    public static List<Procedure> Read(ProfileFiles files)
    {
        var procedures = new List<Procedure>();
        var codes = new UniqueCodes();
        foreach (CsvRow row in CsvTable.Read(files, "procedures.csv", Columns, ["full_process", "level", "weight"]))
        {
            string level = row.Optional("level") is null ? "commune" : row.OneOf("level", "commune", "province", "both");
            var procedure = new Procedure
            {
                Code = row.Text("code"),
                NameVi = row.Text("name"),
                FieldVi = row.Text("field"),
                WorkingDays = row.OptionalInt("working_days", 0, 1000),
                FullProcess = row.OptionalBool("full_process"),
                ByCommunes = level != "province",
                ByProvince = level != "commune",
                Weight = row.OptionalNumber("weight", 0, 1e9) ?? 0,
            };
            codes.Check(row, procedure.Code, "code");
            procedures.Add(procedure);
        }

        return procedures;
    }
}
