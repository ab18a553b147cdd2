namespace Ioc.Metrics.Stores.Influx;

/// <summary>What an answer to a write means.</summary>
internal enum InfluxVerdict
{
    /// <summary>All lines are in.</summary>
    Written,

    /// <summary>The server cannot now, or we do not know whether it did: the same lines may be sent again.</summary>
    Retry,

    /// <summary>Nothing can be written until a person sets something right (credentials, bucket, database).</summary>
    Blocked,

    /// <summary>At least one line is bad. The others are in (422, 1.x), or none is (400 of 2.x, and 413: it is all too large).</summary>
    BadLine,

    /// <summary>Refused for a reason we do not know: a line, or the request as a whole.</summary>
    Refused,

    /// <summary>The server failed (500 other than a timeout), for a moment or for good, by a line or by itself (a full cache or disk).</summary>
    Failed,
}

/// <summary>An answer and, in its own words, why. RetryAfter: how long the server asks to be left alone.</summary>
internal sealed record InfluxAnswer(InfluxVerdict Verdict, string Words, int Code = 0, TimeSpan? RetryAfter = null)
{
    private const int LongestReason = 500;

    /// <summary>Words of 1.x and 2.7 that are about lines, whatever the code.</summary>
    private static readonly string[] _lineFaults = ["partial write", "unable to parse", "field type conflict", "beyond retention", "max-values-per-tag", "max-series-per-database", "max key length"];

    /// <summary>Whether it may be a line that is at fault, or the server.</summary>
    public bool IsDoubtful => Verdict is InfluxVerdict.Refused or InfluxVerdict.Failed;

    /// <summary>Code and words, not all of them when there are many: 2.x repeats every bad line.</summary>
    public string Reason => $"{Code}: {(Words.Length > LongestReason ? Words[..LongestReason] + "…" : Words)}";

    /// <summary>Classes an answer by its code (0: there was none) and words (DESIGN.md). 1.x answers a type conflict with 400, some versions with 500.</summary>
    public static InfluxAnswer Of(int code, string words, TimeSpan? retryAfter)
    {
        bool line = _lineFaults.Any(fault => words.Contains(fault, StringComparison.OrdinalIgnoreCase));
        InfluxVerdict verdict = code switch
        {
            413 or 422 => InfluxVerdict.BadLine,
            400 or 500 when line => InfluxVerdict.BadLine,
            400 => InfluxVerdict.Refused,
            500 when !words.Contains("timeout", StringComparison.OrdinalIgnoreCase) => InfluxVerdict.Failed,
            < 300 or 408 or 425 or 429 or >= 500 => InfluxVerdict.Retry, // below 300: it began to answer and was cut
            _ => InfluxVerdict.Blocked,
        };
        return new InfluxAnswer(verdict, words, code, retryAfter);
    }
}
