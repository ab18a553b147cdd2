namespace Ioc.Metrics.Stores.Influx;

/// <summary>
/// Sends lines in batches until each is in InfluxDB or parked. Values are absolute, so a batch whose answer was lost is sent again whole.
/// Bad lines that the answer names are parked, and the rest is sent again where it is not in; else a batch is split until the bad line stands alone.
/// Throws <see cref="StoreUnavailableException"/> when not all could be sent now: the caller sends all again.
/// </summary>
internal sealed class InfluxWriter(InfluxConnection server, InfluxSettings settings, IParkedLines parked, TimeProvider time) : IDisposable
{
    /// <summary>Requests that fail one after the other: splitting further finds nothing out, the server is at fault.</summary>
    private const int MostFailures = 40;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200), LongestPause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _sending = new(1, 1);
    private (long Since, TimeSpan Wait)? _leftAlone;
    private volatile Fault? _fault;

    /// <summary>When and why the server was last found to be at fault by lines alone: a request without any does not meet it.</summary>
    public Fault? LastFault => _fault;

    /// <summary>The target is kept to the end, whatever is found out about it meanwhile.</summary>
    public async Task WriteAsync(InfluxTarget target, IEnumerable<string> lines, CancellationToken cancellation)
    {
        await _sending.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_leftAlone is var (since, wait) && time.GetElapsedTime(since) < wait)
            {
                throw server.Unavailable($"asked to be left alone for {wait.TotalSeconds} s");
            }

            _leftAlone = null;
            foreach (string[] chunk in lines.Chunk(settings.BatchLines))
            {
                var batch = new Batch(target);
                await SendOrSplitAsync(chunk, batch, patient: true, cancellation).ConfigureAwait(false);
                await ParkAsync(batch, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Dispose() => _sending.Dispose();

    private async Task SendOrSplitAsync(string[] lines, Batch batch, bool patient, CancellationToken cancellation)
    {
        InfluxAnswer answer = await SendAsync(lines, batch, patient, cancellation).ConfigureAwait(false);
        if (answer.Verdict == InfluxVerdict.Written)
        {
            (batch.Good, batch.Failures) = (lines[0], 0);
        }
        else if (answer.Verdict == InfluxVerdict.BadLine && NamedLines.Of(answer.Words, lines) is { Named.Count: > 0 } found)
        {
            batch.Bad.AddRange(found.Named.Select(bad => (bad.Line, answer with { Words = bad.Why })));
            string[] rest = found.All ? [] : [.. lines.Except(found.Named.Select(bad => bad.Line), StringComparer.Ordinal)];
            if (rest.Length > 0)
            {
                await SendOrSplitAsync(rest, batch, patient: false, cancellation).ConfigureAwait(false);
            }
        }
        else if ((answer.Verdict == InfluxVerdict.Failed || (answer.IsDoubtful && batch.Good is null)) && ++batch.Failures > MostFailures)
        {
            throw AtFault(answer);
        }
        else if (lines.Length == 1)
        {
            batch.Bad.Add((lines[0], answer));
        }
        else
        {
            await SendOrSplitAsync(lines[..(lines.Length / 2)], batch, patient: false, cancellation).ConfigureAwait(false);
            await SendOrSplitAsync(lines[(lines.Length / 2)..], batch, patient: false, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>A line that failed may have done so by chance; it is to blame only when the server takes another right after it failed again.</summary>
    private async Task ParkAsync(Batch batch, CancellationToken cancellation)
    {
        foreach ((string line, InfluxAnswer answer) in batch.Bad)
        {
            if (answer.IsDoubtful && await IsInAsync(line).ConfigureAwait(false))
            {
                continue;
            }

            if (answer.IsDoubtful && (batch.Good is not { } good || !await IsInAsync(good).ConfigureAwait(false)))
            {
                throw AtFault(answer);
            }

            parked.Park(line, answer.Reason);
        }

        async Task<bool> IsInAsync(string line) => (await SendAsync([line], batch, patient: true, cancellation).ConfigureAwait(false)).Verdict == InfluxVerdict.Written;
    }

    /// <summary>An answer that is about the lines. What is about the server is tried again a few times, then thrown; a failure that may be either only when patient, and then given.</summary>
    private async Task<InfluxAnswer> SendAsync(string[] lines, Batch batch, bool patient, CancellationToken cancellation)
    {
        TimeSpan pause = FirstPause;
        for (int attempt = 1; ; attempt++)
        {
            InfluxAnswer answer = await server.WriteAsync(batch.Target, lines, cancellation).ConfigureAwait(false);
            bool last = attempt >= settings.Attempts, failed = answer.Verdict == InfluxVerdict.Failed;
            if (failed ? last || !patient : answer.Verdict is not (InfluxVerdict.Retry or InfluxVerdict.Blocked))
            {
                return answer;
            }

            TimeSpan wait = answer.RetryAfter is { } asked && asked > pause ? asked : pause;
            _leftAlone = wait > LongestPause ? (time.GetTimestamp(), wait) : null;
            if (answer.Verdict == InfluxVerdict.Blocked || last || wait > LongestPause)
            {
                throw server.Unavailable(answer.Reason, refused: answer.Verdict == InfluxVerdict.Blocked);
            }

            await Task.Delay(wait, TimeProvider.System, cancellation).ConfigureAwait(false);
            pause *= 2;
        }
    }

    private StoreUnavailableException AtFault(InfluxAnswer answer)
    {
        StoreUnavailableException told = server.Unavailable(answer.Reason, refused: true);
        _fault = new Fault(time.GetTimestamp(), told.Message);
        return told;
    }

    public sealed record Fault(long At, string Why);

    /// <summary>What was found out about lines that were sent together. Good: one that is in. Failures: in a row.</summary>
    private sealed class Batch(InfluxTarget target)
    {
        public InfluxTarget Target { get; } = target;

        public List<(string Line, InfluxAnswer Answer)> Bad { get; } = [];

        public string? Good { get; set; }

        public int Failures { get; set; }
    }
}
