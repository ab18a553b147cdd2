using Confluent.Kafka;
using Ioc.Ingest.State;

namespace Ioc.Ingest.Broker;

/// <summary>One call of the producer: collects the delivery reports of its records and completes after the last.</summary>
internal sealed class Sending
{
    private readonly TaskCompletionSource<SendResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<TopicPartition, long> _positions = [];
    private readonly Lock _gate = new();
    private readonly InFlight _inFlight;
    private readonly RenewedProducer _client;
    private int _left;
    private Error? _error;

    public Sending(int records, InFlight inFlight, RenewedProducer client)
    {
        _left = records;
        _inFlight = inFlight;
        _client = client;
        Handler = Report;
    }

    public Task<SendResult> Done => _done.Task;

    public Action<DeliveryReport<byte[], byte[]>> Handler { get; }

    /// <summary>The record never entered the producer's queue.</summary>
    public void NotQueued(TopicPartition partition, long cost, Error error)
    {
        _inFlight.Failed(partition, cost);
        Error why = _client.WhyNot(partition, error);
        lock (_gate)
        {
            _error ??= why;
            CountDown();
        }
    }

    private void Report(DeliveryReport<byte[], byte[]> report)
    {
        long cost = new OutgoingEvent(report.Topic, report.Message.Key, report.Message.Value, default).Cost;
        if (report.Error.IsError)
        {
            NotQueued(report.TopicPartition, cost, report.Error);
            return;
        }

        _inFlight.Delivered(report.TopicPartition, report.Offset, cost);
        _client.Acknowledged(report.TopicPartition);
        lock (_gate)
        {
            _positions[report.TopicPartition] = Math.Max(report.Offset, _positions.GetValueOrDefault(report.TopicPartition, -1));
            CountDown();
        }
    }

    private void CountDown()
    {
        if (--_left == 0)
        {
            _done.SetResult(new SendResult(_error is null ? SendOutcome.Acknowledged : SendOutcome.Failed, _positions, _error));
        }
    }
}
