using Ioc.Ingest.Coordination;
using Ioc.Ingest.State;
using Ioc.Metrics.Time;
using Ioc.Operations.Live;
using Ioc.Operations.Timing;

namespace Ioc.Operations.Alerts;

/// <summary>Runs the engine over the live board, writes down what changes and lays out what is sent (<see cref="AlertSender"/>). The coordinator of the dashboards does it.</summary>
public sealed class AlertDesk(
    AlertStore store, AlertRules rules, AlertFigures figures, RejectedEvents rejected, IngestState ingest, AlertNews news, LiveBoard board,
    ICoordinatorLease lease, RealTime clock, BackgroundFailures failures, ILogger<AlertDesk> log) : ResilientService(clock.Provider, failures, log)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    private AlertState? _state;

    /// <summary>One look at the board; nothing when another process is the coordinator.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        if (!lease.IsHeld)
        {
            _state = null;
            return;
        }

        LiveSnapshot snapshot = board.Latest;
        IReadOnlyList<AlertRule> known = rules.All();
        bool counts = known.Any(rule => rule.Enabled && rule.Figure == AlertFigures.Rejected);
        var inputs = new AlertInputs(snapshot, counts ? await rejected.TodayAsync(snapshot.AsOf.Day, cancellation) : null, ingest.Series is { } series ? series != "ok" : null);
        IReadOnlyList<OpenAlert> stored = store.Open();
        AlertState before = _state is { } mine && IsOf(mine, stored) ? WithAcknowledgements(mine, stored) : AlertEngine.Resume(stored);
        (AlertState after, IReadOnlyList<AlertStep> steps) = AlertEngine.Step(before, known, rule => figures.Read(rule, inputs), snapshot.AsOf);
        IReadOnlyDictionary<string, AlertRule> ever = steps.Count == 0 ? new Dictionary<string, AlertRule>() : rules.EverKnown();
        var numbered = new Dictionary<string, long>(StringComparer.Ordinal);
        _state = null; // what is only half written is read again with the next look
        foreach (AlertStep step in steps)
        {
            string rule = step.Alert.Rule;
            long id = numbered.GetValueOrDefault(rule, step.Alert.Id);
            if (Write(step with { Alert = step.Alert with { Id = id }, About = step.About with { Id = id } }, ever.GetValueOrDefault(rule), snapshot.AsOf) is not { } written)
            {
                return; // another dashboard was at it meanwhile
            }

            numbered[rule] = written;
        }

        _state = after with { Open = after.Open.ToDictionary(one => one.Key, one => one.Value with { Id = one.Value.Id == 0 ? numbered[one.Key] : one.Value.Id }, StringComparer.Ordinal) };
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock.Provider);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    /// <summary>What is to be told is laid out before it counts as told: after a crash between the two it is laid out again, never lost. Null: another opened or ended it.</summary>
    private long? Write(AlertStep step, AlertRule? rule, Instant now)
    {
        OpenAlert alert = step.Alert;
        if (step.Change == AlertChange.Raised)
        {
            return store.Add(alert)?.Id;
        }

        if (rule is not null && (step.Change != AlertChange.Ended || alert.NotifiedAt is not null))
        {
            news.Tell(step, rule, now);
        }

        if (step.Change == AlertChange.Ended)
        {
            store.End(alert.Id, now);
            return alert.Id;
        }

        return store.Update(alert, now) ? alert.Id : null;
    }

    /// <summary>Whether what is open is what we know of: a lease that went to and fro leaves two that write.</summary>
    private static bool IsOf(AlertState state, IReadOnlyList<OpenAlert> stored) => stored.Select(alert => alert.Id).Order().SequenceEqual(state.Open.Values.Select(alert => alert.Id).Order());

    /// <summary>Who acknowledged what is written by pages of any process.</summary>
    private static AlertState WithAcknowledgements(AlertState state, IReadOnlyList<OpenAlert> stored)
    {
        Dictionary<string, OpenAlert> byRule = stored.ToDictionary(alert => alert.Rule, StringComparer.Ordinal);
        return state with
        {
            Open = state.Open.ToDictionary(
                one => one.Key,
                one => byRule.TryGetValue(one.Key, out OpenAlert? known) ? one.Value with { AcknowledgedAt = known.AcknowledgedAt, AcknowledgedBy = known.AcknowledgedBy } : one.Value,
                StringComparer.Ordinal),
        };
    }
}
