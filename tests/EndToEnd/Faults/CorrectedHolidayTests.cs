using Ioc.EndToEnd.Running;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.EndToEnd.Faults;

/// <summary>The province corrects its calendar after dossiers were counted by the old one.</summary>
public sealed class CorrectedHolidayTests
{
    [Fact]
    public async Task Every_figure_equals_a_fresh_recomputation_when_a_holiday_was_corrected_and_the_program_restarted()
    {
        using var data = new TemporaryFolder();
        using var profiles = new TemporaryFolder();
        string folder = Path.Combine(profiles.Path, "nghe-an");
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(Repository.ProfileDirectory("nghe-an")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        Profile before = ProfileLoader.Load(folder);
        LocalDay today = FaultEvents.Today;
        string[] units = [.. before.Units.Take(5).Select(u => u.Code)];
        List<ArrivedEvent> events = new RandomDossiers(11, units, [.. before.Procedures.Take(8).Select(p => p.Code)], today - 110, today - 70).Events(1_500);
        string[] periods = [$"{today - 130}..{today}", $"{today - 95}..{today - 80}", today.ToString()];
        var environment = new Dictionary<string, string> { ["Ioc__Profile__Folder"] = profiles.Path };

        await using (IocProcess first = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"], environment: environment))
        {
            using HttpClient sender = first.Client(IocProcess.IngestKey);
            await sender.PostAllAsync([.. events.Select(e => e.Json)]);
            await JudgeAsync(first, before, events, units, periods);
            (await first.StopAsync()).ExitCode.ShouldBe(0);
        }

        LocalDay corrected = before.Calendar.NextWorkingDay(today - 90);
        await File.AppendAllTextAsync(Path.Combine(folder, "holidays.csv"), $"{corrected},Nghỉ theo quyết định của tỉnh,holiday,official,all,kiểm thử\n");
        Profile after = ProfileLoader.Load(folder);
        after.Fingerprint.ShouldNotBe(before.Fingerprint);
        await using IocProcess second = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"], environment: environment);
        await JudgeAsync(second, after, events, units, periods);
    }

    private static async Task JudgeAsync(IocProcess program, Profile profile, List<ArrivedEvent> events, string[] units, string[] periods)
    {
        var naive = new NaiveRecomputation(profile);
        events.ForEach(e => naive.Add(e.Json, e.RecordedAt));
        using HttpClient reader = program.Client(IocProcess.ReadKey);
        await Judge.EveryFigureAsync(reader, naive, units, periods);
    }
}
