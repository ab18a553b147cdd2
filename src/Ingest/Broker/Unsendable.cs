using Confluent.Kafka;

namespace Ioc.Ingest.Broker;

/// <summary>Why a broker refuses a record so that the same record can only be refused again: trying on would hold up what comes behind it.</summary>
internal static class Unsendable
{
    public static bool Is(Error error) => error.Code is ErrorCode.MsgSizeTooLarge or ErrorCode.RecordListTooLarge or ErrorCode.InvalidMsg or ErrorCode.InvalidMsgSize
        or ErrorCode.InvalidRecord or ErrorCode.InvalidTimestamp or ErrorCode.PolicyViolation;
}
