using System.Net.Http.Json;
using System.Text.Json;
using Ioc.EndToEnd.Running;
using Ioc.Metrics.Profiles.Loading;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.EndToEnd.Faults;

/// <summary>A source that promises days, not times: each is late on its due day until the profile says how such promises are read.</summary>
public sealed class MidnightPromiseTests
{
    private const int Dossiers = 6;

    [Fact]
    public async Task What_was_late_by_a_promise_of_midnight_is_on_time_once_the_profile_reads_it_as_the_closing_time()
    {
        using TemporaryFolder data = new(), profiles = new();
        string folder = Path.Combine(profiles.Path, "nghe-an"), settings = Path.Combine(folder, "profile.json");
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(Repository.ProfileDirectory("nghe-an")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var environment = new Dictionary<string, string> { ["Ioc__Profile__Folder"] = profiles.Path };
        LocalDay due = FaultEvents.Profile.Calendar.NextWorkingDay(FaultEvents.Today - 20);
        string unit = FaultEvents.Units[0];
        await using (IocProcess first = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"], environment: environment))
        {
            using HttpClient sender = first.Client(IocProcess.IngestKey);
            await sender.PostAllAsync([.. Events(unit, due)]);
            (await CountsAsync(first, unit, due)).ShouldBe((Dossiers, 0, Dossiers));
            (await first.StopAsync()).ExitCode.ShouldBe(0);
        }

        string text = await File.ReadAllTextAsync(settings);
        int version = ProfileLoader.Load(folder).Version;
        await File.WriteAllTextAsync(settings, text.Replace($"\"version\": {version}", $"\"version\": {version + 1}, \"midnightPromise\": \"closing\"", StringComparison.Ordinal));
        ProfileLoader.Load(folder).MidnightPromiseIsClosing.ShouldBeTrue();
        await using IocProcess second = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"], environment: environment);
        (await CountsAsync(second, unit, due)).ShouldBe((Dossiers, Dossiers - 1, 0), "one was returned after the offices had closed");
    }

    /// <summary>Resolved, on time, and promises at midnight of their source.</summary>
    private static async Task<(int Resolved, int OnTime, int AtMidnight)> CountsAsync(IocProcess program, string unit, LocalDay due)
    {
        using HttpClient reader = program.Client(IocProcess.ReadKey);
        JsonElement sheet = await reader.SheetAsync("commune:" + unit, due.ToString());
        JsonElement quality = await reader.GetFromJsonAsync<JsonElement>($"/api/v1/data-quality?period={due}");
        int midnight = quality.GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("reason").GetString() == "promise-at-midnight" && item.GetProperty("source").GetString() == "/vn/40/mot-cua").Sum(item => item.GetProperty("count").GetInt32());
        return (sheet.GetProperty("resolved").GetInt32(), sheet.GetProperty("resolvedOnTime").GetInt32(), midnight);
    }

    /// <summary>Accepted three days before the due day and completed on it: at 10:00, the last one at 18:00.</summary>
    private static IEnumerable<string> Events(string unit, LocalDay due)
    {
        for (int i = 0; i < Dossiers; i++)
        {
            Instant accepted = (due - 3).Start + TimeSpan.FromHours(9), completed = due.Start + TimeSpan.FromHours(i == Dossiers - 1 ? 18 : 10);
            yield return Event(unit, i, 1, "accepted", accepted, $$""","procedure":"{{FaultEvents.Profile.Procedures[0].Code}}","channel":"online","dueAt":"{{due}}T00:00:00+07:00" """);
            yield return Event(unit, i, 2, "completed", completed, "");
        }
    }

    private static string Event(string unit, int dossier, int sequence, string status, Instant at, string more) =>
        $$$"""{"specversion":"1.0","id":"midnight-{{{dossier}}}-{{{sequence}}}","source":"/vn/40/mot-cua","type":"vn.ioc.dossier.status","time":"{{{at}}}","data":{"commune":"{{{unit}}}","dossier":"midnight-{{{dossier}}}","sequence":{{{sequence}}},"status":"{{{status}}}","at":"{{{at}}}"{{{more}}}}}""";
}
