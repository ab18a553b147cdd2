using Ioc.Ingest.Broker;

namespace Ioc.Ingest.Tests;

public sealed class TopicPlanTests
{
    [Fact]
    public void Topics_as_we_make_them_have_no_fault()
    {
        foreach (TopicPlan plan in TopicPlan.All(12, 3))
        {
            plan.Faults(new FoundTopic(plan.Partitions, 3, plan.Settings)).ShouldBeEmpty();
            plan.Partitions.ShouldBe(plan.Name == Topics.Live ? 1 : 12);
        }
    }

    [Theory]
    [InlineData("ioc.live", "cleanup.policy", "delete", "must be compact")]
    [InlineData("ioc.procedure-events", "cleanup.policy", "compact", "must be delete")]
    [InlineData("ioc.procedure-events", "message.timestamp.type", "CreateTime", "LogAppendTime")]
    [InlineData("ioc.system-health", "retention.ms", "60000", "finds a gap")]
    [InlineData("ioc.dead-letters", "retention.ms", "-1", "30 days")]
    [InlineData("ioc.live", "min.insync.replicas", "1", "must be 2")]
    [InlineData("ioc.live", "max.message.bytes", "65536", "1000000 at least")]
    public void A_setting_that_would_make_figures_wrong_is_named(string topic, string setting, string value, string said)
    {
        TopicPlan plan = TopicPlan.All(12, 3).Single(each => each.Name == topic);
        var found = new Dictionary<string, string>(plan.Settings, StringComparer.Ordinal) { [setting] = value };

        plan.Faults(new FoundTopic(12, 3, found)).ShouldHaveSingleItem().ShouldContain(said);
    }

    [Theory]
    [InlineData(3, "1", true)]
    [InlineData(3, "2", false)]
    [InlineData(2, "1", false)]
    [InlineData(1, "1", false)]
    [InlineData(3, null, false)] // a service that speaks Kafka's protocol and does not tell
    public void Three_copies_of_which_one_is_enough_are_a_fault_also_where_their_number_is_the_clusters(int copies, string? inSync, bool fault)
    {
        TopicPlan plan = TopicPlan.All(12).Single(each => each.Name == Topics.ProcedureEvents);
        var found = new Dictionary<string, string>(plan.Settings, StringComparer.Ordinal);
        if (inSync is not null)
        {
            found["min.insync.replicas"] = inSync;
        }

        string[] faults = [.. plan.Faults(new FoundTopic(12, copies, found))];
        faults.Length.ShouldBe(fault ? 1 : 0);
        faults.ShouldAllBe(said => said.Contains("min.insync.replicas is 1, it must be 2"));
    }
}
