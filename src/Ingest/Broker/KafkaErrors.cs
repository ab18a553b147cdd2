using Confluent.Kafka;

namespace Ioc.Ingest.Broker;

/// <summary>What an error of Kafka's means for who sends or reads.</summary>
internal static class KafkaErrors
{
    /// <summary>The record, or the batch that it went in, is larger than client, broker or topic take: it will never go as it is.</summary>
    public static bool IsTooLarge(this Error error) => error.Code is ErrorCode.MsgSizeTooLarge or ErrorCode.RecordListTooLarge;

    /// <summary>The record is refused so that it can only be refused again: trying on would hold up what comes behind it.</summary>
    public static bool IsForGood(this Error error) => error.IsTooLarge() || error.Code is ErrorCode.InvalidMsg or ErrorCode.InvalidMsgSize
        or ErrorCode.InvalidRecord or ErrorCode.InvalidTimestamp or ErrorCode.PolicyViolation;

    /// <summary>The topic, or a partition of it, is not there.</summary>
    public static bool IsMissing(this Error error) =>
        error.Code is ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic or ErrorCode.Local_UnknownPartition or ErrorCode.UnknownTopicId;

    /// <summary>The whole cluster does not answer us, or does not let us in; else it is the topic's own trouble.</summary>
    public static bool IsOfCluster(this Error error) => error.Code is ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Transport or ErrorCode.Local_TimedOut
        or ErrorCode.Local_Resolve or ErrorCode.Local_Ssl or ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed;
}
