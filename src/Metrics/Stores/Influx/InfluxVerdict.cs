namespace Ioc.Metrics.Stores.Influx;

/// <summary>What an answer to a write means.</summary>
internal enum InfluxVerdict
{
    /// <summary>All lines are in.</summary>
    Written,

    /// <summary>The server cannot now, or we do not know whether it did: the same lines may be sent again.</summary>
    Retry,

    /// <summary>Nothing can be written until a person sets something right (credentials, database, bucket mapping).</summary>
    Blocked,

    /// <summary>Too much at once.</summary>
    TooLarge,

    /// <summary>At least one line is bad; the others may be in.</summary>
    BadLine,

    /// <summary>Refused for a reason we do not know: a line, or the request as a whole.</summary>
    Refused,
}

/// <summary>An answer and, in its own words, why. RetryAfter: how long the server asks to be left alone.</summary>
internal sealed record InfluxAnswer(InfluxVerdict Verdict, string Reason, TimeSpan? RetryAfter = null)
{
    private static readonly string[] _lineFaults =
    [
        "partial write", "unable to parse", "field type conflict", "beyond retention", "max-values-per-tag", "max-series-per-database", "max key length",
        "invalid field", "invalid number", "invalid boolean", "missing fields", "missing tag", "missing field", "bad timestamp", "time outside range",
        "unprocessable entity", "invalid line protocol",
    ];

    /// <summary>Classes an answer by its code and body (DESIGN.md). 1.x answers a type conflict with 400, some versions with 500.</summary>
    public static InfluxAnswer Of(int code, string body, TimeSpan? retryAfter)
    {
        string reason = $"{code}: {(body.Length > 500 ? body[..500] + "…" : body)}";
        bool line = _lineFaults.Any(fault => body.Contains(fault, StringComparison.OrdinalIgnoreCase));
        return code switch
        {
            >= 200 and < 300 => new InfluxAnswer(InfluxVerdict.Written, reason),
            413 => new InfluxAnswer(InfluxVerdict.TooLarge, reason),
            422 => new InfluxAnswer(InfluxVerdict.BadLine, reason),
            400 or 500 when line => new InfluxAnswer(InfluxVerdict.BadLine, reason),
            400 => new InfluxAnswer(InfluxVerdict.Refused, reason),
            408 or 425 or 429 or >= 500 => new InfluxAnswer(InfluxVerdict.Retry, reason, retryAfter),
            _ => new InfluxAnswer(InfluxVerdict.Blocked, reason),
        };
    }
}
