using Confluent.Kafka;

namespace Ioc.Ingest.Broker;

/// <summary>
/// What a client heard last of its brokers, so that a time-out or "all brokers are down" can say why: alone it helps nobody whose password or certificate is wrong. User: ours. Thread-safe.
/// </summary>
internal sealed class ClientTrouble(string? user)
{
    private volatile Error? _last;

    public void Heard(Error error)
    {
        if (error.Code != ErrorCode.Local_AllBrokersDown)
        {
            _last = error;
        }
    }

    /// <summary>Whether waiting longer for an answer is of no use.</summary>
    public bool IsRefusal => _last?.IsRefusal() == true;

    /// <summary>The brokers do what they are asked: what was before explains nothing that comes.</summary>
    public void Passed()
    {
        if (_last is not null)
        {
            _last = null;
        }
    }

    /// <summary>The error with its reason as far as it is known, and as a refusal if that is why.</summary>
    public Error Explain(Error error)
    {
        if (_last is not { } why || error.Code is not (ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Transport or ErrorCode.Local_TimedOut or ErrorCode.Local_MsgTimedOut))
        {
            return error;
        }

        return why.IsUnknownUser()
            ? new Error(why.Code, $"{error.Reason}: Kafka does not know user \"{user}\" by this password (Ioc__Kafka__User, __Password, __SaslMechanism): {why.Reason}")
            : new Error(error.Code, $"{error.Reason}: {why.Reason}", error.IsFatal);
    }
}
