using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Broker;

/// <summary>
/// What librdkafka says, in our log. Called by the client's own threads, whose work ends with what a callback throws: a log that fails is passed over.
/// </summary>
internal static partial class KafkaLog
{
    public static void Message(ILogger log, LogMessage message) => Guarded(() => Write(log, message));

    public static void Error(ILogger log, Error error) => Guarded(() => Write(log, error));

    private static void Guarded(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // There is nobody left to tell.
        }
    }

    private static void Write(ILogger log, LogMessage message)
    {
        switch (message.Level)
        {
            case <= SyslogLevel.Error: Trouble(log, message.Facility, message.Message); break;
            case <= SyslogLevel.Warning: Remark(log, message.Facility, message.Message); break;
            default: Detail(log, message.Facility, message.Message); break;
        }
    }

    private static void Write(ILogger log, Error error)
    {
        if (error.IsFatal)
        {
            Fatal(log, error.Reason);
        }
        else if (error.Code is ErrorCode.Local_Ssl or ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Resolve)
        {
            Trouble(log, error.Code.ToString(), error.Reason); // certificates, passwords, names: it does not pass by itself
        }
        else
        {
            Remark(log, error.Code.ToString(), error.Reason);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Kafka {Facility}: {Text}")]
    private static partial void Trouble(ILogger log, string facility, string text);

    [LoggerMessage(2, LogLevel.Information, "Kafka {Facility}: {Text}")]
    private static partial void Remark(ILogger log, string facility, string text);

    [LoggerMessage(3, LogLevel.Debug, "Kafka {Facility}: {Text}")]
    private static partial void Detail(ILogger log, string facility, string text);

    [LoggerMessage(4, LogLevel.Critical, "Kafka client cannot go on: {Reason}")]
    private static partial void Fatal(ILogger log, string reason);
}
