using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Broker;

/// <summary>What is said of topics.</summary>
internal static partial class TopicLog
{
    [LoggerMessage(50, LogLevel.Information, "Topics made: {Names}")]
    public static partial void Made(ILogger log, string names);

    [LoggerMessage(51, LogLevel.Warning, "Settings of the topics could not be looked at ({Why}): they are taken as they are")]
    public static partial void NotLooked(ILogger log, string why);

    [LoggerMessage(52, LogLevel.Error, "Topic {Fault}")]
    public static partial void Wrong(ILogger log, string fault);

    [LoggerMessage(53, LogLevel.Warning, "The topics could not be looked at now ({Why}). Trying again in a minute")]
    public static partial void NoAnswer(ILogger log, string why);
}
