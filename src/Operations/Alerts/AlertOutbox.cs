using System.Data.Common;
using Dapper;
using Ioc.Operations.Sending;
using Ioc.Operations.Timing;

namespace Ioc.Operations.Alerts;

/// <summary>What is to be sent of alerts, tried again less and less often for a day. Thread-safe; sent by the holder of the lease alone.</summary>
public sealed class AlertOutbox(AlertsDatabase database, RealTime clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Once only for a slot.</summary>
    public void Add(string slot, string kind, string target, string subject, string body)
    {
        using DbConnection connection = database.Open();
        connection.Execute("DELETE FROM alert_deliveries WHERE createdAt < @before AND state <> 'waiting'", new { before = clock.Milliseconds - (long)Kept.TotalMilliseconds });
        connection.Execute(
            """
            INSERT INTO alert_deliveries (slot, kind, target, subject, body, state, createdAt, nextAt) VALUES (@slot, @kind, @target, @subject, @body, 'waiting', @now, @now)
            ON CONFLICT (slot) DO NOTHING
            """,
            new { slot, kind, target, subject, body, now = clock.Milliseconds });
    }

    /// <summary>Receivers for whom something is due: addresses of HTTP and of mail (<see cref="Attempt.Receiver"/>).</summary>
    public IReadOnlyList<string> Receivers()
    {
        using DbConnection connection = database.Open();
        return connection.Query<string>($"SELECT DISTINCT {Attempt.Receiver} FROM alert_deliveries WHERE state = 'waiting' AND nextAt <= @now", new { now = clock.Milliseconds }).AsList();
    }

    /// <summary>The next one due for the receiver; null: none.</summary>
    public AlertDelivery? Next(string receiver)
    {
        using DbConnection connection = database.Open();
        return connection.QueryFirstOrDefault<AlertDelivery>(
            $"SELECT * FROM alert_deliveries WHERE state = 'waiting' AND nextAt <= @now AND {Attempt.Receiver} = @receiver ORDER BY nextAt, id LIMIT 1", new { now = clock.Milliseconds, receiver });
    }

    /// <summary>Notes an attempt and decides whether there is another, unless another dashboard has since (this one lost the lease meanwhile).</summary>
    public void Answered(AlertDelivery delivery, SendAnswer answer)
    {
        Attempt attempt = Attempt.Of(answer, delivery.Attempts, delivery.CreatedAt, clock.Milliseconds);
        using DbConnection connection = database.Open();
        connection.Execute(
            "UPDATE alert_deliveries SET state = @State, attempts = @Number, nextAt = @NextAt, answer = @Answer WHERE id = @Id AND attempts = @Number - 1",
            new { attempt.State, attempt.Number, attempt.NextAt, attempt.Answer, delivery.Id });
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<AlertDelivery> Latest(int limit)
    {
        using DbConnection connection = database.Open();
        return connection.Query<AlertDelivery>("SELECT * FROM alert_deliveries ORDER BY id DESC LIMIT @limit", new { limit }).AsList();
    }
}
