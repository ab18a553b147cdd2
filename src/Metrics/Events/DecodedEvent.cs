using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Events;

/// <summary>
/// One accepted event, decoded. A reusable buffer: the decoder overwrites it, so whoever keeps something copies it.
/// Text members are UTF-8, unescaped, and point into the event's bytes or the buffer's own scratch. Not thread-safe.
/// </summary>
public sealed class DecodedEvent
{
    private byte[] scratch = [];
    private int scratchUsed;

    public EventKind Kind { get; set; }

    /// <summary>CloudEvents `source`, interned by the decoder (few distinct values).</summary>
    public string Source { get; set; } = "";

    /// <summary>CloudEvents `id`, UTF-8.</summary>
    public ReadOnlyMemory<byte> Id { get; set; }

    /// <summary>CloudEvents `time`.</summary>
    public Instant Time { get; set; }

    /// <summary>Kafka's timestamp of the record (over HTTP: when received; in replay: the event's time).</summary>
    public Instant RecordedAt { get; set; }

    /// <summary>The event as it arrived; its SHA-256 is its identity beside (source, id).</summary>
    public ReadOnlyMemory<byte> Bytes { get; set; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, 32 bytes, filled by the decoder for accepted events.</summary>
    public byte[] Sha256 { get; } = new byte[32];

    /// <summary>The unit that it names; null for an indicator report of the province.</summary>
    public Unit? Unit { get; set; }

    /// <summary>Data member `at`: when it took effect. For a source total: when it was counted.</summary>
    public Instant At { get; set; }

    /// <summary>Whether only the ledger, which knows the dossier, can say that it is taken: it is of a unit that has a last day, or hands the dossier over (KPIS.md, A unit that ends).</summary>
    public bool IsForTheLedger { get; set; }

    /// <summary>Where it was found, for the dead letter that it may yet become; null unless <see cref="IsForTheLedger"/>.</summary>
    public EventOrigin? Origin { get; set; }

    // vn.ioc.dossier.status and vn.ioc.dossier.rating

    /// <summary>Dossier number, UTF-8, 1 to 64 UTF-16 units.</summary>
    public ReadOnlyMemory<byte> Dossier { get; set; }

    public long Sequence { get; set; }

    public DossierStatus Status { get; set; }

    /// <summary>Procedure code, interned; null when not carried. May be unknown to the profile.</summary>
    public string? Procedure { get; set; }

    public Channel Channel { get; set; }

    public bool? FullyOnline { get; set; }

    public bool? OutsideArea { get; set; }

    public Instant? DueAt { get; set; }

    public Instant? AcceptedAt { get; set; }

    public bool? DigitizedComponents { get; set; }

    public bool? DigitizedResult { get; set; }

    public Payment Payment { get; set; }

    /// <summary>Whether the dossier goes to another unit with it, or came from one; null: neither.</summary>
    public HandOver? HandOver { get; set; }

    /// <summary>1 to 5.</summary>
    public int Rating { get; set; }

    // vn.ioc.system.health

    public GovernmentSystem? System { get; set; }

    public HealthStatus Health { get; set; }

    /// <summary>Seconds; 0 when not carried (then the profile's).</summary>
    public int IntervalSeconds { get; set; }

    /// <summary>Milliseconds; null when not carried.</summary>
    public double? LatencyMs { get; set; }

    public string? Detail { get; set; }

    // vn.ioc.indicator.report

    public string? Indicator { get; set; }

    public decimal? Value { get; set; }

    public decimal? Numerator { get; set; }

    public decimal? Denominator { get; set; }

    public string? ReportedBy { get; set; }

    public string? Note { get; set; }

    // vn.ioc.source.total

    public LocalDay Day { get; set; }

    public long Received { get; set; }

    public long Resolved { get; set; }

    public long Backlog { get; set; }

    /// <summary>Forgets the event before; called by the decoder.</summary>
    internal void Clear()
    {
        scratchUsed = 0;
        Unit = null;
        IsForTheLedger = false;
        Origin = null;
        Dossier = default;
        Sequence = 0;
        Status = DossierStatus.None;
        Procedure = null;
        Channel = Channel.None;
        FullyOnline = OutsideArea = DigitizedComponents = DigitizedResult = null;
        DueAt = AcceptedAt = null;
        Payment = Payment.Unknown;
        HandOver = null;
        Rating = 0;
        System = null;
        Health = HealthStatus.Up;
        IntervalSeconds = 0;
        LatencyMs = null;
        Detail = Indicator = ReportedBy = Note = null;
        Value = Numerator = Denominator = null;
        Day = default;
        Received = Resolved = Backlog = 0;
    }

    /// <summary>Room for unescaped text that lives as long as this event.</summary>
    internal Memory<byte> Reserve(int length)
    {
        if (scratch.Length - scratchUsed < length)
        {
            scratch = new byte[Math.Max(256, 2 * length)];
            scratchUsed = 0;
        }

        Memory<byte> room = scratch.AsMemory(scratchUsed, length);
        scratchUsed += length;
        return room;
    }
}
