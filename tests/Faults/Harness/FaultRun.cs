using System.Globalization;
using Ioc.Faults.Judging;
using Ioc.Faults.Running;

namespace Ioc.Faults.Harness;

/// <summary>
/// A topology under traffic, faults drawn from a seed one after another, and after every few minutes of them a phase without faults in which a judge looks at everything.
/// It ends at the first judgement that finds something: what comes after would differ for the same reason.
/// </summary>
internal sealed class FaultRun(FaultRunOptions options, TextWriter log)
{
    private static readonly TimeSpan _round = TimeSpan.FromMinutes(3);

    private readonly FaultRunRecord _record = new(options);
    private readonly JudgedTopology _topology = new();
    private readonly long _began = TimeProvider.System.GetTimestamp();
    private string _doing = "beginning";

    public async Task<FaultRunRecord> RunAsync()
    {
        try
        {
            await _topology.BeginAsync(new TopologyOptions { Name = string.Create(CultureInfo.InvariantCulture, $"seed-{options.Seed}"), Brokers = options.Brokers });
            Say($"all runs; seed {options.Seed}");
            using IEnumerator<PlannedFault> plan = FaultPlan.Draw(options.Seed).GetEnumerator();
            TimeSpan left = options.During;
            for (int load = 1; left > TimeSpan.Zero && _record.Failures.Count == 0; left -= _round)
            {
                load = await RoundAsync(plan, load, left < _round ? left : _round);
            }
        }
        catch (Exception failed) when (failed is TimeoutException or InvalidOperationException or ShouldAssertException)
        {
            Fail($"while {_doing}: {failed.Message}");
        }
        finally
        {
            await _topology.DisposeAsync();
        }

        return _record;
    }

    /// <summary>Number of the next load.</summary>
    private async Task<int> RoundAsync(IEnumerator<PlannedFault> plan, int load, TimeSpan during)
    {
        var traffic = new Traffic(_topology, load);
        await ReadyAgain.WaitAsync(_topology);
        long began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < during && plan.MoveNext())
        {
            await Task.Delay(plan.Current.Pause);
            await HappenAsync(plan.Current);
        }

        await traffic.EndAsync();
        await JudgeAsync();
        return traffic.Next;
    }

    private async Task HappenAsync(PlannedFault planned)
    {
        _doing = planned.Name;
        Scene scene = await Scene.LookAsync(_topology, planned.Second is null);
        _topology.Waits.TakeLongest();
        string[] evidence = await Task.WhenAll(Acts(planned, scene));
        long over = scene.Alone ? scene.Over : TimeProvider.System.GetTimestamp();
        await ReplaceEndedAsync(planned);
        await ReadyAgain.WaitAsync(_topology);
        await ReplaceEndedAsync(planned);
        var happened = new FaultRecord(planned, string.Join("; ", evidence), TimeProvider.System.GetElapsedTime(over), _topology.Waits.TakeLongest(), scene.Failover);
        _record.Faults.Add(happened);
        Say($"{_record.Faults.Count,3} ended {TimeProvider.System.GetUtcNow() - TimeProvider.System.GetElapsedTime(over):HH:mm:ss} {planned.Name}: ready again after {happened.ReadyAfter.TotalSeconds:0.0} s, a sender waited {happened.LongestWait.TotalSeconds:0.0} s ({happened.Evidence})");
    }

    private static IEnumerable<Task<string>> Acts(PlannedFault planned, Scene scene)
    {
        yield return planned.First.Act(scene, new Random(planned.Seed));
        if (planned.Second is { } second)
        {
            yield return LaterAsync();

            async Task<string> LaterAsync()
            {
                await Task.Delay(planned.Apart);
                return await second.Act(scene, new Random(planned.Seed + 1));
            }
        }
    }

    /// <summary>Nothing but a broken configuration may end a program. What did end is started again, as a service manager would.</summary>
    private async Task ReplaceEndedAsync(PlannedFault during)
    {
        foreach (RunningProcess ended in _topology.Workers.Concat(_topology.Dashboards).Where(program => program.HasExited).ToArray())
        {
            Fail($"during \"{during.Name}\" process {ended.Id} ended by itself with exit code {ended.ExitCode}:\n{ended.Tail}");
            bool worker = _topology.Workers.Contains(ended);
            await _topology.EndAsync(ended, _ => Task.CompletedTask);
            await (worker ? _topology.StartWorkerAsync() : _topology.StartDashboardAsync());
        }
    }

    private async Task JudgeAsync()
    {
        Say($"{_doing = "judging"}");
        foreach (Func<Task> judge in (Func<Task>[])
            [
                () => LedgerJudge.EveryEventOnceAsync(_topology), () => StoreJudge.NoGapAsync(_topology),
                () => Judge.EveryFigureAsync(_topology), () => SeriesJudge.DaysAsync(_topology),
            ])
        {
            try
            {
                await judge();
            }
            catch (Exception different) when (different is ShouldAssertException or TimeoutException)
            {
                Fail(different.Message);
            }
        }

        _record.Judgements++;
        (_record.Events, _record.Aborted) = (_topology.Naive.Count, _topology.Aborted);
        Say($"judged: {_record.Events:N0} events of dossiers, {_record.Failures.Count} failures");
    }

    private void Fail(string what)
    {
        _record.Failures.Add(what);
        Say($"FAILED: {what}");
    }

    private void Say(FormattableString line) =>
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(_began):mm\\:ss} {line.ToString(CultureInfo.InvariantCulture)}"));
}
