using System.Collections.Concurrent;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Gateway;

/// <summary>
/// Takes events that come over HTTP. It answers when they are durable: committed in the store (embedded broker) or acknowledged
/// by all in-sync replicas (Kafka). Thread-safe.
/// </summary>
public sealed class EventGateway(
    Profile profile, EventStream stream, EventProducer producer, CommitProgress progress, CommitRequests requests,
    IngestState state, SimulatedMark mark, IngestSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);

    private readonly ConcurrentBag<EventCheck> _checks = [];

    /// <summary>Checks each event and takes the good ones.</summary>
    public async Task<IngestAnswer> AcceptAsync(IReadOnlyList<ReadOnlyMemory<byte>> events, Caller caller, CancellationToken cancellation)
    {
        if (stream.Embedded && state.StoreError is { } trouble)
        {
            return new NotTaken(Busy: false, $"the store takes no commits: {trouble}", Later);
        }

        Instant received = Received();
        Checked all = Check(events, caller, received);
        using IDisposable waiting = progress.Caller();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var timer = TimeProvider.System.CreateTimer(_ => deadline.Cancel(), null, settings.AcceptTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            progress.Late.Await(all.Late);
            return await TakeAsync(all, received, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new NotTaken(Busy: false, state.StoreError ?? state.Writing.Words.FirstOrDefault() ?? producer.Explain("not durable in time"), Soon);
        }
        catch (KafkaException broker)
        {
            return new NotTaken(Busy: false, broker.Error.Reason, Later);
        }
        finally
        {
            progress.Late.Forget(all.Late);
        }
    }

    /// <summary>Keeps a whole body as a dead letter (`malformed-json`: no JSON; `not-cloudevent`: a batch that is no array). False: it could not be kept.</summary>
    public async Task<bool> KeepBodyAsync(ReadOnlyMemory<byte> body, RejectReason reason, string detail, CancellationToken cancellation)
    {
        Instant received = Received();
        using IDisposable waiting = progress.Caller();
        var letter = DeadLetter.Of(Topics.Http, -1, -1, null, body.Span, reason, detail, null, received);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(settings.AcceptTimeout);
        try
        {
            if (!stream.Embedded)
            {
                return (await producer.SendAsync([RejectedRecord.Of(letter)], settings.RoomTimeout, deadline.Token).ConfigureAwait(false)).Outcome == SendOutcome.Acknowledged;
            }

            await requests.AddAsync(batch => batch.AddDeadLetter(letter), deadline.Token).ConfigureAwait(false);
            return true;
        }
        catch (KafkaException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private Checked Check(IReadOnlyList<ReadOnlyMemory<byte>> events, Caller caller, Instant received)
    {
        EventCheck check = _checks.TryTake(out EventCheck? idle) ? idle : new EventCheck(profile, mark);
        var kind = new OneKind();
        var all = new Checked(new List<OutgoingEvent>(events.Count), [], []);
        for (int i = 0; i < events.Count; i++)
        {
            if (check.TryAccept(events[i], received, caller, kind, out OutgoingEvent accepted, out Rejection rejection))
            {
                all.Good.Add(accepted);
                if (check.IsForTheLedger && stream.Embedded)
                {
                    all.Late.Add(new LateEvent(i, check.Id, accepted.Value));
                }
            }
            else
            {
                all.Bad.Add(new BadEvent(i, events[i], rejection));
            }
        }

        _checks.Add(check);
        return all;
    }

    private async Task<IngestAnswer> TakeAsync(Checked all, Instant received, CancellationToken cancellation)
    {
        (List<OutgoingEvent> good, List<BadEvent> bad, List<LateEvent> late) = all;

        // On Kafka a rejected one goes the way of the good ones: no database is needed to keep it.
        List<OutgoingEvent> records = stream.Embedded ? good : [.. good, .. bad.Select(b => RejectedRecord.Of(b.Letter(Topics.Http, received)))];
        SendResult sent = await producer.SendAsync(records, settings.RoomTimeout, cancellation).ConfigureAwait(false);
        switch (sent.Outcome)
        {
            case SendOutcome.Busy: return new NotTaken(Busy: true, "too many events in flight", Soon);
            case SendOutcome.Failed: return new NotTaken(Busy: false, sent.Error?.Reason ?? "the broker did not take all", Soon);
        }

        List<Task> waits = [];
        if (stream.Embedded)
        {
            // One store commits both, and a commit together is half the work.
            waits.AddRange(sent.Positions.Select(last => progress.Committed(last.Key, last.Value)));
            waits.AddRange(bad.Count > 0 ? [KeepAsync(bad, received, cancellation)] : []);
        }

        try
        {
            await Task.WhenAll(waits).WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            progress.Forget(waits);
            throw;
        }

        RejectedEvent[] refused = [.. late.Where(each => each.Refused is not null).Select(each => new RejectedEvent(each.Index, each.Id, RejectReasons.Code(each.Refused!.Reason), each.Refused.Detail))];
        return new Taken(good.Count - refused.Length, [.. bad.Select(b => b.Answer).Concat(refused).OrderBy(rejected => rejected.Index)]);
    }

    private Task KeepAsync(List<BadEvent> bad, Instant received, CancellationToken cancellation) =>
        requests.AddAsync(batch => bad.ForEach(b => batch.AddDeadLetter(b.Letter(Topics.Http, received))), cancellation);

    /// <summary>A batch after the checks. Late: those of the good ones that the ledger, in this process, may still refuse.</summary>
    private sealed record Checked(List<OutgoingEvent> Good, List<BadEvent> Bad, List<LateEvent> Late);

    /// <summary>Now, in whole milliseconds as a Kafka timestamp is, so that the worker judges as we did.</summary>
    private Instant Received() => Instant.FromUnixMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
