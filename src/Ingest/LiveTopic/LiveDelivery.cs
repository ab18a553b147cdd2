using System.Diagnostics.Metrics;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.LiveTopic;

/// <summary>
/// What becomes of the parts that this process sends to ioc.live: why they do not arrive, which are too large, and whether all must go out again because some
/// were lost or the topic is another one. Meter `ioc.live`. Thread-safe; called by the client's own threads too, so nothing here waits.
/// </summary>
internal sealed class LiveDelivery
{
    /// <summary>While some parts arrive and others do not, all of them go out again this often at most.</summary>
    private static readonly TimeSpan RenewedAtMost = TimeSpan.FromSeconds(5);

    private readonly IngestState _state;
    private readonly TimeProvider _machine;
    private readonly TopicAlarm _alarm;
    private readonly ILogger _log;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _tooLarge = new(StringComparer.Ordinal);
    private readonly Counter<long> _parts;
    private string? _trouble;
    private bool _lost;
    private long _renewals;
    private long? _renewedAt;

    /// <summary>Machine: times what is done again.</summary>
    public LiveDelivery(IngestState state, TopicAlarm alarm, TimeProvider machine, IMeterFactory meters, ILogger<LiveDelivery> log)
    {
        Meter meter = meters.Create("ioc.live");
        (_state, _alarm, _machine, _log) = (state, alarm, machine, log);
        _parts = meter.CreateCounter<long>("ioc.live.parts", "{part}", "Live parts by what became of them");
        meter.CreateObservableCounter("ioc.live.renewals", () => Renewals, "{renewal}", "How often all live parts were sent anew, since some were lost or the topic was made anew");
    }

    /// <summary>Grows each time that every part must go out again.</summary>
    public long Renewals => Volatile.Read(ref _renewals);

    /// <summary>Whether the last one of this key was larger than the topic takes.</summary>
    public bool IsTooLarge(string key)
    {
        lock (_gate)
        {
            return _tooLarge.ContainsKey(key);
        }
    }

    public void Delivered(string key)
    {
        Count("delivered");
        lock (_gate)
        {
            if (_trouble is null && !_lost && !_tooLarge.Remove(key))
            {
                return;
            }

            _tooLarge.Remove(key);
            _trouble = null;
            if (_lost && (_renewedAt is not { } at || _machine.GetElapsedTime(at) >= RenewedAtMost))
            {
                Renew();
                LiveTopicLog.Renewed(_log);
            }

            Say();
        }
    }

    /// <summary>It did not arrive, and another of its key will not arrive either until the cause is set right.</summary>
    public void Lost(Error why)
    {
        Count("lost");
        lock (_gate)
        {
            string trouble = $"{Topics.Live} takes no parts: {why.Reason}";
            if (trouble != _trouble)
            {
                LiveTopicLog.Lost(_log, trouble);
            }

            (_trouble, _lost) = (trouble, true);
            Say();
        }

        _alarm.Ring(why);
    }

    /// <summary>It is larger than the topic takes, also alone.</summary>
    public void TooLarge(string key, int bytes)
    {
        Count("too-large");
        lock (_gate)
        {
            if (!_tooLarge.ContainsKey(key))
            {
                LiveTopicLog.TooLarge(_log, key, bytes);
            }

            _tooLarge[key] = bytes;
            Say();
        }
    }

    /// <summary>The topic is another one than a moment ago: it holds nothing of ours.</summary>
    public void TopicIsNew()
    {
        lock (_gate)
        {
            Renew();
        }
    }

    private void Renew()
    {
        (_lost, _renewedAt) = (false, _machine.GetTimestamp());
        Volatile.Write(ref _renewals, _renewals + 1);
    }

    private void Say() => _state.LiveSays(_trouble ?? _tooLarge.Select(part => $"{part.Key} ({part.Value} bytes) is larger than {Topics.Live} takes").FirstOrDefault());

    private void Count(string outcome) => _parts.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
