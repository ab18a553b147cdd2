using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>Whether the cluster can be reached, as its client says and as asked. Trouble comes from the client's threads, the rest from the loop's.</summary>
internal sealed class BrokerContact(IngestState state, ILogger log)
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(2);

    private bool _troubled;
    private long _asked;

    public void Trouble(Error error)
    {
        KafkaLog.Error(log, error);
        if (error.IsFatal || error.Code == ErrorCode.Local_AllBrokersDown)
        {
            state.BrokerSays(error.Reason);
            Volatile.Write(ref _troubled, true);
        }
    }

    public void Back()
    {
        state.BrokerSays(null);
        Volatile.Write(ref _troubled, false);
    }

    /// <summary>Where nothing comes in, nothing tells that the cluster is back: it is asked, by something that throws while it is not.</summary>
    public void AskWhetherBack(Action ask)
    {
        if (!Volatile.Read(ref _troubled) || TimeProvider.System.GetElapsedTime(_asked) < AskEvery)
        {
            return;
        }

        _asked = TimeProvider.System.GetTimestamp();
        try
        {
            ask();
            Back();
        }
        catch (KafkaException)
        {
            // Still away.
        }
    }
}
