using Ioc.Ingest.Gateway;
using Ioc.Ingest.Replay;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests;

/// <summary>KPIS.md, A unit that ends: what it had accepted is followed to its end there, whatever restarts in between; nothing new begins.</summary>
public sealed class EndedUnitTests
{
    private static readonly LocalDay _last = TestClock.Today - 5;

    private static Profile Ended => RunningIngest.Profile.Ending(Events.Commune, _last, "16690");

    [Fact]
    public async Task Dossiers_accepted_before_the_end_go_on_until_they_close_also_after_a_kill_and_new_ones_are_refused()
    {
        using var folder = new DataFolder();
        RunningIngest first = await RunningIngest.StartAsync(folder, profile: Ended);
        Taken taken = await first.SendAsync(
            At("d1", 1, "accepted", _last - 3), At("d1", 2, "processing", _last + 1), At("d2", 1, "accepted", _last + 1), At("d3", 2, "processing", _last + 1), At("d4", 1, "accepted", _last));
        taken.Accepted.ShouldBe(3);
        taken.Rejected.Select(rejected => (rejected.Index, rejected.Reason, rejected.Detail)).ShouldBe(
        [
            (2, "unknown-commune", $"data.commune: ended {_last}, its successor is 16690"),
            (3, "unknown-commune", $"data.commune: ended {_last}, its successor is 16690; it had not accepted the dossier until then"),
        ]);
        taken.Rejected[1].Id.ShouldBe("16681-d3-2");
        first.Parts.Now(Events.Commune).Backlog.ShouldBe(2);
        await first.KillAsync();

        await using RunningIngest again = await RunningIngest.StartAsync(folder, profile: Ended);
        (await again.SendAsync(At("d1", 3, "completed", _last + 2), At("d1", 2, "processing", _last + 1))).Rejected.ShouldBeEmpty();
        (await again.SendAsync(At("d1", 4, "returned", _last + 3))).Rejected.ShouldBeEmpty();
        (await again.SendAsync(At("d1", 5, "processing", _last + 4))).Rejected.Single().Detail.ShouldEndWith("; the dossier is closed there");
        again.Parts.Now(Events.Commune).Backlog.ShouldBe(1);
        DossierFacts facts = (await again.Store.DossierAsync(new DossierKey(Events.Commune, "d1"), default))!.Facts;
        (facts.Outcome, facts.FinishedAt?.Day).ShouldBe((DossierOutcome.Resolved, _last + 2));
        IReadOnlyList<StoredDeadLetter> letters = await again.Store.DeadLettersAsync(0, 10, default);
        letters.Select(letter => (letter.Letter.Reason, letter.Letter.Unit)).ShouldBe(Enumerable.Repeat((RejectReason.UnknownCommune, (string?)Events.Commune), 3));
        letters.Single(letter => letter.Letter.Detail.EndsWith("closed there", StringComparison.Ordinal)).Letter.ShouldSatisfyAllConditions(
            letter => letter.Topic.ShouldBe("ioc.procedure-events"),
            letter => letter.Offset.ShouldBeGreaterThanOrEqualTo(0));
        (await again.QualityAsync("unknown-commune")).ShouldBe(3);
    }

    [Fact]
    public async Task Replay_decides_alike_in_bulk_and_in_batches()
    {
        byte[][] events =
        [
            At("d1", 1, "accepted", _last - 3), At("d2", 2, "completed", _last + 1), At("d1", 2, "processing", _last + 1), At("d2", 1, "accepted", _last - 1), At("d1", 3, "completed", _last + 2),
            At("d1", 4, "processing", _last + 2),
        ];
        using var bulkFolder = new DataFolder();
        using var batchFolder = new DataFolder();
        ReplaySummary bulk = await ReplayAsync(bulkFolder, events);
        await ReplayAsync(batchFolder, events[..1]);
        ReplaySummary batches = await ReplayAsync(batchFolder, events[1..]);

        (bulk.Bulk, bulk.Accepted, bulk.Rejected["unknown-commune"]).ShouldBe((true, 4, 2));
        (batches.Bulk, batches.Accepted, batches.Rejected["unknown-commune"]).ShouldBe((false, 3, 2));
        (string, DossierOutcome)[] expected = [("d1", DossierOutcome.Resolved), ("d2", DossierOutcome.None)];
        (await FoundAsync(bulkFolder)).ShouldBe(expected);
        (await FoundAsync(batchFolder)).ShouldBe(expected);
    }

    private static byte[] At(string dossier, int sequence, string status, LocalDay day) =>
        Events.Status(dossier, sequence, status, at: (day.Start + TimeSpan.FromHours(9) + TimeSpan.FromMinutes(sequence)).ToString());

    private static async Task<ReplaySummary> ReplayAsync(DataFolder folder, byte[][] events)
    {
        string file = Path.Combine(folder.Path, "events.ndjson");
        await File.WriteAllBytesAsync(file, [.. events.SelectMany(e => e.Append((byte)'\n'))]);
        await using var store = new SqliteOperationalStore(folder.Store, TestClock.Shared);
        await store.OpenAsync(Ended, default);
        return await new ReplayRun(Ended, store, TestClock.Shared).RunAsync(new NdjsonFiles([file]), null, default);
    }

    /// <summary>Its dossiers; and that each dead letter is there once.</summary>
    private static async Task<(string Number, DossierOutcome Outcome)[]> FoundAsync(DataFolder folder)
    {
        await using var store = new SqliteOperationalStore(folder.Store, TestClock.Shared);
        await store.OpenAsync(Ended, default);
        (await store.DeadLettersAsync(0, 10, default)).Count.ShouldBe(2);
        List<(string, DossierOutcome)> found = [];
        foreach (string number in new[] { "d1", "d2" })
        {
            found.Add((number, (await store.DossierAsync(new DossierKey(Events.Commune, number), default))!.Facts.Outcome));
        }

        return [.. found];
    }
}
