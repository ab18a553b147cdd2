using Confluent.Kafka;
using Ioc.Ingest.Background;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Ingest.Tests.Running;
using Ioc.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests;

public sealed class TopicSetupTests
{
    private readonly AdminScript _cluster = new();
    private readonly KafkaConnection _connection = new() { BootstrapServers = "broker:9092", Replicas = 3 };

    [Fact]
    public async Task Missing_topics_are_made_as_they_must_be_and_others_stay_as_they_are()
    {
        _cluster.Topics["ioc.system-health"] = new FoundTopic(24, 3, new Dictionary<string, string> { ["retention.ms"] = "5" });
        await Setup().MakeAsync(default);

        _cluster.Topics.Keys.ShouldBe(TopicPlan.All(12).Select(plan => plan.Name), ignoreOrder: true);
        _cluster.Topics["ioc.system-health"].Partitions.ShouldBe(24);
        FoundTopic events = _cluster.Topics["ioc.procedure-events"];
        (events.Partitions, events.Replicas, events.Settings!["min.insync.replicas"]).ShouldBe((12, 3, "2"));
        _cluster.Topics.Remove("ioc.system-health");
        await Setup().MakeAsync(default);
        (await Setup().CheckAsync(default)).ShouldSatisfyAllConditions(found => found.Faults.ShouldBeEmpty(), found => found.NotLooked.ShouldBeNull());
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_what_may_not_be_looked_at_too()
    {
        await Setup().MakeAsync(default);
        FoundTopic events = _cluster.Topics["ioc.procedure-events"];
        _cluster.Topics["ioc.procedure-events"] = new FoundTopic(1, 1, new Dictionary<string, string>(events.Settings!) { ["min.insync.replicas"] = "1" });
        _cluster.Closed.Add("ioc.live");

        TopicFindings found = await Setup().CheckAsync(default);
        found.Faults.Count.ShouldBe(3);
        found.Faults.ShouldContain(fault => fault.Contains("1 partitions"));
        found.Faults.ShouldContain(fault => fault.Contains("1 copies"));
        found.Faults.ShouldContain(fault => fault.Contains("min.insync.replicas is 1"));
        found.NotLooked.ShouldNotBeNull().ShouldStartWith("topic ioc.live: this client lacks the right DescribeConfigs");
    }

    [Theory]
    [InlineData(ErrorCode.ClusterAuthorizationFailed)]
    [InlineData(ErrorCode.TopicAuthorizationFailed)]
    [InlineData(ErrorCode.Local_UnsupportedFeature)]
    public async Task A_cluster_that_does_not_let_us_look_is_taken_as_it_is_and_said_so_but_counts_are_looked_at(ErrorCode code)
    {
        await Setup().MakeAsync(default);
        _cluster.Describes = new Error(code, "no");
        (await Setup().CheckAsync(default)).ShouldSatisfyAllConditions(found => found.Faults.ShouldBeEmpty(), found => found.NotLooked.ShouldBe("no"), found => found.Answered.ShouldBeTrue());
        _cluster.Topics["ioc.dead-letters"] = _cluster.Topics["ioc.dead-letters"] with { Partitions = 3 };
        (await Setup().CheckAsync(default)).Faults.ShouldHaveSingleItem().ShouldContain("ioc.dead-letters: it has 3 partitions");
    }

    [Theory]
    [InlineData(ErrorCode.Local_TimedOut)]
    [InlineData(ErrorCode.Local_Transport)]
    [InlineData(ErrorCode.RequestTimedOut)]
    public async Task A_cluster_that_does_not_answer_says_nothing_of_its_topics(ErrorCode code)
    {
        await Setup().MakeAsync(default);
        _cluster.Describes = new Error(code, "away");
        (await Setup().CheckAsync(default)).ShouldSatisfyAllConditions(found => found.Answered.ShouldBeFalse(), found => found.NotLooked.ShouldBe("away"));
        _cluster.Silent = new Error(code, "away");
        (await Should.ThrowAsync<KafkaException>(Setup().CheckAsync(default))).Error.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_fault_is_a_reason_not_to_be_ready_until_it_is_set_right()
    {
        var state = new IngestState(TestClock.Shared, new IngestSettings());
        state.BrokerSays(null);
        var ready = new IngestReadiness(state);
        var failures = new BackgroundFailures(new TestMeters());
        using var check = new TopicCheck(EventStream.OfKafka(_connection), state, new TopicAlarm(), failures, NullLogger<TopicCheck>.Instance);
        (await check.LookAsync(Setup(), default)).ShouldBeFalse("nothing is there yet: to be looked at again soon");
        ready.WhyNot().ShouldHaveSingleItem().ShouldStartWith("topics: missing: ioc.procedure-events, ioc.system-health, ioc.indicator-reports.", customMessage: "the others are copies and were made");
        await Setup().MakeAsync(default);
        FoundTopic live = _cluster.Topics["ioc.live"];
        _cluster.Topics["ioc.live"] = live with { Settings = new Dictionary<string, string>(live.Settings!) { ["cleanup.policy"] = "delete" } };

        (await check.LookAsync(Setup(), default)).ShouldBeFalse();
        ready.WhyNot().ShouldHaveSingleItem().ShouldBe("topics: ioc.live: cleanup.policy is delete, it must be compact");
        _cluster.Describes = new Error(ErrorCode.Local_Transport, "away");
        (await check.LookAsync(Setup(), default)).ShouldBeFalse();
        ready.WhyNot().ShouldHaveSingleItem();
        _cluster.Describes = null;
        _cluster.Silent = new Error(ErrorCode.Local_Transport, "away");
        (await check.LookAsync(Setup(), default)).ShouldBeFalse();
        ready.WhyNot().ShouldHaveSingleItem();
        _cluster.Silent = null;
        _cluster.Topics["ioc.live"] = live;
        (await check.LookAsync(Setup(), default)).ShouldBeTrue();
        ready.WhyNot().ShouldBeEmpty();
    }

    private TopicSetup Setup() => new(_connection, NullLogger.Instance, () => ScriptedAdmin.Over(_cluster)) { Patience = TimeSpan.FromMilliseconds(100) };
}
