using System.Text;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>
/// Sends lines in batches until each is in InfluxDB or parked. Values are absolute, so a batch whose answer was lost is sent again whole.
/// A batch with a bad line is split until the line stands alone. Throws <see cref="StoreUnavailableException"/> when not all could be sent now: the caller sends all again.
/// </summary>
internal sealed class InfluxWriter(InfluxClient client, InfluxSettings settings, IParkedLines parked, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Who asks to be left alone for longer is asked again then.</summary>
    private static readonly TimeSpan LongestLeftAlone = TimeSpan.FromMinutes(15);

    private readonly SemaphoreSlim _sending = new(1, 1);
    private long? _leftAloneSince;
    private TimeSpan _leaveAlone;

    public async Task WriteAsync(IEnumerable<string> lines, CancellationToken cancellation)
    {
        await _sending.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            RespectRetryAfter();
            foreach (List<string> batch in Batches(lines))
            {
                await SendBatchAsync(batch, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Dispose() => _sending.Dispose();

    private IEnumerable<List<string>> Batches(IEnumerable<string> lines)
    {
        var batch = new List<string>();
        int bytes = 0;
        foreach (string line in lines)
        {
            int length = Encoding.UTF8.GetByteCount(line) + 1;
            if (batch.Count > 0 && (batch.Count >= settings.BatchLines || bytes + length > settings.BatchBytes))
            {
                yield return batch;
                batch = [];
                bytes = 0;
            }

            batch.Add(line);
            bytes += length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>When every line is refused for a reason that we do not know, the request is at fault, not the lines: nothing is parked.</summary>
    private async Task SendBatchAsync(List<string> batch, CancellationToken cancellation)
    {
        var rejected = new List<(string Line, InfluxAnswer Answer)>();
        await SplitAsync(batch, rejected, cancellation).ConfigureAwait(false);
        if (rejected.Count == batch.Count && rejected.TrueForAll(line => line.Answer.Verdict == InfluxVerdict.Refused))
        {
            throw client.Unavailable(rejected[0].Answer.Reason);
        }

        rejected.ForEach(line => parked.Park(line.Line, line.Answer.Reason));
    }

    private async Task SplitAsync(List<string> lines, List<(string, InfluxAnswer)> rejected, CancellationToken cancellation)
    {
        InfluxAnswer answer = await SendAsync(lines, cancellation).ConfigureAwait(false);
        if (answer.Verdict == InfluxVerdict.Written)
        {
            return;
        }

        if (lines.Count == 1)
        {
            rejected.Add((lines[0], answer));
            return;
        }

        await SplitAsync(lines[..(lines.Count / 2)], rejected, cancellation).ConfigureAwait(false);
        await SplitAsync(lines[(lines.Count / 2)..], rejected, cancellation).ConfigureAwait(false);
    }

    /// <summary>An answer that is about the lines. What is about the server is tried again a few times, then thrown.</summary>
    private async Task<InfluxAnswer> SendAsync(List<string> lines, CancellationToken cancellation)
    {
        byte[] body = Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
        TimeSpan pause = FirstPause;
        for (int attempt = 1; ; attempt++)
        {
            InfluxAnswer answer = await client.WriteAsync(body, cancellation).ConfigureAwait(false);
            if (answer.Verdict is not (InfluxVerdict.Retry or InfluxVerdict.Blocked))
            {
                return answer;
            }

            TimeSpan wait = answer.RetryAfter is { } asked && asked > pause ? asked : pause;
            if (wait > LongestWait)
            {
                _leaveAlone = wait < LongestLeftAlone ? wait : LongestLeftAlone;
                _leftAloneSince = time.GetTimestamp();
            }

            if (answer.Verdict == InfluxVerdict.Blocked || attempt >= settings.Attempts || wait > LongestWait)
            {
                throw client.Unavailable(answer.Reason);
            }

            await Task.Delay(wait, TimeProvider.System, cancellation).ConfigureAwait(false);
            pause *= 2;
        }
    }

    private void RespectRetryAfter()
    {
        if (_leftAloneSince is { } since && time.GetElapsedTime(since) < _leaveAlone)
        {
            throw client.Unavailable($"asked to be left alone for {_leaveAlone.TotalSeconds} s");
        }

        _leftAloneSince = null;
    }
}
