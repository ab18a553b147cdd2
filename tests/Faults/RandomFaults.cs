using Ioc.Faults.Harness;
using Ioc.Tests.Shared.Kafka;
using Xunit.Abstractions;

namespace Ioc.Faults;

/// <summary>Three minutes of `./ioc faults` with a fixed seed. How fast all is ready again is judged by the command, on a machine that does nothing else.</summary>
public sealed class RandomFaults(ITestOutputHelper output)
{
    private const int Seed = 12;
    private static readonly TimeSpan _during = TimeSpan.FromMinutes(3);

    [ClusterFact]
    public async Task Faults_drawn_at_random_lose_nothing_and_count_nothing_twice()
    {
        using var log = new StringWriter();
        FaultRunRecord run = await new FaultRun(new FaultRunOptions(_during, Seed), log).RunAsync();
        output.WriteLine(log.ToString());
        run.Failures.ShouldBeEmpty();
        run.Judgements.ShouldBe(1);
        run.Faults.Count.ShouldBeGreaterThan(3);
        run.Events.ShouldBeGreaterThan(3_000);
        run.Aborted.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void The_same_seed_draws_the_same_faults_and_every_kind_comes_before_one_comes_again()
    {
        string[] drawn = [.. FaultPlan.Draw(Seed).Take(50).Select(planned => planned.Name)];
        FaultPlan.Draw(Seed).Take(50).Select(planned => planned.Name).ShouldBe(drawn);
        FaultPlan.Draw(Seed + 1).Take(50).Select(planned => planned.Name).ShouldNotBe(drawn);
        string[] firsts = [.. FaultPlan.Draw(Seed).Take(50).Select(planned => planned.First.Name)];
        int kinds = firsts.Distinct().Count();
        kinds.ShouldBeGreaterThan(20);
        firsts.Take(kinds).ShouldBeUnique();
        FaultPlan.Draw(Seed).Take(50).Where(planned => planned.Second is not null).ShouldAllBe(planned => planned.First.GoesWith(planned.Second!));
    }
}
