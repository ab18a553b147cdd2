using Ioc.Metrics.Stores;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Background;

/// <summary>How who starts waits for a store that is away: all may be started at once, and nothing ends for an outage.</summary>
internal static partial class StoreWait
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Tries each second until no store is away; says each reason once in a row. What a store refuses is thrown.</summary>
    public static async Task UntilItAnswersAsync(Func<Task> attempt, ILogger log, CancellationToken cancellation)
    {
        string? said = null;
        while (true)
        {
            try
            {
                await attempt().ConfigureAwait(false);
                return;
            }
            catch (StoreUnavailableException notYet)
            {
                if (notYet.Message != said)
                {
                    Waits(log, said = notYet.Message);
                }

                await Task.Delay(Pause, TimeProvider.System, cancellation).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(70, LogLevel.Warning, "Waits for a store: {Why}")]
    private static partial void Waits(ILogger log, string why);
}
