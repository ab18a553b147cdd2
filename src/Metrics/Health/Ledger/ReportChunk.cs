using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>
/// The reports of one series in one quarter of an hour, kept encoded (about 40 bytes a report) and sorted, with the state of the outage rules before the first.
/// Appending in order costs an encode; only a report out of order decodes and writes anew.
/// </summary>
internal sealed class ReportChunk(Instant start)
{
    private const byte Version = 1;
    private const byte CarriesInterval = 4;
    private readonly HealthBytes bytes = new();
    private Instant last = start;

    /// <summary>Length of a chunk.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(15);

    /// <summary>Start of the chunk that an instant belongs to.</summary>
    public static Instant StartOf(Instant at) => new(at.Ticks - (at.Ticks % Span.Ticks));

    public Instant Start { get; } = start;

    /// <summary>State after every report of earlier chunks.</summary>
    public SeriesState Before { get; set; }

    /// <summary>Changed since it was last handed to a batch.</summary>
    public bool Dirty { get; set; }

    public bool IsEmpty => bytes.Length == 0;

    /// <summary>Number of the ledger's commit during which it last changed; a chunk leaves memory only well after.</summary>
    public long Touched { get; set; }

    /// <summary>Adds a report later than every one here.</summary>
    public void Append(in HealthReport report)
    {
        bytes.Number((ulong)(report.At - last).Ticks);
        bytes.Signed((report.Time - report.At).Ticks);
        bytes.Number((ulong)report.Id.Length);
        bytes.Span(report.Id.Span);
        bytes.Byte((byte)((byte)report.Status | (report.IntervalSeconds > 0 ? CarriesInterval : 0)));
        if (report.IntervalSeconds > 0)
        {
            bytes.Number((ulong)report.IntervalSeconds);
        }

        bytes.Fixed(report.Identity);
        last = report.At;
    }

    /// <summary>Puts a report where it belongs; false when it is already here.</summary>
    public bool Insert(in HealthReport report)
    {
        List<HealthReport> reports = Read();
        foreach (HealthReport known in reports)
        {
            if (known.Identity == report.Identity)
            {
                return false;
            }
        }

        int position = reports.BinarySearch(report);
        reports.Insert(~position, report);
        bytes.Clear();
        last = Start;
        foreach (HealthReport each in reports)
        {
            Append(each);
        }

        return true;
    }

    public List<HealthReport> Read()
    {
        var reports = new List<HealthReport>();
        byte[] copy = bytes.Written.ToArray();
        var reader = new HealthByteReader(copy);
        Instant at = Start;
        while (!reader.AtEnd)
        {
            at += new TimeSpan((long)reader.Number());
            Instant time = at + new TimeSpan(reader.Signed());
            int length = (int)reader.Number();
            ReadOnlyMemory<byte> id = copy.AsMemory(reader.Position, length);
            reader.Span(length);
            byte flags = reader.Byte();
            int interval = (flags & CarriesInterval) != 0 ? ReportInterval.Believed((int)reader.Number()) : 0;
            reports.Add(new HealthReport(at, time, id, (HealthStatus)(flags & 3), interval, reader.Fixed()));
        }

        return reports;
    }

    public byte[] Encode()
    {
        var blob = new HealthBytes(bytes.Length + 64);
        blob.Byte(Version);
        Before.Write(blob);
        blob.Signed((last - Start).Ticks);
        blob.Span(bytes.Written);
        return blob.Written.ToArray();
    }

    /// <summary>Throws <see cref="InvalidDataException"/> for a blob of another version.</summary>
    public static ReportChunk Decode(HealthChunk stored)
    {
        var reader = new HealthByteReader(stored.Reports);
        if (reader.Byte() != Version)
        {
            throw new InvalidDataException($"health chunk of {stored.Unit}/{stored.System} at {stored.Start} has an unknown version");
        }

        var chunk = new ReportChunk(stored.Start) { Before = SeriesState.Read(ref reader) };
        chunk.last = stored.Start + new TimeSpan(reader.Signed());
        chunk.bytes.Span(stored.Reports.AsSpan(reader.Position));
        return chunk;
    }
}
