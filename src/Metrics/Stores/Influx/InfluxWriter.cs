using System.Text;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>
/// Sends lines in batches until each is in InfluxDB or parked. Values are absolute, so a batch whose answer was lost is sent again whole.
/// Bad lines that the answer names are parked, and the rest is sent again where it is not in; else a batch is split until the bad line stands alone.
/// Throws <see cref="StoreUnavailableException"/> when not all could be sent now: the caller sends all again.
/// </summary>
internal sealed class InfluxWriter(InfluxConnection server, InfluxSettings settings, IParkedLines parked, TimeProvider time) : IDisposable
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

    /// <summary>When every line is refused for a reason that we do not know, or the server fails at each, it is at fault and not the lines: nothing is parked.</summary>
    private async Task SendBatchAsync(List<string> lines, CancellationToken cancellation)
    {
        var batch = new Batch();
        await SendOrSplitAsync(lines, batch, patient: true, cancellation).ConfigureAwait(false);
        if (batch.Bad.Count == lines.Count && batch.Bad.TrueForAll(bad => bad.Verdict != InfluxVerdict.BadLine))
        {
            throw server.Unavailable(batch.Bad[0].Why, refused: true);
        }

        foreach (BadLine bad in batch.Bad)
        {
            // It may have failed by chance, before the others got in.
            if (bad.Verdict != InfluxVerdict.Failed || (await SendAsync([bad.Line], patient: true, cancellation).ConfigureAwait(false)).Verdict != InfluxVerdict.Written)
            {
                parked.Park(bad.Line, bad.Why);
            }
        }
    }

    private async Task SendOrSplitAsync(List<string> lines, Batch batch, bool patient, CancellationToken cancellation)
    {
        InfluxAnswer answer = await SendAsync(lines, patient, cancellation).ConfigureAwait(false);
        if (answer.Verdict == InfluxVerdict.Written)
        {
            batch.Got();
        }
        else if (answer.Verdict == InfluxVerdict.BadLine && NamedLines.Of(answer, lines) is { Named.Count: > 0 } found)
        {
            batch.Bad.AddRange(found.Named.Select(bad => new BadLine(bad.Line, bad.Why, answer.Verdict)));
            List<string> rest = found.All ? [] : [.. lines.Except(found.Named.Select(bad => bad.Line), StringComparer.Ordinal)];
            if (rest.Count > 0)
            {
                await SendOrSplitAsync(rest, batch, patient: false, cancellation).ConfigureAwait(false);
            }
        }
        else if (batch.Fails(answer.Verdict))
        {
            throw server.Unavailable(answer.Reason, refused: true);
        }
        else if (lines.Count == 1)
        {
            batch.Bad.Add(new BadLine(lines[0], answer.Reason, answer.Verdict == InfluxVerdict.TooLarge ? InfluxVerdict.BadLine : answer.Verdict));
        }
        else
        {
            await SendOrSplitAsync(lines[..(lines.Count / 2)], batch, patient: false, cancellation).ConfigureAwait(false);
            await SendOrSplitAsync(lines[(lines.Count / 2)..], batch, patient: false, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>An answer that is about the lines. What is about the server is tried again a few times, then thrown; a failure that may be either only when patient, and then given.</summary>
    private async Task<InfluxAnswer> SendAsync(List<string> lines, bool patient, CancellationToken cancellation)
    {
        byte[] body = Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
        TimeSpan pause = FirstPause;
        for (int attempt = 1; ; attempt++)
        {
            InfluxAnswer answer = await server.WriteAsync(body, cancellation).ConfigureAwait(false);
            bool last = attempt >= settings.Attempts, failed = answer.Verdict == InfluxVerdict.Failed;
            if (failed ? last || !patient : answer.Verdict is not (InfluxVerdict.Retry or InfluxVerdict.Blocked))
            {
                return answer;
            }

            TimeSpan wait = answer.RetryAfter is { } asked && asked > pause ? asked : pause;
            if (wait > LongestWait)
            {
                _leaveAlone = wait < LongestLeftAlone ? wait : LongestLeftAlone;
                _leftAloneSince = time.GetTimestamp();
            }

            if (answer.Verdict == InfluxVerdict.Blocked || last || wait > LongestWait)
            {
                throw server.Unavailable(answer.Reason, refused: answer.Verdict == InfluxVerdict.Blocked);
            }

            await Task.Delay(wait, TimeProvider.System, cancellation).ConfigureAwait(false);
            pause *= 2;
        }
    }

    private void RespectRetryAfter()
    {
        if (_leftAloneSince is { } since && time.GetElapsedTime(since) < _leaveAlone)
        {
            throw server.Unavailable($"asked to be left alone for {_leaveAlone.TotalSeconds} s");
        }

        _leftAloneSince = null;
    }

    private readonly record struct BadLine(string Line, string Why, InfluxVerdict Verdict);

    /// <summary>What was found out about a batch while it was split.</summary>
    private sealed class Batch
    {
        /// <summary>Requests that fail one after the other: splitting further finds nothing out, the server is at fault.</summary>
        private const int MostFailures = 40;

        private int _failures;
        private bool _got;

        public List<BadLine> Bad { get; } = [];

        /// <summary>Some lines are in.</summary>
        public void Got() => (_failures, _got) = (0, true);

        /// <summary>Whether this answer is one too many. Lines that are refused for an unknown reason may be many, once others got in.</summary>
        public bool Fails(InfluxVerdict verdict) =>
            (verdict == InfluxVerdict.Failed || (verdict == InfluxVerdict.Refused && !_got)) && ++_failures > MostFailures;
    }
}
