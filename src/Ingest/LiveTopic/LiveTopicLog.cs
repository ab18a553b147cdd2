using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.LiveTopic;

/// <summary>What is said of the live topic.</summary>
internal static partial class LiveTopicLog
{
    [LoggerMessage(41, LogLevel.Warning, "Live parts cannot be read: {Why}. Trying again until it goes well")]
    public static partial void NotRead(ILogger log, string why);

    [LoggerMessage(90, LogLevel.Warning, "{Why}. Ingest goes on; boards are late until they arrive again")]
    public static partial void Lost(ILogger log, string why);

    [LoggerMessage(91, LogLevel.Information, "Live parts arrive again: all of them are sent anew")]
    public static partial void Renewed(ILogger log);

    [LoggerMessage(92, LogLevel.Error, "The live part {Key} ({Bytes} bytes) is larger than the topic takes (max.message.bytes): boards go without it; the others go on")]
    public static partial void TooLarge(ILogger log, string key, int bytes);

    [LoggerMessage(93, LogLevel.Warning, "The live topic was made anew ({Was} to {Now}): it is read from its beginning, and all parts are sent anew")]
    public static partial void TopicIsNew(ILogger log, string was, string now);

    [LoggerMessage(95, LogLevel.Warning, "The consumer of live parts does not give what the broker has: it is begun again")]
    public static partial void StandsStill(ILogger log);

    [LoggerMessage(94, LogLevel.Information, "Live parts are read again")]
    public static partial void ReadAgain(ILogger log);
}
