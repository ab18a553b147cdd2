using System.Text;
using Ioc.Faults.Running;
using Ioc.Metrics.Events;

namespace Ioc.Faults.Judging;

/// <summary>What no sheet shows, as the store has it. What was sent again because no answer came may be there more than once: bytes are compared, not rows.</summary>
internal static class StoreJudge
{
    public static async Task<bool> DeadLettersAndIndicatorsAsync(JudgedTopology topology)
    {
        List<(string Reason, string Json)> letters = await topology.AskAsync(
            "SELECT DISTINCT reason, value FROM dead_letters", row => (RejectReasons.Code(Enum.Parse<RejectReason>(row.GetString(0))), Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(1))));
        letters.ShouldBe(topology.Rejected.Select(each => (each.Value, each.Key)), ignoreOrder: true);

        List<(string Indicator, long Value)> indicators = await topology.AskAsync(
            "SELECT DISTINCT indicator, value FROM indicators", row => (row.GetString(0), long.Parse(row.GetString(1), System.Globalization.CultureInfo.InvariantCulture)));
        indicators.ShouldBe(topology.Indicators.Distinct(), ignoreOrder: true);
        return true;
    }

    /// <summary>Nothing was ever reported as gone.</summary>
    public static async Task NoGapAsync(JudgedTopology topology)
    {
        List<(string Topic, int Partition, long From, long To)> gaps = await topology.AskAsync(
            "SELECT topic, partition, from_offset, to_offset FROM offset_gaps", row => (row.GetString(0), (int)row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));
        if (gaps.Count > 0)
        {
            throw new ShouldAssertException("gaps without a cause; what Kafka has there, aborted or not:\n" + string.Join('\n', gaps.Select(gap =>
                $"{gap.Topic}[{gap.Partition}] {gap.From} to {gap.To}\n{LogSearch.Between(topology, new(gap.Topic, gap.Partition), gap.From, gap.To)}")));
        }
    }
}
