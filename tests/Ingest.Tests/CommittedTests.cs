using Ioc.Ingest.Gateway;
using Ioc.Ingest.State;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests;

/// <summary>What the store has committed nothing undoes and nothing does again.</summary>
public sealed class CommittedTests
{
    private static readonly string _malformed = RejectReasons.Code(RejectReason.MalformedJson);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_live_sink_that_throws_hinders_nobody_and_is_counted(bool fromTheStart)
    {
        using var folder = new DataFolder();
        using var counted = new Counted();
        var sink = new ThrowingSink { Throws = fromTheStart };
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder, sink: sink);
        await ingest.CaughtUpAsync();
        sink.Throws = true;

        for (int i = 0; i < 5; i++)
        {
            IngestAnswer answer = await ingest.Gateway.AcceptAsync([Events.Status($"d{i}"), "{"u8.ToArray()], Caller.Anyone("test"), default);
            answer.ShouldBeOfType<Taken>().Accepted.ShouldBe(1);
            ingest.State.Snapshot().State.ShouldBe(SourceState.Live);
        }

        sink.Thrown.ShouldBeGreaterThanOrEqualTo(5);
        counted.Of("ioc.ingest.live.failures", "sink", nameof(ThrowingSink)).ShouldBeGreaterThanOrEqualTo(5);
        ingest.Parts.Dossiers.Single(part => part.Unit == Events.Commune).Now.Backlog.ShouldBe(5);
        await CountedOnceAsync(ingest, dossiers: 5, letters: 5);
    }

    [Fact]
    public async Task A_request_of_a_batch_that_failed_is_committed_once()
    {
        using var folder = new DataFolder();
        int failures = 3;
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder, storeOver: store => InterceptedStore.Commits(
            store, (batch, commit) => batch.DeadLetters.Count > 0 && --failures >= 0 ? throw new InvalidOperationException("a bug") : commit()));
        await ingest.CaughtUpAsync();

        await ingest.SendAsync(Events.Status("d1"), "{"u8.ToArray());
        await ingest.SendAsync(Events.Status("d2"), "{"u8.ToArray());

        failures.ShouldBeLessThan(0);
        await CountedOnceAsync(ingest, dossiers: 2, letters: 2);
    }

    [Fact]
    public async Task A_request_that_the_store_can_never_take_fails_alone()
    {
        using var folder = new DataFolder();
        byte[] never = "never"u8.ToArray();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder, storeOver: store => InterceptedStore.Commits(
            store, (batch, commit) => batch.DeadLetters.Exists(letter => letter.Value.SequenceEqual(never)) ? throw new InvalidOperationException("a bug") : commit()));
        await ingest.CaughtUpAsync();

        Task<bool> failing = ingest.Gateway.KeepBodyAsync(never, RejectReason.MalformedJson, "", default);
        Task<Taken>[] others = [.. Enumerable.Range(0, 20).Select(i => TakenAsync(Events.Status($"d{i}"), "{"u8.ToArray()))];

        (await Should.ThrowAsync<InvalidOperationException>(failing)).Message.ShouldBe("a bug");
        await Task.WhenAll(others);
        await CountedOnceAsync(ingest, dossiers: 20, letters: 20);

        // While the store says no, nothing is taken and the sender comes again.
        Task<Taken> TakenAsync(params byte[][] events) => Eventually.Succeeds<Taken, ShouldAssertException>(() => ingest.SendAsync(events));
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_asked_for_with_the_same_batch()
    {
        using var folder = new DataFolder();
        var lost = new Dictionary<CommitBatch, long>();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder, storeOver: store => InterceptedStore.Commits(store, async (batch, commit) =>
        {
            if (lost.TryGetValue(batch, out long number))
            {
                return number;
            }

            number = await commit();
            return batch.DeadLetters.Count == 0 ? number : lost.TryAdd(batch, number) ? throw new InvalidOperationException("no connection") : number;
        }));
        await ingest.CaughtUpAsync();

        await ingest.SendAsync(Events.Status("d1"), "{"u8.ToArray());
        await ingest.SendAsync(Events.Status("d2"), "{"u8.ToArray());

        lost.ShouldNotBeEmpty();
        await CountedOnceAsync(ingest, dossiers: 2, letters: 2);
    }

    private static async Task CountedOnceAsync(RunningIngest ingest, int dossiers, int letters)
    {
        (await ingest.ReceivedAsync()).ShouldBe(dossiers);
        (await ingest.Store.DeadLettersAsync(0, 100, default)).Count.ShouldBe(letters);
        (await ingest.QualityAsync(_malformed)).ShouldBe(letters);
        (await ingest.QualityAsync("duplicate")).ShouldBe(0);
    }
}
