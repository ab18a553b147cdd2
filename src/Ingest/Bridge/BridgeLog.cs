using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Bridge;

/// <summary>What the bridge says. Nothing of a record is ever in it.</summary>
internal static partial class BridgeLog
{
    [LoggerMessage(97, LogLevel.Error, "{Gap}; figures may be incomplete")]
    public static partial void Gap(ILogger log, string gap);

    [LoggerMessage(98, LogLevel.Information, "Offsets of foreign topics were not committed: {Why}. They are committed with the next ones, or what they cover is read again")]
    public static partial void NotCommitted(ILogger log, string why);

    [LoggerMessage(99, LogLevel.Information, "The bridge could not leave its group: {Why}. Its partitions go to others after the session timeout")]
    public static partial void NotLeft(ILogger log, string why);

    [LoggerMessage(100, LogLevel.Information, "Bridge: {Mapping} reads {Topic}")]
    public static partial void Reads(ILogger log, string mapping, string topic);
}
