using System.Data.Common;
using Ioc.Dashboard.Hosting;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Alerts;

/// <summary>Runs the engine over the live board, writes down what changes and lays out what is sent. One process at a time holds the lease and does it.</summary>
public sealed partial class AlertDesk(
    AlertStore store, AlertFigures figures, AlertNews news, AlertChannels channels, LiveBoard board, RealTime clock, ILogger<AlertDesk> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5), Lease = TimeSpan.FromSeconds(20);

    private readonly string _holder = Guid.NewGuid().ToString("N");
    private AlertState? _state;

    /// <summary>One look at the board; nothing when another process holds the lease.</summary>
    public void Look()
    {
        if (!store.HoldLease(_holder, clock.Milliseconds, Lease))
        {
            _state = null;
            return;
        }

        LiveSnapshot snapshot = board.Latest;
        IReadOnlyList<OpenAlert> stored = store.Open();
        AlertState before = WithAcknowledgements(_state ?? AlertEngine.Resume(stored), stored);
        IReadOnlyList<AlertRule> rules = store.Rules();
        (AlertState after, IReadOnlyList<(AlertChange Change, OpenAlert Alert)> changes) = AlertEngine.Step(before, rules, rule => figures.Read(rule, snapshot), snapshot.AsOf);
        var numbered = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach ((AlertChange change, OpenAlert alert) in changes)
        {
            long id = numbered.GetValueOrDefault(alert.Rule, alert.Id);
            numbered[alert.Rule] = Write(change, alert with { Id = id }, rules.FirstOrDefault(rule => rule.Id == alert.Rule), snapshot.AsOf);
        }

        _state = after with { Open = after.Open.ToDictionary(one => one.Key, one => one.Value with { Id = one.Value.Id == 0 ? numbered[one.Key] : one.Value.Id }, StringComparer.Ordinal) };
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock.Provider);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Look();
                if (_state is not null)
                {
                    await channels.SendDueAsync(stoppingToken);
                }
            }
            catch (Exception trouble) when (trouble is DbException or InvalidOperationException or IOException)
            {
                // What is known is read again with the next look; nothing of a half-written step is taken for done.
                _state = null;
                LogFailed(log, trouble.Message);
            }
        }
    }

    private long Write(AlertChange change, OpenAlert alert, AlertRule? rule, Instant now)
    {
        switch (change)
        {
            case AlertChange.Raised:
                return store.Add(alert).Id;
            case AlertChange.Ended:
                store.End(alert.Id, now);
                Tell("ended", alert, rule, now, alert.NotifiedAt is not null);
                break;
            default:
                store.Update(alert);
                Tell(change == AlertChange.Escalate ? "escalated" : "raised", alert, rule, now, change is AlertChange.Notify or AlertChange.Escalate);
                break;
        }

        return alert.Id;
    }

    private void Tell(string what, OpenAlert alert, AlertRule? rule, Instant now, bool wanted)
    {
        if (wanted && rule is not null)
        {
            news.Tell(what, alert, rule, now);
        }
    }

    /// <summary>Who acknowledged what is written by pages of any process.</summary>
    private static AlertState WithAcknowledgements(AlertState state, IReadOnlyList<OpenAlert> stored)
    {
        Dictionary<string, OpenAlert> byRule = stored.GroupBy(alert => alert.Rule, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        return state with
        {
            Open = state.Open.ToDictionary(
                one => one.Key,
                one => byRule.TryGetValue(one.Key, out OpenAlert? known) ? one.Value with { AcknowledgedAt = known.AcknowledgedAt, AcknowledgedBy = known.AcknowledgedBy } : one.Value,
                StringComparer.Ordinal),
        };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Alerts could not be looked at: {Why}")]
    private static partial void LogFailed(ILogger logger, string why);
}
