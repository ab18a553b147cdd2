using Confluent.Kafka.Admin;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Gateway;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Tests.Running;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Ingest.Tests.Cluster;

/// <summary>What Kafka refuses is named by user, right and topic wherever one looks, and when it is allowed all goes on by itself.</summary>
[Collection(OnThreeBrokers.Name)]
public sealed class AccessTests(ThreeBrokers cluster)
{
    private const string UnknownUser = "Kafka does not know user \"ioc\" by this password";

    private RunningProvince Province => cluster.Province;

    [ClusterFact]
    public async Task A_wrong_password_is_named_by_whoever_has_it()
    {
        KafkaConnection wrong = cluster.Connection(password: "khác");
        await using ClusterProcess worker = await cluster.StartWorkerAsync(wrong);
        await using ClusterProcess dashboard = await cluster.StartDashboardAsync(wrong);
        Task<string> offered = OfferAsync(dashboard);
        foreach ((int code, string said) in await Task.WhenAll(cluster.RunAsync("topics", wrong), cluster.RunAsync("setup-engines", wrong)))
        {
            code.ShouldBe(2, said);
            said.ShouldContain(UnknownUser);
        }

        await Eventually.Shows("the reason", () => string.Join('\n', worker.WhyNot), said => said.Contains(UnknownUser, StringComparison.Ordinal));
        worker.Log.Count("Cannot begin", UnknownUser).ShouldBeGreaterThan(0);
        (await offered).ShouldContain(UnknownUser);
    }

    [ClusterFact]
    public async Task A_topic_that_may_not_be_read_is_named_and_read_as_soon_as_it_may()
    {
        const string Named = "topic ioc.procedure-events: user \"ioc\" lacks the right Read";
        await using Acknowledged sent = Province.Send("unread");
        await using (await cluster.ForbidAsync(ResourceType.Topic, Topics.ProcedureEvents, AclOperation.Read))
        {
            await NamedAsync(Named);
            await Eventually.Shows("the board to say so", () => Province.Dashboard.State.Snapshot(), seen => seen.State == SourceState.Down && seen.BrokerError!.Contains(Named, StringComparison.Ordinal));
        }

        await Province.CountedAsync(sent);
        await Province.LiveAsync();
        await Eventually.Shows("ready workers", () => string.Join('\n', Province.Workers.SelectMany(worker => worker.WhyNot)), said => said.Length == 0);
    }

    [ClusterFact]
    public async Task A_group_that_may_not_be_joined_is_named_and_joined_as_soon_as_it_may()
    {
        await using Acknowledged sent = Province.Send("ungrouped");
        await using (await cluster.ForbidAsync(ResourceType.Group, "ioc-ingest", AclOperation.Read))
        {
            await NamedAsync("group ioc-ingest: user \"ioc\" lacks the right Read");
        }

        await Province.CountedAsync(sent);
        await Province.LiveAsync();
        await Eventually.Shows("ready workers", () => string.Join('\n', Province.Workers.SelectMany(worker => worker.WhyNot)), said => said.Length == 0);
    }

    [ClusterFact]
    public async Task A_topic_that_may_not_be_written_is_named_to_senders_and_taken_as_soon_as_it_may()
    {
        const string Named = "topic ioc.procedure-events: user \"ioc\" lacks the right Write";
        await using (await cluster.ForbidAsync(ResourceType.Topic, Topics.ProcedureEvents, AclOperation.Write))
        {
            await Eventually.Is("a refusal", () => OfferAsync(Province.Dashboard), said => said.Contains(Named, StringComparison.Ordinal));
            Province.Dashboard.State.Writing.Words.ShouldHaveSingleItem().ShouldContain(Named);
            Province.Dashboard.Log.Count("Error", "Kafka refuses us", Named).ShouldBe(1);
        }

        await Eventually.Is("taken", () => OfferAsync(Province.Dashboard), said => said.Length == 0);
        Province.Dashboard.State.Writing.Words.ShouldBeEmpty();
        Province.Promise(Events.Commune, 1);
        await Province.CountedAsync();
    }

    [ClusterFact]
    public async Task A_command_without_rights_names_the_first_that_it_lacks()
    {
        const string Guest = "guest";
        await cluster.Kafka.MakeUserAsync(Guest, ThreeBrokers.Password);
        KafkaConnection guest = cluster.Connection(Guest);
        (int code, string said) = await cluster.RunAsync("topics", guest);
        code.ShouldBe(2, said);
        said.ShouldContain("topic ioc.procedure-events: user \"guest\" lacks the right Describe");

        await cluster.Kafka.AllowAsync(Guest, ResourceType.Topic, "ioc.", AclOperation.Read);
        (code, said) = await cluster.RunAsync("topics", guest);
        code.ShouldBe(0, said);
        said.ShouldContain("topic ioc.live: user \"guest\" lacks the right DescribeConfigs");
    }

    /// <summary>Every worker says so in /health/ready, and in its log.</summary>
    private async Task NamedAsync(string words)
    {
        foreach (ClusterProcess worker in Province.Workers)
        {
            await Eventually.Shows("the right that lacks", () => string.Join('\n', worker.WhyNot), said => said.Contains("broker: " + words, StringComparison.Ordinal));
            worker.Log.Count("Error", "Kafka refuses us", words).ShouldBeInRange(1, cluster.Kafka.Brokers.Count, "once; but each broker hears of a rule in its own time");
        }
    }

    /// <summary>Why the event was not taken; empty: it was.</summary>
    private static async Task<string> OfferAsync(ClusterProcess dashboard) =>
        await dashboard.Gateway.AcceptAsync([Events.Status("offered")], Caller.Anyone("test"), CancellationToken.None) is NotTaken refused ? refused.Reason : "";
}
