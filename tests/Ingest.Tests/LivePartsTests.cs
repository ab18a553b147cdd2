using System.Text;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Live;
using Ioc.Ingest.LiveTopic;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Health;
using Ioc.Metrics.Live;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests;

public sealed class LivePartsTests
{
    private static readonly Instant Now = Instant.Parse("2025-11-03T08:15:00.123+07:00");

    [Fact]
    public void A_part_is_read_as_it_was_written()
    {
        DossierPart dossiers = Part(epoch: 4, commit: 9);
        dossiers.Month[Counter.WorkingTicks] = long.MaxValue;
        var health = new HealthPart("16681", 2, 9, Now, [new SystemNow("lgsp", SystemState.Silent, Now, 1.5), new SystemNow("tthc", SystemState.Up, null, null)], 1, true, 0.25, null)
        {
            Downtime = TimeSpan.FromMinutes(3),
            LastArrival = Now,
        };
        var incidents = new IncidentsPart(Now, [new Incident(7, IncidentKind.SystemWide, null, "lgsp", Now, Instant.Never)]) { Epoch = 3, Commit = 9 };

        DossierPart read = LiveJson.Read<DossierPart>(LiveJson.Write(dossiers))!;
        (read with { Today = dossiers.Today, Month = dossiers.Month }).ShouldBe(dossiers);
        read.Month.Values.ToArray().ShouldBe(dossiers.Month.Values.ToArray());
        HealthPart readHealth = LiveJson.Read<HealthPart>(LiveJson.Write(health))!;
        readHealth.Systems.ShouldBe(health.Systems);
        (readHealth with { Systems = health.Systems }).ShouldBe(health);
        IncidentsPart readIncidents = LiveJson.Read<IncidentsPart>(LiveJson.Write(incidents))!;
        readIncidents.Open.ShouldBe(incidents.Open);
        readIncidents.Epoch.ShouldBe(3);
    }

    [Fact]
    public void What_another_version_writes_is_read_as_far_as_it_is_known()
    {
        byte[] newer = Encoding.UTF8.GetBytes(
            """
            {"unit":"16681","epoch":4,"commit":9,"asOf":"2025-11-03T08:15:00+07:00","day":"2025-11-03","today":{"Received":3,"Teleported":5,"Nested":{"a":[1]}},
             "month":{},"now":{"backlog":2,"asleep":1},"mood":"good"}
            """);
        DossierPart part = LiveJson.Read<DossierPart>(newer)!;
        part.Today[Counter.Received].ShouldBe(3);
        part.Now.Backlog.ShouldBe(2);
        part.LastArrival.ShouldBeNull();
        LiveJson.Read<HealthPart>("""{"unit":"1","systems":[{"system":"lgsp","state":"Melting"}],"asOf":"2025-11-03T08:15:00Z"}"""u8.ToArray())!
            .Systems.ShouldHaveSingleItem().State.ShouldBe(SystemState.Unknown);
        LiveJson.Read<DossierPart>("nonsense"u8.ToArray()).ShouldBeNull();
    }

    [Fact]
    public void The_later_owner_holds_whatever_comes_last()
    {
        var parts = new LatestParts();
        parts.Publish(Part(epoch: 5, commit: 20));
        parts.Publish(Part(epoch: 4, commit: 30)); // a fenced worker that came back
        parts.Dossiers.ShouldHaveSingleItem().Commit.ShouldBe(20);
        parts.Publish(Part(epoch: 5, commit: 21));
        parts.Dossiers.ShouldHaveSingleItem().Commit.ShouldBe(21);
    }

    [Fact]
    public void A_partition_whose_owner_is_silent_makes_the_source_late_and_then_down()
    {
        var clock = new FakeClock(Now);
        var beats = new SourceBeats(clock);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal) { ["t"] = 2 };
        beats.Report(counts, Now).BrokerError.ShouldBe("no ingest worker has been heard of");
        beats.Take(new SourceBeat("t", 0, 1, Now) { CaughtUp = true, LagSeconds = 0.5 });
        beats.Report(counts, Now).BrokerError.ShouldNotBeNull().ShouldContain("t[1]");
        beats.Take(new SourceBeat("t", 1, 3, Now) { CaughtUp = true });
        SourceReport all = beats.Report(counts, Now);
        (all.CaughtUp, all.BrokerError, all.LagSeconds).ShouldBe((true, null, 0.5));

        clock.Advance(TimeSpan.FromSeconds(12));
        beats.Take(new SourceBeat("t", 0, 1, Now + TimeSpan.FromSeconds(12)) { CaughtUp = true });
        beats.Take(new SourceBeat("t", 1, 2, Now + TimeSpan.FromSeconds(12)) { CaughtUp = true }); // an owner that was replaced
        SourceReport silent = beats.Report(counts, Now + TimeSpan.FromSeconds(12));
        (silent.CaughtUp, silent.BrokerError, silent.LagSeconds).ShouldBe((false, null, 12));
        clock.Advance(TimeSpan.FromSeconds(48));
        beats.Report(counts, Now + TimeSpan.FromSeconds(60)).BrokerError.ShouldBe("no ingest worker is alive");
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(5)]
    [InlineData(30)]
    public void A_worker_whose_clock_differs_from_ours_is_neither_late_nor_alive_for_ever(int seconds)
    {
        TimeSpan differs = TimeSpan.FromSeconds(seconds);
        var clock = new FakeClock(Now);
        var beats = new SourceBeats(clock);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal) { ["t"] = 1 };
        beats.Take(new SourceBeat("t", 0, 1, clock.Now + differs) { CaughtUp = true }, live: false);
        for (int second = 0; second < 30; second++)
        {
            SourceReport alive = beats.Report(counts, clock.Now);
            (alive.CaughtUp, alive.LagSeconds, alive.BrokerError).ShouldBe((true, 0, null));
            clock.Advance(TimeSpan.FromSeconds(1));
            beats.Take(new SourceBeat("t", 0, 1, clock.Now + differs) { CaughtUp = true });
        }

        clock.Advance(TimeSpan.FromSeconds(5));
        SourceReport silent = beats.Report(counts, clock.Now);
        (silent.CaughtUp, silent.LagSeconds).ShouldBe((false, 5));
        clock.Advance(TimeSpan.FromSeconds(16));
        beats.Report(counts, clock.Now).BrokerError.ShouldBe("no ingest worker is alive");
    }

    [Fact]
    public void What_a_worker_said_long_before_we_listened_is_no_sign_of_life_nor_is_reading_it_again()
    {
        var clock = new FakeClock(Now);
        var beats = new SourceBeats(clock);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal) { ["t"] = 1 };
        var old = new SourceBeat("t", 0, 1, Now - TimeSpan.FromHours(2)) { CaughtUp = true };
        beats.Take(old, live: false);
        beats.Report(counts, clock.Now).BrokerError.ShouldBe("no ingest worker is alive");
        beats.Take(old);
        beats.Report(counts, clock.Now).BrokerError.ShouldBe("no ingest worker is alive");
    }

    [Fact]
    public void Workers_that_commit_while_nothing_of_them_comes_are_late_and_not_dead()
    {
        var clock = new FakeClock(Now);
        var beats = new SourceBeats(clock);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal) { ["t"] = 1 };
        beats.Take(new SourceBeat("t", 0, 1, Now) { CaughtUp = true });
        beats.IsSilent.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(3));
        beats.IsSilent.ShouldBeTrue();
        beats.Watched(Now - TimeSpan.FromSeconds(7));
        beats.Report(counts, clock.Now).LiveError.ShouldBeNull("what the store says first was committed at any time before");
        clock.Advance(TimeSpan.FromSeconds(15));
        beats.Watched(Now + TimeSpan.FromSeconds(8));
        clock.Advance(TimeSpan.FromSeconds(5));
        SourceReport late = beats.Report(counts, clock.Now);
        (late.BrokerError, late.LiveError, late.LagSeconds).ShouldBe((null, "workers commit, but nothing of them comes by ioc.live", 23));

        clock.Advance(TimeSpan.FromSeconds(40));
        beats.Watched(Now + TimeSpan.FromSeconds(8));
        SourceReport dead = beats.Report(counts, clock.Now);
        (dead.BrokerError, dead.LiveError).ShouldBe(("no ingest worker is alive", null));
        beats.Take(new SourceBeat("t", 0, 1, clock.Now) { CaughtUp = true });
        beats.Report(counts, clock.Now).ShouldSatisfyAllConditions(alive => alive.BrokerError.ShouldBeNull(), alive => alive.LiveError.ShouldBeNull());
    }

    [Fact]
    public void What_keeps_the_live_topic_from_being_read_is_named_instead_of_workers_that_may_be_well()
    {
        var clock = new FakeClock(Now);
        var beats = new SourceBeats(clock);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal) { ["t"] = 1 };
        beats.Take(new SourceBeat("t", 0, 1, Now) { CaughtUp = true });
        beats.Report(counts, clock.Now, new Error(ErrorCode.TopicAuthorizationFailed, "no")).LiveError.ShouldBe("ioc.live cannot be read: no");
        var away = new Error(ErrorCode.Local_AllBrokersDown, "1/1 brokers are down");
        beats.Report(counts, clock.Now, away).ShouldSatisfyAllConditions(connects => connects.BrokerError.ShouldBeNull(), connects => connects.LiveError.ShouldBeNull());
        clock.Advance(TimeSpan.FromSeconds(21));
        beats.Report(counts, clock.Now, away).BrokerError.ShouldBe("1/1 brokers are down");
    }

    [Fact]
    public void What_a_worker_finds_at_the_time_series_store_is_told_by_dashboards_too_while_it_lasts()
    {
        var clock = new FakeClock(Now);
        var beats = new SourceBeats(clock);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal) { ["t"] = 2 };
        var dashboard = new IngestState(clock, new IngestSettings { Consumes = false });
        beats.Take(new SourceBeat("t", 0, 1, Now) { CaughtUp = true });
        beats.Take(LiveJson.Read<SourceBeat>(LiveJson.Write(new SourceBeat("t", 1, 1, Now) { CaughtUp = true, Series = "403: no" }))!);
        dashboard.Series.ShouldBeNull();
        dashboard.Heard(beats.Report(counts, clock.Now));
        dashboard.Series.ShouldBe("403: no");
        clock.Advance(TimeSpan.FromSeconds(1));
        beats.Take(new SourceBeat("t", 1, 1, clock.Now) { CaughtUp = true });
        dashboard.Heard(beats.Report(counts, clock.Now));
        dashboard.Series.ShouldBeNull("nobody says that it is well");
        clock.Advance(TimeSpan.FromSeconds(1));
        beats.Take(new SourceBeat("t", 0, 1, clock.Now) { CaughtUp = true, Series = "ok" });
        dashboard.Heard(beats.Report(counts, clock.Now));
        dashboard.Series.ShouldBe("ok");
    }

    [Fact]
    public void Parts_that_were_lost_make_all_go_out_again_when_they_arrive_again_and_no_more_often_than_every_5_s()
    {
        var clock = new FakeClock(Now);
        var state = new IngestState(clock, new IngestSettings());
        var delivery = new LiveDelivery(state, new TopicAlarm(), clock, new TestMeters(), NullLogger<LiveDelivery>.Instance);
        var away = new Error(ErrorCode.Local_MsgTimedOut, "timed out");
        delivery.Delivered("a");
        delivery.Renewals.ShouldBe(0);
        delivery.Lost(away);
        state.Snapshot().LiveError.ShouldBe("ioc.live takes no parts: timed out");
        delivery.Delivered("a");
        (delivery.Renewals, state.Snapshot().LiveError).ShouldBe((1, null));

        delivery.Lost(away);
        delivery.Delivered("a");
        delivery.Renewals.ShouldBe(1, "some arrive and others do not: not at once again");
        clock.Advance(TimeSpan.FromSeconds(5));
        delivery.Delivered("a");
        delivery.Renewals.ShouldBe(2);
        delivery.TopicIsNew();
        delivery.Renewals.ShouldBe(3);
    }

    private static DossierPart Part(long epoch, long commit)
    {
        var today = new CounterVector();
        today[Counter.Received] = 3;
        return new DossierPart("16681", epoch, commit, Now, Now.Day, today, today.Copy(), new InstantCounts(4, 1, 2, 0), Now);
    }
}
