using Confluent.Kafka;
using Ioc.Ingest.Broker;

namespace Ioc.Faults.Running;

/// <summary>
/// A system that sends each batch in a transaction. Acknowledged: committed. Now and then it sends dossiers and then thinks better of it: what was aborted is in the
/// log and must count nowhere. After an error it begins anew with another client, which ends what the one before had left open.
/// </summary>
internal sealed class TransactionalSender(string bootstrap, string id) : IEventSender
{
    private const int AbortOneOf = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private IProducer<string, string>? _producer;
    private int _batches;

    /// <summary>Events that were in the log before their transaction was aborted.</summary>
    public int Aborted { get; private set; }

    public Task<bool> TrySendAsync(IReadOnlyList<LoadEvent> batch) => Task.Run(() =>
    {
        try
        {
            _producer ??= Begin();
            if (_batches++ % AbortOneOf == 0)
            {
                Abort(_producer, batch);
            }

            Produce(_producer, batch);
            _producer.CommitTransaction(Patience);
            return true;
        }
        catch (KafkaException)
        {
            Dispose();
            return false;
        }
    });

    public void Dispose()
    {
        _producer?.Dispose();
        _producer = null;
    }

    private IProducer<string, string> Begin()
    {
        ProducerConfig settings = KafkaSender.Settings(bootstrap);
        settings.TransactionalId = id;
        settings.TransactionTimeoutMs = (int)Patience.TotalMilliseconds;
        IProducer<string, string> producer = KafkaSender.Make(settings);
        try
        {
            producer.InitTransactions(Patience);
            return producer;
        }
        catch
        {
            producer.Dispose();
            throw;
        }
    }

    private void Abort(IProducer<string, string> producer, IReadOnlyList<LoadEvent> batch)
    {
        LoadEvent[] never = [.. batch.Where(e => e.Topic == Topics.ProcedureEvents).Select(e => e with { Json = e.Json.Replace("\"id\":\"", "\"id\":\"never-", StringComparison.Ordinal) })];
        Produce(producer, never);
        producer.AbortTransaction(Patience);
        Aborted += never.Length;
    }

    /// <summary>All of it is in the log when this returns.</summary>
    private static void Produce(IProducer<string, string> producer, IReadOnlyList<LoadEvent> batch)
    {
        producer.BeginTransaction();
        Task[] produced = [.. batch.Select(e => producer.ProduceAsync(e.Topic, new Message<string, string> { Key = e.Key, Value = e.Json }))];
        Task.WhenAll(produced).GetAwaiter().GetResult();
    }
}
