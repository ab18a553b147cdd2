using System.Text;
using Ioc.Ingest.Replay;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests;

public sealed class ReplayTests
{
    private static readonly LocalDay _first = LocalDay.Of(2025, 1, 1);
    private static readonly LocalDay _last = LocalDay.Of(2027, 1, 1);

    [Fact]
    public async Task In_bulk_and_in_batches_the_figures_are_the_same()
    {
        using var bulkFolder = new DataFolder();
        using var batchFolder = new DataFolder();
        byte[][] events = [.. Lives(400)];

        (await ReplayAsync(bulkFolder, events)).Bulk.ShouldBeTrue();
        (await ReplayAsync(batchFolder, events[..1])).Bulk.ShouldBeTrue();
        ReplaySummary batches = await ReplayAsync(batchFolder, events[1..]);

        batches.Bulk.ShouldBeFalse();
        (await SumsAsync(bulkFolder)).ShouldBe(await SumsAsync(batchFolder));
        (await SumsAsync(bulkFolder)).ShouldContain("Received=400");
    }

    [Fact]
    public async Task Replayed_twice_everything_is_a_duplicate_and_no_figure_changes()
    {
        using var folder = new DataFolder();
        byte[][] events = [.. Lives(50)];
        await ReplayAsync(folder, events);
        string once = await SumsAsync(folder);

        ReplaySummary again = await ReplayAsync(folder, events);

        (again.Read, again.Accepted, again.Duplicates).ShouldBe((events.Length, events.Length, events.Length));
        (await SumsAsync(folder)).ShouldBe(once);
    }

    [Fact]
    public async Task A_number_that_several_communes_use_is_flagged_at_all_but_the_first_wherever_they_are_at_home()
    {
        using var folder = new DataFolder();
        string[] communes = [.. RunningIngest.Profile.Units.Take(40).Select(unit => unit.Code)];

        await ReplayAsync(folder, [.. communes.Select(commune => Events.Status("d1", commune: commune))]);
        await ReplayAsync(folder, [Events.Status("d2"), Events.Status("d1", commune: RunningIngest.Profile.Units[40].Code)]);

        await using SqliteOperationalStore store = await OpenAsync(folder);
        IReadOnlyDictionary<QualityKey, long> quality = await store.QualityAsync(_first - 3000, _last + 3000, default);
        quality.Where(q => q.Key.Kind == "same-number-other-unit").Sum(q => q.Value).ShouldBe(40);
    }

    [Fact]
    public async Task Bad_lines_are_dead_letters_by_reason_and_empty_lines_nothing()
    {
        using var folder = new DataFolder();

        ReplaySummary summary = await ReplayAsync(folder, [Events.Status("d1"), [], "{}"u8.ToArray(), Events.Status("d2", commune: "00000"), Events.Status("d3")]);

        (summary.Read, summary.Accepted).ShouldBe((4, 2));
        summary.Rejected.ShouldBe(new Dictionary<string, long> { ["not-cloudevent"] = 1, ["unknown-commune"] = 1 });
        await using SqliteOperationalStore store = await OpenAsync(folder);
        (await store.DeadLettersAsync(0, 9, default)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Lines_may_be_longer_than_a_block_and_end_in_CRLF()
    {
        using var folder = new DataFolder();
        string file = Path.Combine(folder.Path, "big.ndjson");
        byte[] huge = Encoding.UTF8.GetBytes(new string('x', 3_000_000));
        await File.WriteAllBytesAsync(file, [.. "\uFEFF"u8, .. Events.Status("d1"), .. "\r\n"u8, .. huge, .. "\n"u8, .. Events.Status("d2")]);

        ReplaySummary summary = await ReplayAsync(folder, file);

        (summary.Accepted, summary.Rejected["too-large"]).ShouldBe((2, 1));
    }

    [Fact]
    public async Task A_line_that_hardly_ends_is_one_dead_letter_and_those_behind_it_count()
    {
        using var folder = new DataFolder();
        string file = Path.Combine(folder.Path, "endless.ndjson");
        await File.WriteAllBytesAsync(file, [.. Events.Status("d1"), (byte)'\n', .. new byte[100_000_000].AsSpan(), (byte)'\n', .. Events.Status("d2"), (byte)'\n', .. new byte[9_000_000].AsSpan()]);

        ReplaySummary summary = await ReplayAsync(folder, file);

        (summary.Accepted, summary.Rejected["too-large"]).ShouldBe((2, 2));
        await using SqliteOperationalStore store = await OpenAsync(folder);
        (await store.DeadLettersAsync(0, 9, default)).Select(row => row.Letter.Value.Length).ShouldBe([DeadLetter.MostBytes, DeadLetter.MostBytes]);
    }

    private static IEnumerable<byte[]> Lives(int dossiers)
    {
        string[] communes = [.. RunningIngest.Profile.Units.Select(unit => unit.Code)];
        for (int i = 0; i < dossiers; i++)
        {
            string commune = communes[i * 7 % communes.Length];
            Instant at = LocalDay.Of(2026, 3, 2).Start + TimeSpan.FromMinutes((i * 37) + 480);
            yield return Events.Status($"d{i}", 1, "accepted", commune, at: at.ToString());
            if (i % 3 != 0)
            {
                yield return Events.Status($"d{i}", 2, "completed", commune, at: (at + TimeSpan.FromHours(i)).ToString());
            }
        }
    }

    private static async Task<ReplaySummary> ReplayAsync(DataFolder folder, byte[][] events)
    {
        string file = Path.Combine(folder.Path, "events.ndjson");
        await File.WriteAllBytesAsync(file, [.. events.SelectMany(e => e.Append((byte)'\n'))]);
        return await ReplayAsync(folder, file);
    }

    private static async Task<ReplaySummary> ReplayAsync(DataFolder folder, string file)
    {
        await using SqliteOperationalStore store = await OpenAsync(folder);
        return await new ReplayRun(RunningIngest.Profile, store, TestClock.Shared).RunAsync(new NdjsonFiles([file]), null, default);
    }

    private static async Task<string> SumsAsync(DataFolder folder)
    {
        await using SqliteOperationalStore store = await OpenAsync(folder);
        var all = new CounterVector();
        foreach (CounterVector sums in (await store.SumsAsync(null, _first, _last, default)).Values)
        {
            all.Add(sums);
        }

        return string.Join(' ', Enum.GetValues<Counter>().Select(counter => $"{counter}={all[counter]}"));
    }

    private static async Task<SqliteOperationalStore> OpenAsync(DataFolder folder)
    {
        var store = new SqliteOperationalStore(folder.Store, TestClock.Shared);
        await store.OpenAsync(RunningIngest.Profile, default);
        return store;
    }
}
