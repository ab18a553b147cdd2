using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Broker;

/// <summary>What we say of our own clients.</summary>
internal static partial class BrokerLog
{
    [LoggerMessage(5, LogLevel.Warning, "The producer could not go on ({Why}) and was replaced; what was not acknowledged is to be sent again")]
    public static partial void ProducerReplaced(ILogger log, string why);

    [LoggerMessage(6, LogLevel.Error, "No other producer could be made. Trying again")]
    public static partial void ProducerNotReplaced(ILogger log, Exception e);

    [LoggerMessage(7, LogLevel.Error, "Kafka refuses us: {Why}")]
    public static partial void Refused(ILogger log, string why);

    [LoggerMessage(8, LogLevel.Information, "Kafka lets us use {What} again")]
    public static partial void AllowedAgain(ILogger log, string what);
}
