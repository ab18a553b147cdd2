using Dapper;
using Ioc.Dashboard.Hosting;
using Ioc.Dashboard.Reports.Archive;
using Ioc.Dashboard.Sending;

namespace Ioc.Dashboard.Reports.Sending;

/// <summary>
/// The outbox and its receipt log. A delivery is claimed by one dashboard at a time and tried again, less and less often, for a day; what was sent just before
/// a crash is sent once more, with the same key. Thread-safe.
/// </summary>
public sealed class Deliveries(ReportDatabase database, RealTime clock)
{
    private const string Columns = "id, slot, kind, target, what, report, body, state, createdAt, attempts, nextAt";
    private const string Receiver = "CASE kind WHEN 'mail' THEN kind ELSE target END";
    private const string Program = "ioc";
    private static readonly TimeSpan _claim = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _shortest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan _patience = TimeSpan.FromDays(1);
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

    /// <summary>Receivers for whom something is due: addresses of HTTP, and the mail server, which is one for all mails.</summary>
    public IReadOnlyList<string> Receivers() => database.Read(connection => connection.Query<string>(
        $"SELECT DISTINCT {Receiver} FROM report_deliveries WHERE state = 'waiting' AND nextAt <= @now AND claimedUntil <= @now", new { now = clock.Milliseconds }).AsList());

    /// <summary>The next one due for the receiver, to be answered by <see cref="Answered"/> within minutes; null: none.</summary>
    public Delivery? Claim(string receiver) => database.Write("deliveries", (connection, transaction) =>
    {
        long now = clock.Milliseconds;
        var next = connection.QueryFirstOrDefault<Delivery>(
            $"SELECT {Columns} FROM report_deliveries WHERE state = 'waiting' AND nextAt <= @now AND claimedUntil <= @now AND {Receiver} = @receiver ORDER BY nextAt, id LIMIT 1",
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
        long now = clock.Milliseconds, attempts = delivery.Attempts + 1;
        string state = answer.Accepted ? "done" : now - delivery.CreatedAt >= (long)_patience.TotalMilliseconds ? "failed" : "waiting";
        connection.Execute(
            """
            UPDATE report_deliveries SET state = CASE WHEN state = 'superseded' AND @state = 'waiting' THEN state ELSE @state END, body = CASE WHEN @state = 'waiting' THEN body ELSE NULL END,
                attempts = @attempts, nextAt = @next, claimedUntil = 0
            WHERE id = @Id AND attempts = @attempts - 1
            """,
            new { state, attempts, next = now + (long)Pause(attempts).TotalMilliseconds, delivery.Id }, transaction);
        Insert(new { delivery = (long?)delivery.Id, report = delivery.Report, at = now, who = Program, accepted = answer.Accepted ? 1L : 0L, answer = answer.Text.Length <= 500 ? answer.Text : answer.Text[..500] });
        return true;

        void Insert(object receipt) => connection.Execute(
            "INSERT INTO report_receipts (delivery, report, at, who, accepted, answer) VALUES (@delivery, @report, @at, @who, @accepted, @answer)", receipt, transaction);
    });

    /// <summary>What a person knows of a receipt: number and day of the acknowledgement, a call, a stamp.</summary>
    public void Note(long report, string who, string words) => database.Write("deliveries", (connection, transaction) => connection.Execute(
        "INSERT INTO report_receipts (report, at, who, accepted, answer) VALUES (@report, @at, @who, @accepted, @words)", new { report, at = clock.Milliseconds, who, accepted = 1L, words }, transaction));

    /// <summary>The latest first; of one report, or of all.</summary>
    public IReadOnlyList<Delivery> Latest(int limit, long? report = null) => database.Read(connection => connection.Query<Delivery>(
        $"SELECT {Columns} FROM report_deliveries {(report is null ? "" : "WHERE report = @report")} ORDER BY id DESC LIMIT @limit", new { limit, report = report ?? 0 }).AsList());

    /// <summary>The receipt log, the latest first; of one report, or of all.</summary>
    public IReadOnlyList<Receipt> Receipts(int limit, long? report = null) => database.Read(connection => connection.Query<Receipt>(
        $"SELECT delivery, at, who, accepted, answer FROM report_receipts {(report is null ? "" : "WHERE report = @report")} ORDER BY id DESC LIMIT @limit", new { limit, report = report ?? 0 }).AsList());

    /// <summary>15 s, 30 s, 1 min, … at most an hour.</summary>
    private static TimeSpan Pause(long attempts) => TimeSpan.FromTicks(Math.Min(_longest.Ticks, _shortest.Ticks << (int)Math.Min(attempts - 1, 20)));
}
