using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>Whether the cluster can be reached and lets us read, as its client says and as asked. Trouble comes from the client's threads, the rest from the loop's.</summary>
internal sealed class BrokerContact(ReadingParts parts)
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(2);

    private readonly IngestState _state = parts.State;
    private readonly string? _user = parts.Stream.Connection.User;
    private readonly string _group = "group " + parts.Settings.Group;
    private readonly ClientTrouble _trouble = new(parts.Stream.Connection.User);
    private bool _troubled;
    private long _asked;

    public void Trouble(Error error)
    {
        KafkaLog.Error(parts.Log, error);
        _trouble.Heard(error);
        if (error.IsFatal || error.Code == ErrorCode.Local_AllBrokersDown)
        {
            _state.BrokerSays(_trouble.Explain(error).Reason);
            Volatile.Write(ref _troubled, true);
        }
    }

    /// <summary>A topic, or the group, could not be read. The client says so once: a refusal stands until something of it comes.</summary>
    public void NotRead(ConsumeException refused)
    {
        Error error = refused.Error;
        if (!error.IsUnauthorised())
        {
            _state.BrokerSays(_trouble.Explain(error).Reason);
            return;
        }

        string what = error.Code == ErrorCode.GroupAuthorizationFailed ? _group : Named(refused.ConsumerRecord.Topic), words = error.On(what, "Read", _user).Reason;
        if (_state.Reading.Add(what, words))
        {
            BrokerLog.Refused(parts.Log, words);
        }
    }

    /// <summary>Something of this topic came.</summary>
    public void Came(string topic)
    {
        Back();
        if (_state.Reading.Any)
        {
            Allowed(Named(topic));
        }
    }

    /// <summary>The group gave us partitions.</summary>
    public void Joined() => Allowed(_group);

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

    private static string Named(string topic) => "topic " + topic;

    private void Back()
    {
        _trouble.Passed();
        _state.BrokerSays(null);
        Volatile.Write(ref _troubled, false);
    }

    private void Allowed(string what)
    {
        if (_state.Reading.Remove(what))
        {
            BrokerLog.AllowedAgain(parts.Log, what);
        }
    }
}
