using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Coordination;

/// <summary>What is said of leases.</summary>
internal static partial class CoordinationLog
{
    [LoggerMessage(60, LogLevel.Information, "Holds the lease {Name} (epoch {Epoch})")]
    public static partial void Held(ILogger log, string name, long epoch);

    [LoggerMessage(61, LogLevel.Warning, "Lost the lease {Name}")]
    public static partial void Lost(ILogger log, string name);

    [LoggerMessage(62, LogLevel.Warning, "The lease {Name} could not be asked for: {Why}")]
    public static partial void NotRenewed(ILogger log, string name, string why);
}
