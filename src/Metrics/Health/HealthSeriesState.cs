using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health;

/// <summary>The blob of a <see cref="HealthSeries"/> row: where the outage rules stand, latency of the latest report, gaps of more than 24 h.</summary>
internal sealed record HealthSeriesState(SeriesState Rules, double? LatencyMs, IReadOnlyList<Interval> Gaps)
{
    private const byte Version = 1;

    public byte[] Encode()
    {
        var bytes = new HealthBytes();
        bytes.Byte(Version);
        Rules.Write(bytes);
        bytes.Fixed(BitConverter.DoubleToInt64Bits(LatencyMs ?? double.NaN));
        bytes.Number((ulong)Gaps.Count);
        foreach (Interval gap in Gaps)
        {
            bytes.Signed(gap.Start.Ticks);
            bytes.Signed((gap.End - gap.Start).Ticks);
        }

        return bytes.Written.ToArray();
    }

    /// <summary>Throws <see cref="InvalidDataException"/> for a blob of another version.</summary>
    public static HealthSeriesState Decode(HealthSeries row)
    {
        var reader = new HealthByteReader(row.State);
        if (reader.Byte() != Version)
        {
            throw new InvalidDataException($"health series {row.Unit}/{row.System} has an unknown version");
        }

        SeriesState rules = SeriesState.Read(ref reader);
        double latency = BitConverter.Int64BitsToDouble(reader.Fixed());
        var gaps = new Interval[(int)reader.Number()];
        for (int i = 0; i < gaps.Length; i++)
        {
            var start = new Instant(reader.Signed());
            gaps[i] = new Interval(start, start + new TimeSpan(reader.Signed()));
        }

        return new HealthSeriesState(rules, double.IsNaN(latency) ? null : latency, gaps);
    }

    /// <summary>Seconds between its reports, as the latest said; without decoding the rest.</summary>
    public static int IntervalSeconds(HealthSeries row)
    {
        var reader = new HealthByteReader(row.State);
        reader.Byte();
        return SeriesState.Read(ref reader).LastInterval;
    }
}
