using System.Text;
using Ioc.Ingest.Gateway;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests;

public sealed class AcceptedEventsTests
{
    [Fact]
    public async Task A_number_that_several_communes_use_is_flagged_at_all_but_the_first_whatever_their_partition()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);
        await ingest.SendAsync([.. RunningIngest.Profile.Units.Take(40).Select(unit => Events.Status("d1", commune: unit.Code))]);
        (await ingest.QualityAsync("same-number-other-unit")).ShouldBe(39);
    }

    [Fact]
    public async Task An_accepted_event_is_committed_and_live_when_it_is_answered()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);

        (await ingest.SendAsync(Events.Status("d1"))).Accepted.ShouldBe(1);

        (await ingest.Store.DossierAsync(new DossierKey(Events.Commune, "d1"), default)).ShouldNotBeNull();
        ingest.Parts.Now(Events.Commune).Backlog.ShouldBe(1);
    }

    [Fact]
    public async Task A_duplicate_is_accepted_counted_and_changes_nothing()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);
        byte[] accepted = Events.Status("d1");

        await ingest.SendAsync(accepted, accepted);
        (await ingest.SendAsync(accepted)).Accepted.ShouldBe(1);

        (await ingest.ReceivedAsync()).ShouldBe(1);
        (await ingest.QualityAsync("duplicate")).ShouldBe(2);
    }

    [Fact]
    public async Task Rejected_events_are_named_by_place_and_kept_beside_the_accepted_ones()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);
        byte[] noJson = "{\"specversion\":"u8.ToArray();

        Taken taken = await ingest.SendAsync(Events.Status("d1"), noJson, Events.Status("d2", commune: "99999"), Events.Status("d3"));

        taken.Accepted.ShouldBe(2);
        taken.Rejected.Select(r => (r.Index, r.Reason)).ShouldBe([(1, "malformed-json"), (2, "unknown-commune")]);
        taken.Rejected[1].Id.ShouldBe("99999-d2-1");
        IReadOnlyList<StoredDeadLetter> letters = await ingest.Store.DeadLettersAsync(0, 10, default);
        letters.ShouldContain(l => l.Letter.Value.SequenceEqual(noJson));
        letters.Count.ShouldBe(2);
        (await ingest.QualityAsync("unknown-commune")).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_speaks_for_its_sources_and_communes_only()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);
        var caller = new Caller("one commune", ["/vn/40"], new HashSet<string> { Events.Commune });

        IngestAnswer answer = await ingest.Gateway.AcceptAsync(
            [Events.Status("d1"), Events.Status("d2", source: "/vn/400"), Events.Status("d3", commune: "16690")], caller, default);

        var taken = answer.ShouldBeOfType<Taken>();
        taken.Accepted.ShouldBe(1);
        taken.Rejected.Select(r => (r.Index, r.Reason)).ShouldBe([(1, "not-authorised"), (2, "not-authorised")]);
    }

    [Fact]
    public async Task Simulated_and_real_events_never_mix()
    {
        using var folder = new DataFolder();
        await using (RunningIngest first = await RunningIngest.StartAsync(folder))
        {
            await first.SendAsync(Events.Status("d1", source: "/sim/tthc"));
        }

        await using RunningIngest again = await RunningIngest.StartAsync(folder);
        await again.CaughtUpAsync();
        using (var foreign = new ForeignProducer(again.Stream.BootstrapServers))
        {
            await foreign.SendAsync("ioc.procedure-events", Encoding.UTF8.GetBytes(Events.Commune), Events.Status("d2"));
        }

        Taken taken = await again.SendAsync(Events.Status("d3"), Events.Status("d4", source: "/sim/tthc"));
        taken.Rejected.Single().Reason.ShouldBe("not-authorised");
        await Eventually.Is("two dead letters", () => again.Store.DeadLettersAsync(0, 10, default), letters => letters.Count == 2);
        (await again.ReceivedAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_whole_body_is_kept_as_it_came()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await RunningIngest.StartAsync(folder);
        byte[] body = "no json at all"u8.ToArray();

        (await ingest.Gateway.KeepBodyAsync(body, Metrics.Events.RejectReason.MalformedJson, "no JSON", default)).ShouldBeTrue();

        (await ingest.Store.DeadLettersAsync(0, 10, default)).Single().Letter.Value.ShouldBe(body);
    }
}
