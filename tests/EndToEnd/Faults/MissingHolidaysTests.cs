using System.Net.Http.Json;
using System.Text.Json;
using Ioc.EndToEnd.Running;
using Ioc.Tests.Shared;

namespace Ioc.EndToEnd.Faults;

/// <summary>Whoever runs the program is told of a calendar that ends, before and while it counts.</summary>
public sealed class MissingHolidaysTests : IDisposable
{
    private const string Header = "date,name,kind,status,applies_to,source\n", Old = "2025-01-01,Tết Dương lịch,holiday,official,all,BLLĐ 2019\n";

    private readonly TemporaryFolder _data = new(), _profiles = new();
    private readonly int _year = FaultEvents.Today.Date.Year;
    private readonly string _holidays;

    public MissingHolidaysTests()
    {
        string folder = Path.Combine(_profiles.Path, "nghe-an");
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(Repository.ProfileDirectory("nghe-an")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        _holidays = Path.Combine(folder, "holidays.csv");
    }

    private Dictionary<string, string> Environment => new() { ["Ioc__Profile__Folder"] = _profiles.Path };

    private string Missing => $"holidays.csv of nghe-an lacks holidays of {_year}";

    public void Dispose()
    {
        _data.Dispose();
        _profiles.Dispose();
    }

    [Fact]
    public async Task The_check_of_a_profile_warns_of_years_without_holidays_and_refuses_what_is_wrong()
    {
        await File.WriteAllTextAsync(_holidays, Header + Old);
        (int code, string said) = await CheckAsync();
        (code, said.Contains($"warning: {Missing}", StringComparison.Ordinal)).ShouldBe((0, true), said);

        await File.WriteAllTextAsync(_holidays, $"{Header}{_year}-01-01,Tết Dương lịch,holiday,official,all,BLLĐ\n");
        (code, said) = await CheckAsync();
        (code, said.Contains($"warning: {Missing}, at least Tết, ", StringComparison.Ordinal)).ShouldBe((0, true), said);

        await File.WriteAllTextAsync(_holidays, Header + Year(_year, "official", "BLLĐ") + Year(_year + 1, "estimated", "chưa công bố"));
        (code, said) = await CheckAsync();
        (code, said.Contains("warning:", StringComparison.Ordinal), said.Contains($"estimated: {_year + 1}-01-01 Tết Dương lịch (chưa công bố)", StringComparison.Ordinal)).ShouldBe((0, false, true), said);

        await File.WriteAllTextAsync(_holidays, $"{Header}{_year}-13-01,Tết,holiday,official,all,BLLĐ\n");
        (code, said) = await CheckAsync();
        (code, said.Contains("holidays.csv", StringComparison.Ordinal), said.Contains($"{_year}-13-01", StringComparison.Ordinal)).ShouldBe((2, true, true), said);

        string mappings = Path.Combine(_profiles.Path, "nghe-an", "mappings");
        Directory.CreateDirectory(mappings);
        await File.WriteAllTextAsync(Path.Combine(mappings, "wrong.json"), "{}");
        (code, said) = await CheckAsync();
        (code, said.Contains("holidays.csv", StringComparison.Ordinal), said.Contains("mappings/wrong.json:1: topic is missing", StringComparison.Ordinal)).ShouldBe((2, true, true), said);

        await File.WriteAllTextAsync(_holidays, Header + Year(_year, "official", "BLLĐ"));
        (code, said) = await CheckAsync();
        (code, said.Contains("mappings/wrong.json:1: topic is missing", StringComparison.Ordinal)).ShouldBe((2, true), said);
    }

    [Fact]
    public async Task A_program_says_at_its_start_and_in_ready_which_year_has_none()
    {
        await File.WriteAllTextAsync(_holidays, Header + Old);
        await using IocProcess program = await IocProcess.StartReadyAsync(_data.Path, arguments: ["--no-simulator"], environment: Environment);
        program.Output.ShouldContain(Missing);
        using HttpClient reader = program.Client(IocProcess.ReadKey);
        JsonElement ready = await reader.GetFromJsonAsync<JsonElement>("/health/ready");
        ready.GetProperty("holidays").EnumerateArray().ShouldContain(row => row.GetString()!.StartsWith(Missing, StringComparison.Ordinal));
        ready.GetProperty("deadLetters").GetString().ShouldBe("ok");
    }

    /// <summary>What every year has.</summary>
    private static string Year(int year, string status, string source) => string.Concat(
        new[] { ("01-01", "Tết Dương lịch"), ("02-10", "Tết Nguyên đán"), ("04-30", "Ngày Chiến thắng"), ("05-01", "Ngày Quốc tế lao động"), ("09-02", "Quốc khánh") }
            .Select(day => $"{year}-{day.Item1},{day.Item2},holiday,{status},all,{source}\n"));

    private Task<(int ExitCode, string Output)> CheckAsync() => IocProcess.CommandAsync(["check-profile"], Environment);
}
