using Dapper;
using Ioc.Operations.Reports.Archive;
using Ioc.Operations.Sending;
using Ioc.Operations.Timing;

namespace Ioc.Operations.Reports.Sending;

/// <summary>
/// The outbox and its receipt log. A delivery is claimed by one dashboard at a time and tried again, less and less often, for a day; what was sent just before
/// a crash is sent once more, with the same key. Thread-safe.
/// </summary>
public sealed class Deliveries(ReportDatabase database, RealTime clock)
{
    private const string Columns = "id, slot, kind, target, what, report, body, state, createdAt, attempts, nextAt";
    private const string Program = "ioc";
    private static readonly TimeSpan _claim = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _kept = TimeSpan.FromDays(90);

    /// <summary>Lays out a feed of a moment. Once only, whichever dashboard is first; older ones that still wait give way to it.</summary>
    public void AddFeed(string slot, string target, string body) => database.Write("deliveries", (connection, transaction) =>
    {
        long now = clock.Milliseconds;
        connection.Execute("UPDATE report_deliveries SET state = 'superseded', body = NULL WHERE kind = 'feed' AND state = 'waiting' AND slot <> @slot", new { slot }, transaction);
        connection.Execute("DELETE FROM report_deliveries WHERE kind = 'feed' AND createdAt < @before", new { before = now - (long)_kept.TotalMilliseconds }, transaction);
        Outbox.Add(connection, transaction, [new Delivery { Slot = slot, Kind = Delivery.Feed, Target = target, What = Delivery.Feed, Body = body, CreatedAt = now, NextAt = now }]);
        return true;
    });

    /// <summary>Whether a feed of this moment was laid out already.</summary>
    public bool Has(string slot) => database.Read(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM report_deliveries WHERE slot = @slot", new { slot }) > 0);

    /// <summary>Receivers for whom something is due: addresses of HTTP and of mail (<see cref="Attempt.Receiver"/>).</summary>
    public IReadOnlyList<string> Receivers() => database.Read(connection => connection.Query<string>(
        $"SELECT DISTINCT {Attempt.Receiver} FROM report_deliveries WHERE state = 'waiting' AND nextAt <= @now AND claimedUntil <= @now", new { now = clock.Milliseconds }).AsList());

    /// <summary>The next one due for the receiver, to be answered by <see cref="Answered"/> within minutes; null: none.</summary>
    public Delivery? Claim(string receiver) => database.Write("deliveries", (connection, transaction) =>
    {
        long now = clock.Milliseconds;
        var next = connection.QueryFirstOrDefault<Delivery>(
            $"SELECT {Columns} FROM report_deliveries WHERE state = 'waiting' AND nextAt <= @now AND claimedUntil <= @now AND {Attempt.Receiver} = @receiver ORDER BY nextAt, id LIMIT 1",
            new { now, receiver }, transaction);
        if (next is not null)
        {
            connection.Execute("UPDATE report_deliveries SET claimedUntil = @until WHERE id = @Id", new { until = now + (long)_claim.TotalMilliseconds, next.Id }, transaction);
        }

        return next;
    });

    /// <summary>Writes the receipt of an attempt and decides whether there is another, unless another dashboard has since (this one slept beyond its claim).</summary>
    public void Answered(Delivery delivery, SendAnswer answer) => database.Write("deliveries", (connection, transaction) =>
    {
        long now = clock.Milliseconds;
        Attempt attempt = Attempt.Of(answer, delivery.Attempts, delivery.CreatedAt, now);
        connection.Execute(
            """
            UPDATE report_deliveries SET state = CASE WHEN state = 'superseded' AND @State = 'waiting' THEN state ELSE @State END, body = CASE WHEN @State = 'waiting' THEN body ELSE NULL END,
                attempts = @Number, nextAt = @NextAt, claimedUntil = 0
            WHERE id = @Id AND attempts = @Number - 1
            """,
            new { attempt.State, attempt.Number, attempt.NextAt, delivery.Id }, transaction);
        connection.Execute(
            "INSERT INTO report_receipts (delivery, report, at, who, accepted, answer) VALUES (@Id, @Report, @now, @Program, @accepted, @Answer)",
            new { delivery.Id, delivery.Report, now, Program, accepted = answer.Accepted ? 1L : 0L, attempt.Answer }, transaction);
        return true;
    });

    /// <summary>What a person knows of a receipt: number and day of the acknowledgement, a call, a stamp.</summary>
    public void Note(long report, string who, string words) => database.Write("deliveries", (connection, transaction) => connection.Execute(
        "INSERT INTO report_receipts (report, at, who, accepted, answer) VALUES (@report, @at, @who, @accepted, @words)", new { report, at = clock.Milliseconds, who, accepted = 1L, words }, transaction));

    /// <summary>The latest first; of one report, or of all.</summary>
    public IReadOnlyList<Delivery> Latest(int limit, long? report = null) => database.Read(connection => connection.Query<Delivery>(
        $"SELECT {Columns} FROM report_deliveries {(report is null ? "" : "WHERE report = @report")} ORDER BY id DESC LIMIT @limit", new { limit, report = report ?? 0 }).AsList());

    /// <summary>The receipt log, the latest first; of one report, or of all.</summary>
    public IReadOnlyList<Receipt> Receipts(int limit, long? report = null) => database.Read(connection => connection.Query<Receipt>(
        $"SELECT r.delivery, d.target, r.at, r.who, r.accepted, r.answer FROM report_receipts r LEFT JOIN report_deliveries d ON d.id = r.delivery {(report is null ? "" : "WHERE r.report = @report")} ORDER BY r.id DESC LIMIT @limit", new { limit, report = report ?? 0 }).AsList());
}
