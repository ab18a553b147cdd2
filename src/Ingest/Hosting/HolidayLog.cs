using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Hosting;

/// <summary>Says at the start which years' holidays are missing.</summary>
public static partial class HolidayLog
{
    public static void Say(ILogger log, Profile profile, TimeProvider time)
    {
        foreach (string notice in HolidayNotice.Of(profile, Instant.From(time.GetUtcNow()).Day))
        {
            Missing(log, notice);
        }
    }

    [LoggerMessage(96, LogLevel.Warning, "{Notice}")]
    private static partial void Missing(ILogger log, string notice);
}
