using Ioc.Metrics.Time;

namespace Ioc.Tests.Shared;

/// <summary>
/// The clock of every test that does not stand on a fixed instant: the machine's, or, with IOC_TEST_NOW=2028-02-29T09:00:00+07:00 in the environment, one that showed that
/// instant when this process first looked at it. It runs on at real speed; delays, timers and stamps are the machine's. Thread-safe.
/// </summary>
public sealed class TestClock : TimeProvider
{
    public const string Variable = "IOC_TEST_NOW";

    private TestClock()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } now)
        {
            Ahead = Instant.Parse(now) - Instant.From(System.GetUtcNow());
        }
    }

    /// <summary>The one clock of this process.</summary>
    public static TestClock Shared { get; } = new();

    public static Instant Now => Instant.From(Shared.GetUtcNow());

    public static LocalDay Today => Now.Day;

    /// <summary>By how much it differs from the machine's clock.</summary>
    public TimeSpan Ahead { get; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;

    /// <summary>
    /// Compares what is read at several moments. Figures move by themselves at full minutes (a day is over, a dossier falls due): what failed over one is done again.
    /// For checks that may be repeated; elsewhere name the day in place of "today".
    /// </summary>
    public static async Task WithinAMinuteAsync(Func<Task> check)
    {
        Instant began = Now.Minute;
        try
        {
            await check();
        }
        catch when (Now.Minute != began)
        {
            await Eventually.Succeeds<bool, Exception>(async () =>
            {
                await check();
                return true;
            });
        }
    }
}
