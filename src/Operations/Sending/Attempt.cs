namespace Ioc.Operations.Sending;

/// <summary>
/// What an attempt makes of a delivery, the one rule of all outboxes: done when it was taken, else tried again after 15 s, 30 s, … at most an hour, failed after a day.
/// Times: Unix milliseconds, real clock. Number: of this attempt, from 1.
/// </summary>
internal readonly record struct Attempt(string State, long Number, long NextAt, string Answer)
{
    /// <summary>What the name of a receiver of mail begins with.</summary>
    public const string Mail = "mail ";

    /// <summary>SQL of who a row is for: an address of HTTP, or one of mail.</summary>
    public const string Receiver = $"CASE kind WHEN 'mail' THEN '{Mail}' || target ELSE target END";

    private const int LongestAnswer = 500;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(15), Longest = TimeSpan.FromHours(1), Patience = TimeSpan.FromDays(1);

    /// <summary>Before: how many attempts there were.</summary>
    public static Attempt Of(SendAnswer answer, long before, long createdAt, long now) => new(
        answer.Accepted ? "done" : now - createdAt >= (long)Patience.TotalMilliseconds ? "failed" : "waiting",
        before + 1,
        now + (long)TimeSpan.FromTicks(Math.Min(Longest.Ticks, Shortest.Ticks << (int)Math.Min(before, 20))).TotalMilliseconds,
        answer.Text.Length <= LongestAnswer ? answer.Text : answer.Text[..LongestAnswer]);
}
