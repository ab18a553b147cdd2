using System.Net.Http.Json;
using System.Text.Json;
using Ioc.Faults.Judging;
using Ioc.Faults.Running;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Faults;

/// <summary>The broker does not have the offset that the store goes on from.</summary>
[Collection(OneTopology.Name)]
public sealed class LostOffsets(JudgedTopology topology)
{
    private const int Partition = 3;

    [ClusterFact]
    public async Task A_partition_whose_end_the_broker_lost_is_a_loud_gap_on_every_dashboard_and_no_figure_changes()
    {
        await topology.WithWorkersAsync(2);
        Load load = Load.Begin(topology, seed: 12, dossiers: 200);
        await load.EndAsync();
        await topology.LiveAsync();
        while (topology.Workers.Count > 0)
        {
            await topology.EndAsync(topology.Workers[0], worker => worker.StopAsync());
        }

        // As after an election that was not clean: what the store has is beyond the partition's end. The next worker goes on there.
        long end = (await topology.AskAsync($"SELECT next_offset FROM partitions WHERE topic = 'ioc.procedure-events' AND partition = {Partition}", row => row.GetInt64(0))).ShouldHaveSingleItem();
        await topology.Postgres.ExecuteAsync($"UPDATE faults.partitions SET next_offset = next_offset + 100000 WHERE topic = 'ioc.procedure-events' AND partition = {Partition}");
        await topology.HaveWorkersAsync(2);

        (int Partition, long From, long To) gap = (await Eventually.Is(
            "the gap", () => topology.AskAsync("SELECT partition, from_offset, to_offset FROM offset_gaps", row => ((int)row.GetInt64(0), row.GetInt64(1), row.GetInt64(2))), found => found.Count > 0)).ShouldHaveSingleItem();
        gap.Partition.ShouldBe(Partition);
        gap.From.ShouldBe(end + 100_000);
        gap.To.ShouldBeGreaterThanOrEqualTo(end); // markers of transactions may lie behind what was consumed
        await Judge.EveryFigureAsync(topology, complete: false);
        foreach (RunningProcess dashboard in topology.Dashboards)
        {
            using HttpClient reader = topology.Reader(dashboard);
            JsonElement quality = await reader.GetFromJsonAsync<JsonElement>($"/api/v1/data-quality?period={topology.Today}");
            quality.GetProperty("items").EnumerateArray().ShouldContain(item => item.GetProperty("reason").GetString() == "gap");
        }

        // The other faults are judged as complete; dashboards read this anew with every sheet.
        await topology.Postgres.ExecuteAsync("DELETE FROM faults.quality WHERE kind = 'gap'; DELETE FROM faults.offset_gaps");
    }
}
