using System.Text;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Profiles;

public class ProfileLoaderTests
{
    [Fact]
    public void Every_error_is_listed_with_file_and_line_not_only_the_first()
    {
        using var folder = new ProfileFolder();
        folder.Replace("units.csv", "16690,", "16681,");
        folder.Replace("units.csv", "40-STP,Sở Tư pháp,Department of Justice,department", "40-STP,Sở Tư pháp,Department of Justice,office");
        folder.Append("units.csv", "99999,Xã Cũ,,commune,H41.999,,,,,2025-01-01,2025-06-30,88888");
        folder.Append("units.csv", "99998,Xã Khác,,commune,H41.998,,,,,2025-13-01,,");
        folder.Append("units.csv", "99997,too,few");
        folder.Append("procedures.csv", "9.9,Thủ tục,Khác,mười,,commune,1");
        folder.Replace("profile.json", "\"weight\": 0.3,", "\"weight\": 0.4,");
        folder.Append("holidays.csv", "2027-01-01,Lần nữa,holiday,official,all,x");
        File.Delete(folder.PathOf("systems.csv"));
        int units = folder.Lines("units.csv");
        string[] errors = folder.Errors();
        errors.ShouldBe(
            [
                "holidays.csv:45: date 2027-01-01 is already on line 32",
                $"procedures.csv:{folder.Lines("procedures.csv")}: working_days is 'mười', not a whole number from 0 to 1000",
                "profile.json:18: lag: the weights sum to 1.1, not 1",
                "systems.csv: the file is missing",
                "units.csv:3: kind is 'office', not one of commune, department, centre, vertical",
                "units.csv:19: code 16681 is already on line 18",
                $"units.csv:{units - 2}: successor 88888 of 99999 does not exist: correct the code, or add that unit",
                $"units.csv:{units - 1}: valid_from is '2025-13-01', not a date (yyyy-MM-dd)",
                $"units.csv:{units}: 3 columns instead of 12",
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("H41.17")]
    [InlineData("000.00.17.H41")]
    [InlineData("h41.17.00.000")]
    public void Two_units_with_one_identification_code_are_named_however_it_is_written(string prefix)
    {
        using var folder = new ProfileFolder();
        folder.Append("units.csv", $"40-MOI,Sở Mới,,department,{prefix},,,,,,,");
        folder.Errors().ShouldBe([$"units.csv:{folder.Lines("units.csv")}: dossier_prefix H41.17 is already on line 18"]);
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_named_with_the_line()
    {
        using var folder = new ProfileFolder();
        byte[] bytes = [.. Encoding.UTF8.GetBytes("date,name,kind,status\n2025-01-01,T"), 0xEA, 0x74, .. ",holiday,official\n"u8];
        File.WriteAllBytes(folder.PathOf("holidays.csv"), bytes);
        folder.Errors().ShouldBe(["holidays.csv:2: not UTF-8"]);
    }

    [Theory]
    [InlineData("\"morning\": [\"07:30\", \"11:30\"]", "\"morning\": [\"07:30\", \"14:00\"]", "morning and afternoon overlap")]
    [InlineData("\"morning\": [\"07:30\", \"11:30\"]", "\"morning\": [\"11:30\", \"07:30\"]", "morning ends before it begins")]
    [InlineData("\"morning\": [\"07:30\", \"11:30\"]", "\"morning\": [\"7h30\", \"11:30\"]", "morning is not two times")]
    [InlineData("\"from\": null", "\"from\": \"2025-07-01\"", "no entry without from")]
    [InlineData("\"centre\": \"40-HCC\"", "\"centre\": \"40-STP\"", "centre 40-STP is no unit of kind centre")]
    [InlineData("\"version\": 1", "\"version\": \"1\"", "version is not a number")]
    [InlineData("\"version\": 1", "\"version\": 1, \"colour\": 2", "colour is not known")]
    [InlineData("\"version\": 1", "\"version\": 1, \"version\": 2", "version is there twice")]
    [InlineData("\"version\": 1", "\"version\": 1 x", "no JSON")]
    [InlineData("\"component\": \"overdue\"", "\"component\": \"late\"", "component 'late' is not one of")]
    public void Wrong_settings_are_refused_in_plain_words(string old, string @new, string expected)
    {
        using var folder = new ProfileFolder();
        folder.Replace("profile.json", old, @new);
        folder.Errors().ShouldContain(e => e.StartsWith("profile.json") && e.Contains(expected));
    }

    [Theory]
    [InlineData("systems.csv", "lgsp,", "tthc,", "id tthc is already on line 2")]
    [InlineData("systems.csv", "lgsp,", "lgspx,", "system lgsp does not exist")]
    [InlineData("holidays.csv", "2025-04-26", "2025-04-27", "no Saturday")]
    [InlineData("targets.json", "\"services-25\"", "\"portal-concentrated\"", "target portal-concentrated is there twice")]
    [InlineData("procedures.csv", "code,name,field", "code,name,fild", "column field is missing")]
    public void Wrong_rows_are_refused_in_plain_words(string file, string old, string @new, string expected)
    {
        using var folder = new ProfileFolder();
        folder.Replace(file, old, @new);
        folder.Errors().ShouldContain(e => e.Contains(expected));
    }

    [Fact]
    public void Fingerprint_changes_with_what_figures_depend_on_and_with_nothing_else()
    {
        using var folder = new ProfileFolder();
        string first = folder.Load().Fingerprint;
        folder.Replace("units.csv", "Phường Thành Vinh", "Phường Vinh");
        folder.Replace("holidays.csv", "2027-01-01,Tết Dương lịch,holiday,statutory", "2027-01-01,Tết,holiday,official");
        folder.Load().Fingerprint.ShouldBe(first);
        folder.Append("holidays.csv", "2027-06-01,Thêm,holiday,official,all,x");
        string second = folder.Load().Fingerprint;
        second.ShouldNotBe(first);
        folder.Replace("procedures.csv", "1.004837,Thủ tục đăng ký giám hộ,Hộ tịch,3", "1.004837,Thủ tục đăng ký giám hộ,Hộ tịch,4");
        folder.Load().Fingerprint.ShouldNotBe(second);
    }

    [Fact]
    public void Merged_units_are_valid_until_their_last_day()
    {
        using var folder = new ProfileFolder();
        folder.Append("units.csv", "99999,Xã Cũ,,commune,H41.999,,,,,2025-01-01,2025-06-30,16681");
        Unit old = folder.Load().FindUnit("99999")!;
        old.IsValidOn(LocalDay.Of(2025, 6, 30)).ShouldBeTrue();
        old.IsValidOn(LocalDay.Of(2025, 7, 1)).ShouldBeFalse();
        old.IsValidOn(LocalDay.Of(2024, 12, 31)).ShouldBeFalse();
    }

    [Fact]
    public void Maintenance_is_read_when_there()
    {
        using var folder = new ProfileFolder();
        folder.Append("maintenance.csv", "commune,system,from,to,reason\n,tthc,2026-11-22T22:00:00+07:00,2026-11-23T02:00:00+07:00,Nâng cấp");
        MaintenanceWindow window = folder.Load().Maintenance.ShouldHaveSingleItem();
        window.Commune.ShouldBeNull();
        window.System.ShouldBe("tthc");
        folder.Append("maintenance.csv", "1,none,2026-11-22,2026-11-23T02:00:00+07:00,x");
        folder.Errors().Length.ShouldBe(3);
    }

    [Fact]
    public void How_promises_at_midnight_are_read_is_part_of_what_figures_depend_on()
    {
        using var folder = new ProfileFolder();
        string asSent = folder.Load().Fingerprint;
        folder.Replace("profile.json", "\"dossierPrefix\"", "\"midnightPromise\": \"as-sent\", \"dossierPrefix\"");
        (folder.Load() is { MidnightPromiseIsClosing: false } same && same.Fingerprint == asSent).ShouldBeTrue();
        folder.Replace("profile.json", "as-sent", "closing");
        (folder.Load() is { MidnightPromiseIsClosing: true } closing && closing.Fingerprint != asSent).ShouldBeTrue();
        folder.Replace("profile.json", "\"closing\"", "\"noon\"");
        folder.Errors().ShouldHaveSingleItem().ShouldEndWith("midnightPromise is neither closing nor as-sent");
    }

    [Fact]
    public void A_folder_that_is_not_there_names_every_file()
    {
        string[] files = [.. Should.Throw<ProfileException>(() => ProfileLoader.Load("/nonexistent")).Errors.Select(e => e.File)];
        files.ShouldBe(["holidays.csv", "procedures.csv", "profile.json", "systems.csv", "targets.json", "units.csv"]);
    }
}
