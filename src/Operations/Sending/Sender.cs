using System.Collections.Concurrent;
using Ioc.Operations.Timing;

namespace Ioc.Operations.Sending;

/// <summary>
/// Sends what waits in an outbox: receivers side by side, to each one thing after the other, so that one that does not answer holds up nobody else. Looking for
/// what is due never waits for what is being sent. At most <see cref="AtOnce"/> are sent at the same moment, and beside them <see cref="MailsAtOnce"/> mails: all go
/// to one server, which may be slow, or refuse more connections.
/// </summary>
public abstract class Sender(TimeSpan pace, RealTime clock, BackgroundFailures failures, ILogger log) : ResilientService(clock.Provider, failures, log)
{
    private const int AtOnce = 16, MailsAtOnce = 4;

    private readonly ConcurrentDictionary<string, Task> _busy = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _room = new(AtOnce, AtOnce), _mailRoom = new(MailsAtOnce, MailsAtOnce);

    /// <summary>One look: begins with each receiver for whom something is due and who is not being served. Completes when those have got all that is due.</summary>
    public Task SendDueAsync(CancellationToken cancellation)
    {
        foreach (string receiver in Due().Where(receiver => !_busy.TryGetValue(receiver, out Task? serving) || serving.IsCompleted))
        {
            _busy[receiver] = Task.Run(() => ServeAsync(receiver, cancellation), cancellation);
        }

        return Task.WhenAll(_busy.Values);
    }

    public override void Dispose()
    {
        _room.Dispose();
        _mailRoom.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Receivers for whom something is due now.</summary>
    protected abstract IReadOnlyList<string> Due();

    /// <summary>Sends the next thing that is due for the receiver and notes the answer. False: there is none.</summary>
    protected abstract Task<bool> SendNextAsync(string receiver, CancellationToken cancellation);

    /// <summary>What is thrown while sending is an answer too: a delivery of which none was noted would be tried for ever, and hold up all that is behind it.</summary>
    protected static async Task<SendAnswer> AnswerAsync(Func<Task<SendAnswer>> send, CancellationToken cancellation)
    {
        try
        {
            return await send();
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested)
        {
            return new SendAnswer(false, failed.Message);
        }
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pace, clock.Provider);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach ((string receiver, Task served) in _busy.Where(serving => serving.Value.IsCompleted))
            {
                _busy.TryRemove(receiver, out _);
                await served; // what could not be noted is told
            }

            _ = SendDueAsync(stoppingToken);
        }
    }

    private async Task ServeAsync(string receiver, CancellationToken cancellation)
    {
        SemaphoreSlim room = receiver.StartsWith(Attempt.Mail, StringComparison.Ordinal) ? _mailRoom : _room;
        bool more = true;
        while (more)
        {
            await room.WaitAsync(cancellation);
            try
            {
                more = await SendNextAsync(receiver, cancellation);
            }
            finally
            {
                room.Release();
            }
        }
    }
}
